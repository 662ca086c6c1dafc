import type { ReactNode } from "react";
import { FilterBar, type FilterBarProps } from "@/app/_components/filter-bar";
import { PageHeader } from "@/app/_components/page-header";
import { PanelBoundary } from "@/app/_components/panel-boundary";
import type { PageView } from "@/app/_data/page-view";
import { text } from "@/app/messages/text";

/**
 * A page whose numbers could not be worked out: its title and its filter stay, so that it can be tried again or asked
 * otherwise. What went wrong is thrown again inside its own place, where it is logged.
 */
export function PageApart({
  title,
  path,
  view,
  reason,
  ...bar
}: { title: ReactNode; view: PageView; reason: unknown } & Pick<FilterBarProps, "path" | "keep" | "compares">) {
  return (
    <>
      <PageHeader title={title} />
      <FilterBar path={path} filters={view.filters} period={view.period} dimensions={view.dimensions} notices={view.notices} {...bar} />
      <PanelBoundary title={text.empty.contentBroken}>
        <Thrown reason={reason} />
      </PanelBoundary>
    </>
  );
}

/** Throws what has gone wrong where a boundary catches it. */
export function Thrown({ reason }: { reason: unknown }): never {
  throw reason instanceof Error ? reason : new Error(String(reason));
}
