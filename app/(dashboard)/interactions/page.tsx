import type { Metadata } from "next";
import { Suspense } from "react";
import { NothingMatches } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { HiddenBy } from "@/app/_components/hidden-by";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { fileHref } from "@/app/_data/file-href";
import { openPage, type PageView, type SearchParams } from "@/app/_data/page-view";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { Pager } from "@/app/(dashboard)/_components/pager";
import { DocumentButton } from "@/app/(dashboard)/interactions/_components/document-button";
import { InteractionSelection } from "@/app/(dashboard)/interactions/_components/interaction-selection";
import { InteractionTable } from "@/app/(dashboard)/interactions/_components/interaction-table";
import { NothingMentions } from "@/app/(dashboard)/interactions/_components/nothing-mentions";
import { RowsSentence } from "@/app/(dashboard)/interactions/_components/rows-sentence";
import { SearchForm } from "@/app/(dashboard)/interactions/_components/search-form";
import { recordText } from "@/app/messages/record-text";
import { listDrafts } from "@/lib/documenting/drafts";
import { MOST_AT_ONCE } from "@/lib/failures/select-interactions";
import { ENDINGS } from "@/lib/handling/ending-rules";
import { type Exploration, explore } from "@/lib/interactions/explore";
import { WHICH_KEYS } from "@/lib/interactions/which";
import { lastParam } from "@/lib/raw-params";
import { SEARCH_CHARACTERS } from "@/lib/search/parse-search";
import { OPENED_FROM } from "@/lib/views/view-href";

const PATH = "/interactions";

export const metadata: Metadata = { title: recordText.interactions.title };

export default function InteractionsPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.interactions.title} />}>
      <Explorer searchParams={searchParams} />
    </Suspense>
  );
}

async function Explorer({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /interactions", searchParams);
  const drafts = await countDrafts(view);
  if (view.data === null) return <Empty drafts={drafts} />;
  const keep = ownParams(view.params);
  const [read] = await Promise.allSettled([explore(view.workspace, view.actor, view.filters, view.params, { now: view.period.asOf })]);
  if (read.status === "rejected") {
    return <PageApart title={recordText.interactions.title} path={PATH} view={view} reason={read.reason} keep={keep} compares={false} />;
  }
  const exploration = read.value;
  const { list, which } = exploration;
  const address = new URLSearchParams([...new URLSearchParams(view.query), ...keep]);
  // What could not be searched for stays in the field, to be mended.
  const written = which.search?.text ?? (lastParam(view.params, "q") ?? "").slice(0, SEARCH_CHARACTERS);
  return (
    <>
      <PageHeader
        title={recordText.interactions.title}
        sentence={<RowsSentence view={view} exploration={exploration} />}
        actions={<DocumentButton drafts={drafts} />}
      />
      <SearchForm path={PATH} params={withOpened(address, view.params)} written={written} />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={[...view.notices, ...exploration.notices]}
        keep={keep}
        compares={false}
        rows={{ count: list.count, isMore: list.search?.isMore ?? false, unit: list.unit }}
        exportHref={fileHref("/api/interactions", view.query, keep)}
        exportFormats={["csv"]}
      />
      {list.count === 0 && which.search ? (
        <NothingMentions view={view} path={PATH} search={which.search} kept={address} />
      ) : list.count === 0 ? (
        <NothingMatches clearHref={`${PATH}?period=all`}>
          <HiddenBy view={view} path={PATH} which={which} keep={keep} />
        </NothingMatches>
      ) : (
        <ListKeys>
          <InteractionSelection
            key={`${address}`}
            query={`${address}`}
            matching={list.unit === "interaction" && !list.search?.isMore && list.count <= MOST_AT_ONCE ? list.count : null}
          >
            <InteractionTable lines={list.lines} zone={view.period.zone} dateName={dateNameOf(which)} />
          </InteractionSelection>
          <Pager path={PATH} params={address} older={list.older} newer={list.newer} />
          <KeyHints canSelect={view.actor.may("write")} />
        </ListKeys>
      )}
    </>
  );
}

/** How many interactions the person has begun to document and not filed. */
async function countDrafts({ actor, workspace }: PageView): Promise<number> {
  return actor.may("document") && actor.user ? (await listDrafts(workspace.record, actor, Date.now())).length : 0;
}

function Empty({ drafts }: { drafts: number }) {
  return (
    <>
      <PageHeader title={recordText.interactions.title} actions={<DocumentButton drafts={drafts} />} />
      <NothingYet />
    </>
  );
}

/** Which rows are asked for, apart from the filters: kept when a filter changes. */
function ownParams(params: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(WHICH_KEYS.flatMap((key) => [params[key] ?? []].flat().map((value): [string, string] => [key, value])));
}

/** The address with the view it was opened from, so that the page can still say that it was changed since. */
function withOpened(address: URLSearchParams, params: Record<string, string | string[] | undefined>): URLSearchParams {
  const opened = lastParam(params, OPENED_FROM);
  return new URLSearchParams([...address, ...(opened === undefined ? [] : [[OPENED_FROM, opened]])]);
}

function dateNameOf(which: Exploration["which"]): string {
  const { columns } = recordText.interactions;
  if (which.kind === "interactions") return which.clock === "occurred" ? columns.happened : columns.contacted;
  if (which.kind === "ending") return ENDINGS[which.ending].cohortDate === "contacted" ? columns.contacted : columns.closed;
  if (which.metric === "follow-through") return columns.due;
  return which.metric === "commendation-conversion" ? columns.closed : columns.contacted;
}
