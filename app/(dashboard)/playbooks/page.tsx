import type { Metadata } from "next";
import { Suspense } from "react";
import { Nothing } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { IfMay } from "@/app/_components/rights";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { MakePlaybook } from "@/app/(dashboard)/playbooks/_components/make-playbook";
import { PlaybookTable } from "@/app/(dashboard)/playbooks/_components/playbook-table";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatRate } from "@/lib/format";
import { listPlaybooks, type PlaybookLine } from "@/lib/playbooks/read-playbooks";

const PATH = "/playbooks";

export const metadata: Metadata = { title: recordText.playbooks.title };

export default function PlaybooksPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.playbooks.title} />}>
      <Playbooks searchParams={searchParams} />
    </Suspense>
  );
}

async function Playbooks({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /playbooks", searchParams);
  const words = recordText.playbooks;
  const [read] = await Promise.allSettled([listPlaybooks(view.workspace, view.actor, view.filters, { now: view.period.asOf })]);
  if (read.status === "rejected") return <PageApart title={words.title} path={PATH} view={view} reason={read.reason} />;
  const { lines } = read.value;
  return (
    <>
      <PageHeader title={words.title} sentence={<p>{sentenceOf(lines)}</p>} />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={view.notices}
        compares={false}
      />
      {lines.length === 0 ? (
        <Nothing title={words.noneMatches} hint={words.noneHint} />
      ) : (
        <ListKeys>
          <PlaybookTable lines={lines} query={view.query} />
          <KeyHints />
        </ListKeys>
      )}
      <IfMay right="govern">
        <MakePlaybook others={lines.filter(({ current }) => current !== null).map(({ code, name }) => ({ code, name }))} />
      </IfMay>
    </>
  );
}

/** How the steps of the playbooks in use went, and whose least. Steps that two of them share are said with each. */
function sentenceOf(lines: readonly PlaybookLine[]): string {
  const words = recordText.playbooks.sentence;
  const observed = lines.filter(({ adherence, retiredAt }) => adherence.value !== null && retiredAt === null);
  const [most] = observed.toSorted((a, b) => b.adherence.judged - a.adherence.judged);
  if (!most || most.adherence.value === null) return words.nothing;
  return `${most.name}: ${words.observed(formatRate(most.adherence.value), formatCount(most.adherence.judged))}${words.end}`;
}
