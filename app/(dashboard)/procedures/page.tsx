import type { Metadata } from "next";
import { Suspense } from "react";
import { NoDataYet, NothingMatches } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { TemplateLink } from "@/app/_components/template-link";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { ProcedureTable } from "@/app/(dashboard)/procedures/_components/procedure-table";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { isNarrowed } from "@/lib/filters";
import { listProcedures, type ProcedureRow } from "@/lib/procedures/list-procedures";

const PATH = "/procedures";

export const metadata: Metadata = { title: recordText.procedures.title };

export default function ProceduresPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.procedures.title} />}>
      <Procedures searchParams={searchParams} />
    </Suspense>
  );
}

async function Procedures({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /procedures", searchParams);
  const words = recordText.procedures;
  if (view.data === null) {
    return (
      <>
        <PageHeader title={words.title} />
        <NothingYet />
      </>
    );
  }
  const [read] = await Promise.allSettled([listProcedures(view.workspace, view.actor, view.filters, { now: view.period.asOf })]);
  if (read.status === "rejected") return <PageApart title={words.title} path={PATH} view={view} reason={read.reason} />;
  const { rows } = read.value;
  return (
    <>
      <PageHeader title={words.title} sentence={rows.length > 0 && <p>{sentenceOf(rows)}</p>} />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={view.notices}
        compares={false}
      />
      {rows.length === 0 ? (
        isNarrowed(view.filters) ? (
          <NothingMatches clearHref={PATH} title={words.noneMatches} />
        ) : (
          <NoDataYet title={words.none} hint={words.noneHint} action={text.empty.fromFile}>
            <TemplateLink />
          </NoDataYet>
        )
      ) : (
        <ListKeys>
          <ProcedureTable rows={rows} query={view.query} />
          <KeyHints />
        </ListKeys>
      )}
    </>
  );
}

function sentenceOf(rows: ProcedureRow[]): string {
  const words = recordText.procedures.sentence;
  const live = rows.filter(({ retiredAt }) => retiredAt === null);
  const count = (holds: (row: ProcedureRow) => boolean) => live.filter(holds).length;
  return [
    words.procedures(rows.length),
    words.failing(count(({ failures }) => failures.length > 0)),
    words.unowned(count(({ production, support }) => production === null || support === null)),
    words.unversioned(count(({ current }) => current === null)),
  ].join("");
}
