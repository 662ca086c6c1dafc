import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";
import { text } from "@/app/messages/text";

/** Three kinds of nothing that must never look alike: no data at all, hidden by filters, broken. */
export function NoDataYet({
  title = text.empty.noData,
  hint = text.empty.noDataHint,
  href = "/imports",
  action = text.empty.importFile,
}: {
  title?: string;
  hint?: ReactNode;
  href?: string;
  action?: string;
}) {
  return (
    <Nothing title={title} hint={hint}>
      <ButtonLink kind="main" href={href}>
        {action}
      </ButtonLink>
    </Nothing>
  );
}

/** `clearHref` is this page without its filters. */
export function NothingMatches({
  clearHref,
  title = text.empty.filtered,
  hint = text.empty.filteredHint,
}: {
  clearHref: string;
  title?: string;
  hint?: ReactNode;
}) {
  return (
    <Nothing title={title} hint={hint}>
      <ButtonLink href={clearHref}>{text.empty.clear}</ButtonLink>
    </Nothing>
  );
}

/** Something failed here and only here; `children` is the way to try again. */
export function Broken({
  title = text.empty.broken,
  hint = text.empty.brokenHint,
  children,
}: {
  title?: string;
  hint?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Nothing title={title} hint={hint} isAlert>
      {children}
    </Nothing>
  );
}

function Nothing({ title, hint, children, isAlert = false }: { title: string; hint: ReactNode; children?: ReactNode; isAlert?: boolean }) {
  return (
    <div role={isAlert ? "alert" : undefined} className="rounded-lg border border-edge border-dashed px-5 py-8 text-center">
      <p className="font-semibold">{title}</p>
      <div className="mx-auto mt-1 max-w-[34rem] text-mute">{hint}</div>
      {children && <div className="no-print mt-4 flex justify-center gap-2">{children}</div>}
    </div>
  );
}
