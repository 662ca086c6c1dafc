import { Suspense } from "react";
import { CrossPanel } from "@/app/_components/cross-panel";
import { PanelBoundary } from "@/app/_components/panel-boundary";
import { Section } from "@/app/_components/section";
import type { PageView } from "@/app/_data/page-view";
import { text } from "@/app/messages/text";
import type { Dimension } from "@/lib/metrics/dimensions";
import { readCross } from "@/lib/overview/read-cross";

interface CrossSectionProps {
  view: PageView;
  /** The axis to cross with what broke; absent: how it felt, or the topic where no feeling is recorded. */
  columns?: readonly Dimension[];
  mostRows?: number;
  mostColumns?: number;
}

/** How it felt across what broke: the fix list. Counted beside the rest of the page, and broken alone when it breaks. */
export function CrossSection(props: CrossSectionProps) {
  return (
    <PanelBoundary title={text.empty.brokenNamed(text.cross.title)}>
      <Suspense fallback={<div aria-hidden="true" className="skeleton h-72" />}>
        <Crossed {...props} />
      </Suspense>
    </PanelBoundary>
  );
}

async function Crossed({ view, ...options }: CrossSectionProps) {
  const { workspace, actor, filters, period } = view;
  const cross = await readCross(workspace, actor, filters, { ...options, now: period.asOf, compare: period.compare });
  if (!cross)
    return (
      <Section title={text.cross.title}>
        <p className="text-mute">{text.cross.nothing}</p>
      </Section>
    );
  const title = text.cross.titleOf(cross.by.columns, cross.by.rows);
  return (
    <Section title={title} hint={text.cross.hint(cross.by.columns === "cause.anger" && cross.by.rows === "failure")}>
      <CrossPanel table={cross.table} before={cross.before} by={cross.by} filters={filters} caption={title} />
    </Section>
  );
}
