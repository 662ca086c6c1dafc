import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";
import { LoadSample } from "@/app/_components/sample/load-sample";
import { text } from "@/app/messages/text";

/** Three kinds of nothing that must never look alike: no data at all, hidden by filters, broken. */
export function NoDataYet({
  title = text.empty.noData,
  hint = text.empty.noDataHint,
  href = "/imports",
  action = text.empty.importFile,
  offersSample = true,
}: {
  title?: string;
  hint?: ReactNode;
  href?: string;
  action?: string;
  /** False where the workspace holds interactions, only none of this kind. */
  offersSample?: boolean;
}) {
  return (
    <Nothing title={title} hint={hint}>
      <div className="grid w-full justify-items-center gap-3">
        {offersSample && (
          <>
            <LoadSample />
            <p className="max-w-[34rem] text-mute text-sm">{text.empty.sampleHint}</p>
          </>
        )}
        <ButtonLink kind={offersSample ? "plain" : "main"} href={href}>
          {action}
        </ButtonLink>
        <p className="max-w-[34rem] text-mute text-sm">
          {text.empty.commandHint} <code className="break-all">npm run -s debrief -- import FILE</code>
        </p>
      </div>
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
      {children && <div className="mt-4 flex justify-center gap-2">{children}</div>}
    </div>
  );
}
