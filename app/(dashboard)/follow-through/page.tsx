import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { NoDataYet, NothingMatches } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { NothingYet } from "@/app/_components/first-steps";
import { HiddenBy } from "@/app/_components/hidden-by";
import { MetricTile } from "@/app/_components/metric-tile";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { TemplateLink } from "@/app/_components/template-link";
import { describeFilters } from "@/app/_data/describe-filters";
import { fileHref } from "@/app/_data/file-href";
import { metricWords } from "@/app/_data/metric-words";
import { openPage, type PageView, type SearchParams } from "@/app/_data/page-view";
import { rowsHref } from "@/app/_data/rows-href";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { ShareTrend } from "@/app/(dashboard)/_components/share-trend";
import { BrokenTable } from "@/app/(dashboard)/follow-through/_components/broken-table";
import { CurvesSection } from "@/app/(dashboard)/follow-through/_components/curves-section";
import { FollowThroughSentence } from "@/app/(dashboard)/follow-through/_components/follow-through-sentence";
import { Ledger } from "@/app/(dashboard)/follow-through/_components/ledger";
import { PartsBar } from "@/app/(dashboard)/follow-through/_components/parts-bar";
import { SilenceSection } from "@/app/(dashboard)/follow-through/_components/silence-section";
import { SplitTable } from "@/app/(dashboard)/follow-through/_components/split-table";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { isDocumented } from "@/lib/documented";
import { isNarrowed } from "@/lib/filters";
import { formatCount } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import { parseFollowThroughOptions } from "@/lib/promises/follow-through-options";
import { summariseFollowThrough } from "@/lib/promises/follow-through-summary";
import { readFollowThrough } from "@/lib/promises/read-follow-through";

const PATH = "/follow-through";

export const metadata: Metadata = { title: recordText.followThrough.title };

export default function FollowThroughPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.followThrough.title} />}>
      <FollowThroughView searchParams={searchParams} />
    </Suspense>
  );
}

async function FollowThroughView({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /follow-through", searchParams);
  const words = recordText.followThrough;
  if (view.data === null) {
    return (
      <>
        <PageHeader title={words.title} />
        <NothingYet />
      </>
    );
  }
  const { notices, ...options } = parseFollowThroughOptions(view.params);
  const [read] = await Promise.allSettled([
    readFollowThrough(view.workspace, view.actor, view.filters, { now: view.period.asOf, ...options }),
  ]);
  if (read.status === "rejected") return <PageApart title={words.title} path={PATH} view={view} reason={read.reason} />;
  const { overall, by, broken, silences, curves, ledger, ...found } = read.value;
  const promises = overall.parts.reduce((sum, part) => sum + part.count, 0);
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={
          <FollowThroughSentence
            summary={summariseFollowThrough({ overall, by })}
            result={overall}
            query={view.query}
            broken={broken}
            filters={view.filters}
          />
        }
      />
      <FilterBar
        path={PATH}
        filters={view.filters}
        period={view.period}
        dimensions={view.dimensions}
        notices={[...view.notices, ...notices]}
        rows={{ count: promises, unit: "promise", href: rowsHref(view.query, { metric: "follow-through", part: "cohort" }) }}
        exportHref={fileHref("/api/metrics/follow-through", view.query)}
      />
      {promises === 0 ? (
        <NoPromise view={view} />
      ) : (
        <div className="grid grid-cols-1 gap-9">
          <div className="grid grid-cols-1 gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
            {[overall, found.everKept, found.interactions, found.coverage].map((result) => (
              <MetricTile
                key={result.id}
                result={result}
                words={metricWords(result.id)}
                query={view.query}
                inForce={describeFilters(view)}
              />
            ))}
          </div>
          <PartsBar result={overall} query={view.query} />
          <Section title={words.rates} hint={words.ratesHint}>
            <div className="grid grid-cols-1 gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
              {[found.agreed, found.satisfaction, found.silence, found.time].map((result) => (
                <MetricTile
                  key={result.id}
                  result={result}
                  words={metricWords(result.id)}
                  query={view.query}
                  inForce={describeFilters(view)}
                  note={result.id === "promise-satisfaction" ? <NotAsked result={result} query={view.query} /> : undefined}
                />
              ))}
            </div>
          </Section>
          <Section title={words.broken.title} hint={words.broken.hint}>
            <BrokenTable broken={broken} filters={view.filters} />
          </Section>
          <ShareTrend
            result={overall}
            query={view.query}
            words={{
              title: words.trend,
              hint: words.trendHint,
              summary: words.trendSummary,
              kept: words.columns.kept,
              due: words.columns.due,
            }}
          />
          <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
            {(["team", "kind", "procedure"] as const).map((each) => (
              <Section key={each} title={words.splits[each]} hint={words.splits.hint}>
                <SplitTable result={by[each]} by={each} query={view.query} />
              </Section>
            ))}
          </div>
          <CurvesSection curves={curves} query={view.query} options={options} />
          <SilenceSection silences={silences} query={view.query} options={options} />
          <Section
            title={words.ledger}
            hint={words.ledgerHint}
            aside={
              <Link href="/callbacks" className="link target inline-flex items-center text-sm">
                {words.work}
              </Link>
            }
          >
            <ListKeys>
              <Ledger sections={ledger} query={view.query} zone={view.period.zone} />
              <KeyHints />
            </ListKeys>
          </Section>
        </div>
      )}
    </>
  );
}

/** Done promises of which nobody asked the customer. */
function NotAsked({ result, query }: { result: MetricResult; query: string }) {
  const { unknown } = result.total;
  if (unknown === 0) return null;
  return (
    <NumberWithRows href={rowsHref(query, { metric: result.id, part: "unknown" })}>
      {recordText.followThrough.notAsked(formatCount(unknown))}
    </NumberWithRows>
  );
}

/** No promise documented at all, or none in view. */
async function NoPromise({ view }: { view: PageView }) {
  const words = recordText.followThrough;
  if (!(await isDocumented(view.workspace, view.actor, "promise"))) {
    return (
      <NoDataYet title={words.noneRecorded} hint={words.noneRecordedHint} action={text.empty.fromFile}>
        <TemplateLink />
      </NoDataYet>
    );
  }
  const narrowed = isNarrowed(view.filters);
  return (
    <NothingMatches
      clearHref={`${PATH}?period=all`}
      title={narrowed ? undefined : words.none}
      hint={narrowed ? undefined : words.noneHint}
      clear={narrowed ? undefined : text.empty.allTime}
    >
      <HiddenBy view={view} path={PATH} which={{ kind: "drill", metric: "follow-through", part: "cohort" }} />
    </NothingMatches>
  );
}
