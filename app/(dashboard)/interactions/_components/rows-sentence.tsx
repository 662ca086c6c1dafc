import Link from "next/link";
import { hrefOf } from "@/app/_data/filter-params";
import type { PageView } from "@/app/_data/page-view";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { parseIsoDay } from "@/lib/dates";
import { formatBucketLong, formatCount, formatDay } from "@/lib/format";
import { sideWords } from "@/lib/handling/ending-rows";
import { ENDINGS } from "@/lib/handling/ending-rules";
import type { Exploration } from "@/lib/interactions/explore";
import { COUNTED_WAITING } from "@/lib/interactions/list-interactions";
import { momentText } from "@/lib/interactions/moment";
import type { DrillWhich, EndingWhich } from "@/lib/interactions/which";
import { metrics } from "@/lib/metrics";
import { parseHaving } from "@/lib/metrics/having";
import type { Search } from "@/lib/search/parse-search";
import { promiseKindLabels } from "@/lib/vocabulary";

/** What these rows are and how many: "2,060 promises behind follow-through: missed: due and not done, week of 3 March 2025." */
export function RowsSentence({ view, exploration }: { view: PageView; exploration: Exploration }) {
  const { which, list } = exploration;
  const words = recordText.interactions.sentence;
  const count = `${formatCount(list.count)}${list.search?.isMore ? "+" : ""}`;
  if (which.search && list.count === 0)
    return (
      <>
        {recordText.interactions.search.none(which.search.text)}
        <Waiting list={list} />
      </>
    );
  if (which.kind === "drill") {
    const isFailure = list.unit === "failure";
    return (
      <>
        <strong>
          {count} {recordText.interactions.unit(list.unit, list.count)}
        </strong>
        {words.behind(metrics[which.metric].title)}
        {words.parts(list.parts.map((part) => part.label))}
        {bucketWords(which, view)}
        {seriesWords(which, view)}
        {which.having !== undefined && havingWords(which.having)}
        {which.search && recordText.interactions.search.whose(which.search.text)}.{isFailure && words.failures}
        <Since list={list} view={view} />
        <Waiting list={list} />{" "}
        <Link href={hrefOf("/interactions", new URLSearchParams(view.query))} className="link whitespace-nowrap">
          {words.allRows}
        </Link>
      </>
    );
  }
  if (which.kind === "ending") return <BehindEnding view={view} which={which} list={list} />;
  if (list.count === 0) return words.none;
  const [first, rest] =
    which.each === "customer"
      ? words.customers(count, list.count)
      : which.each === "issue"
        ? words.issues(count, list.count)
        : which.isUnclosed
          ? words.unclosed(count, list.count)
          : words.every(count, list.count);
  const latest = list.lines[0];
  if (which.search && which.each === "interaction")
    return (
      <>
        <strong>
          {count} {recordText.interactions.unit(list.unit, list.count)}
          {recordText.interactions.search.mention(which.search.text, list.count)}
        </strong>
        {which.isUnclosed && words.withoutClosing}
        {which.clock === "occurred" ? words.byOccurrence : words.newestFirst}
        <Since list={list} view={view} />
        <Waiting list={list} />
      </>
    );
  return (
    <>
      <strong>
        {first}
        {rest}
      </strong>
      {(which.alike ?? which.need) !== undefined && recordText.needs.alikeRows}
      {which.each === "interaction" &&
        list.difficult !== null &&
        view.filters.difficult === "any" &&
        list.count > 0 &&
        words.difficult(formatCount(list.difficult), list.difficult === list.count)}
      {which.toldFrom !== undefined && words.toldFrom(formatDay(parseIsoDay(which.toldFrom) ?? 0))}
      {which.isUndated && words.undated}
      {which.each === "issue" && words.issuesEnd}
      {which.each === "customer" ? customersWords(which.search) : which.clock === "occurred" ? words.byOccurrence : words.newestFirst}
      {latest && list.newer === null && words.lastOn(momentText(latest, view.period.zone))}
      <Waiting list={list} />
    </>
  );
}

/** "24 interactions behind ended calm: we apologised: before the facts; calm at the end." */
async function BehindEnding({ view, which, list }: { view: PageView; which: EndingWhich; list: Exploration["list"] }) {
  const words = recordText.interactions.sentence;
  const side = await sideWords({ workspace: view.workspace }, which);
  const parts = list.parts.map(({ label }) => label);
  return (
    <>
      <strong>
        {`${formatCount(list.count)}${list.search?.isMore ? "+" : ""}`} {recordText.interactions.unit(list.unit, list.count)}
      </strong>
      {words.behind(ENDINGS[which.ending].title)}
      {words.parts(parts)}
      {side && words.side(side.factor, side.side)}
      {which.search && recordText.interactions.search.whose(which.search.text)}.
      <Since list={list} view={view} />
      <Waiting list={list} />{" "}
      <Link href={hrefOf("/interactions", new URLSearchParams(view.query))} className="link whitespace-nowrap">
        {words.allRows}
      </Link>
    </>
  );
}

/** How far a search went that had to end before it had seen everything. */
function Since({ list, view }: { list: Exploration["list"]; view: PageView }) {
  const since = list.search?.since ?? null;
  return since !== null && recordText.interactions.search.since(momentText({ at: since, day: null }, view.period.zone));
}

/** How far the search index is behind. */
function Waiting({ list: { unsearchable } }: { list: Exploration["list"] }) {
  if (unsearchable === 0) return null;
  const count = `${formatCount(unsearchable)}${unsearchable >= COUNTED_WAITING ? "+" : ""}`;
  return recordText.interactions.search.waiting(count, unsearchable);
}

function customersWords(search: Search | undefined): string {
  return search ? recordText.interactions.search.customers(search.text) : recordText.interactions.sentence.customersEnd;
}

function bucketWords({ bucket }: DrillWhich, { filters }: PageView): string {
  if (bucket === undefined) return "";
  const name = filters.grain === "auto" ? bucket : formatBucketLong(bucket, filters.grain);
  return recordText.interactions.sentence.bucket(name.replace(/^Week/, "week"));
}

function seriesWords({ by, series }: DrillWhich, { dimensions }: PageView): string {
  if (by === undefined || series === undefined) return "";
  const [plain = by] = by.split(".");
  const dimension = dimensions.find((each) => each.key === (by.startsWith("facet.") ? by : plain));
  const named = dimension?.choices.find((choice) => choice.code === series)?.name;
  const name = named ?? (by === "kind" ? promiseKindLabels[series] : undefined) ?? (series === "unknown" ? text.filters.unknown : series);
  return recordText.interactions.sentence.series(
    dimension?.name ?? (by === "kind" ? recordText.interactions.kind : plain),
    name.toLowerCase() === name ? name : `“${name}”`,
  );
}

/** What the interactions of the rows have beside all that. */
function havingWords(text: string): string {
  const words = recordText.commendations.having;
  const having = parseHaving(text);
  if (!having) return "";
  if (having.of === "promises") return words.promises[having.how] ?? "";
  if (having.of === "gesture") return words.gesture[having.how] ?? "";
  if (having.of === "step") return words.step[having.how] ?? "";
  if (having.of === "kind") return words.kind;
  return having.of === "apology" ? words.apology : words.stratum;
}
