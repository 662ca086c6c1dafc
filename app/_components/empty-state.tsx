import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";
import { IfMay } from "@/app/_components/rights";
import { text } from "@/app/messages/text";

/*
 * Three kinds of nothing that must never look alike: nothing documented yet, hidden by filters, broken.
 */

/** There are interactions, but none documented with what this page is about: says what would fill it. For an empty workspace: NothingYet of first-steps.tsx. */
export function NoDataYet({
  title = text.empty.first.title,
  hint = text.empty.first.hint,
  href = "/imports",
  action = text.empty.importFile,
  children,
}: {
  title?: string;
  hint?: ReactNode;
  href?: string;
  action?: string;
  children?: ReactNode;
}) {
  const next = (
    <>
      <ButtonLink kind="main" href={href}>
        {action}
      </ButtonLink>
      {children}
    </>
  );
  return (
    <Nothing title={title} hint={hint}>
      {href === "/imports" ? <IfMay right="import">{next}</IfMay> : next}
    </Nothing>
  );
}

/** `clearHref` is this page without its filters; `children` may say which filter hides most. */
export function NothingMatches({
  clearHref,
  title = text.empty.filtered,
  hint = text.empty.filteredHint,
  clear = text.empty.clear,
  children,
}: {
  clearHref: string;
  title?: string | undefined;
  hint?: ReactNode;
  clear?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <Nothing
      title={title}
      hint={
        <>
          {hint}
          {children}
        </>
      }
    >
      <ButtonLink href={clearHref}>{clear}</ButtonLink>
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

export function Nothing({
  title,
  hint,
  children,
  isAlert = false,
}: {
  title: string;
  hint: ReactNode;
  children?: ReactNode;
  isAlert?: boolean;
}) {
  return (
    <div role={isAlert ? "alert" : undefined} className="rounded-lg border border-edge border-dashed px-5 py-8 text-center">
      <p className="font-semibold">{title}</p>
      <div className="mx-auto mt-1 max-w-[34rem] text-mute">{hint}</div>
      {children && <div className="no-print mt-4 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
