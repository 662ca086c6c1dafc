import type { Metadata } from "next";
import { Suspense } from "react";
import { ButtonLink, buttonLook } from "@/app/_components/button";
import { NoDataYet, NothingMatches } from "@/app/_components/empty-state";
import { ExportMenu } from "@/app/_components/export-menu";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { HiddenBy } from "@/app/_components/hidden-by";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { IfMay } from "@/app/_components/rights";
import { TemplateLink } from "@/app/_components/template-link";
import { fileHref } from "@/app/_data/file-href";
import { hrefOf } from "@/app/_data/filter-params";
import { openPage, type PageView, type SearchParams } from "@/app/_data/page-view";
import { Key, KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { EmergingLink } from "@/app/(dashboard)/failures/_components/emerging-link";
import { FailureSelection } from "@/app/(dashboard)/failures/_components/failure-selection";
import { FailureTable } from "@/app/(dashboard)/failures/_components/failure-table";
import { FailuresSentence } from "@/app/(dashboard)/failures/_components/failures-sentence";
import { ListPages } from "@/app/(dashboard)/failures/_components/list-pages";
import { StateChips } from "@/app/(dashboard)/failures/_components/state-chips";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { isDocumented } from "@/lib/documented";
import { orderToText, parseFailureOrder, sortFailures } from "@/lib/failures/failure-sort";
import { summariseFailures } from "@/lib/failures/failure-summary";
import { listFailures } from "@/lib/failures/list-failures";
import { pageOf, parseListPage } from "@/lib/failures/list-page";
import { inState, parseStateFilter } from "@/lib/failures/state-filter";
import { isNarrowed } from "@/lib/filters";
import { teamChoices } from "@/lib/ownership/team-choices";

const PATH = "/failures";

export const metadata: Metadata = { title: recordText.failures.title };

export default function FailuresPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.failures.title} />}>
      <Failures searchParams={searchParams} />
    </Suspense>
  );
}

async function Failures({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /failures", searchParams);
  if (view.data === null) return <Empty />;
  const { order, notices } = parseFailureOrder(view.params);
  const { state, notices: unread } = parseStateFilter(view.params);
  const { page: asked, notices: unpaged } = parseListPage(view.params);
  const sorted = new URLSearchParams("sort" in view.params ? { sort: orderToText(order) } : {});
  const keep = new URLSearchParams([...sorted, ...(state === null ? [] : [["state", state]])]);
  const [read] = await Promise.allSettled([listFailures(view.workspace, view.actor, view.filters, { now: view.period.asOf })]);
  if (read.status === "rejected")
    return <PageApart title={recordText.failures.title} path={PATH} view={view} reason={read.reason} keep={keep} />;
  const list = read.value;
  const all = [...list.rows, ...list.unseen];
  const rows = inState(all, state);
  const page = pageOf(sortFailures(rows, order), asked);
  const params = new URLSearchParams([...new URLSearchParams(view.query), ...sorted]);
  return (
    <>
      <PageHeader
        title={recordText.failures.title}
        sentence={<FailuresSentence summary={summariseFailures(list.rows)} unseen={list.unseen.length} />}
        actions={
          <>
            <ButtonLink href={hrefOf("/failures/first", new URLSearchParams(view.query))}>{recordText.priorities.link}</ButtonLink>
            <EmergingLink view={view} />
            <ExportMenu
              href={fileHref("/api/reports/recurring-issues", view.query)}
              label={recordText.failures.report}
              className={buttonLook()}
            />
          </>
        }
      />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={[...view.notices, ...notices, ...unread, ...unpaged]}
        keep={keep}
        place={new URLSearchParams(page.number > 1 ? { page: String(page.number) } : {})}
        rows={{ count: rows.length, unit: "failure" }}
      />
      {all.length === 0 ? (
        <NoneSeen view={view} />
      ) : (
        <>
          <StateChips rows={all} chosen={state} params={params} />
          <ListKeys>
            <FailureSelection
              // What is ticked on one page is not on another.
              key={page.pages > 1 ? `${page.number} ${orderToText(order)}` : "all"}
              codes={page.rows.map((row) => row.code)}
              query={view.query}
              teams={await teamChoices(view.workspace, view.actor)}
              isArchived={state === "archived"}
            >
              {rows.length === 0 ? (
                <p className="text-mute">{recordText.failures.noneInState}</p>
              ) : (
                <FailureTable list={list} rows={page.rows} order={order} state={state} view={view} />
              )}
            </FailureSelection>
            <ListPages
              page={page}
              count={rows.length}
              params={new URLSearchParams([...params, ...(state === null ? [] : [["state", state]])])}
            />
            {rows.length > 0 && (
              <KeyHints canSelect>
                <IfMay right="write">
                  {" · "}
                  <Key>a</Key> {recordText.failures.keys.assign} · <Key>e</Key> {recordText.failures.keys.archive}
                </IfMay>
              </KeyHints>
            )}
          </ListKeys>
        </>
      )}
    </>
  );
}

/** No failure recorded at all, or none in view. */
async function NoneSeen({ view }: { view: PageView }) {
  if (!(await isDocumented(view.workspace, view.actor, "failure"))) {
    return (
      <NoDataYet title={recordText.failures.noneRecorded} hint={recordText.failures.noneRecordedHint} action={text.empty.fromFile}>
        <TemplateLink />
      </NoDataYet>
    );
  }
  const narrowed = isNarrowed(view.filters);
  return (
    <NothingMatches
      clearHref={`${PATH}?period=all`}
      title={narrowed ? undefined : recordText.failures.noneSeen}
      hint={narrowed ? undefined : recordText.failures.noneSeenHint}
      clear={narrowed ? undefined : text.empty.allTime}
    >
      <HiddenBy view={view} path={PATH} which={{ kind: "drill", metric: "recurring-failures", part: "cohort" }} />
    </NothingMatches>
  );
}

function Empty() {
  return (
    <>
      <PageHeader title={recordText.failures.title} />
      <NothingYet />
    </>
  );
}
