import Link from "next/link";
import { hrefOf } from "@/app/_data/filter-params";
import type { PageView } from "@/app/_data/page-view";
import { text } from "@/app/messages/text";
import { formatBucketLong, formatCount } from "@/lib/format";
import type { Exploration } from "@/lib/interactions/explore";
import { momentText } from "@/lib/interactions/moment";
import type { DrillWhich } from "@/lib/interactions/which";
import { metrics } from "@/lib/metrics";
import { promiseKindLabels } from "@/lib/vocabulary";

/** What these rows are and how many: "2,060 promises behind follow-through: missed: due and not done, week of 3 March 2025." */
export function RowsSentence({ view, exploration }: { view: PageView; exploration: Exploration }) {
  const { which, list } = exploration;
  const words = text.interactions.sentence;
  const count = formatCount(list.count);
  if (which.kind === "drill") {
    const isFailure = list.unit === "failure";
    return (
      <>
        <strong>
          {count} {text.interactions.unit(list.unit, list.count)}
        </strong>
        {words.behind(metrics[which.metric].title)}
        {words.parts(list.parts.map((part) => part.label))}
        {bucketWords(which, view)}
        {seriesWords(which, view)}.{isFailure && words.failures}{" "}
        <Link href={hrefOf("/interactions", new URLSearchParams(view.query))} className="link whitespace-nowrap">
          {words.allRows}
        </Link>
      </>
    );
  }
  if (list.count === 0) return words.none;
  const [first, rest] =
    which.each === "customer"
      ? words.customers(count, list.count)
      : which.isUnclosed
        ? words.unclosed(count, list.count)
        : words.every(count, list.count);
  const latest = list.lines[0];
  return (
    <>
      <strong>
        {first}
        {rest}
      </strong>
      {which.each === "interaction" &&
        list.difficult !== null &&
        view.filters.difficult === "any" &&
        list.count > 0 &&
        words.difficult(formatCount(list.difficult), list.difficult === list.count)}
      {which.each === "customer" ? words.customersEnd : which.clock === "occurred" ? words.byOccurrence : words.newestFirst}
      {latest && list.newer === null && words.lastOn(momentText(latest, view.period.zone))}
    </>
  );
}

function bucketWords({ bucket }: DrillWhich, { filters }: PageView): string {
  if (bucket === undefined) return "";
  const name = filters.grain === "auto" ? bucket : formatBucketLong(bucket, filters.grain);
  return text.interactions.sentence.bucket(name.replace(/^Week/, "week"));
}

function seriesWords({ by, series }: DrillWhich, { dimensions }: PageView): string {
  if (by === undefined || series === undefined) return "";
  const [plain = by] = by.split(".");
  const dimension = dimensions.find((each) => each.key === (by.startsWith("facet.") ? by : plain));
  const named = dimension?.choices.find((choice) => choice.code === series)?.name;
  const name = named ?? (by === "kind" ? promiseKindLabels[series] : undefined) ?? (series === "unknown" ? text.filters.unknown : series);
  return text.interactions.sentence.series(
    dimension?.name ?? (by === "kind" ? text.interactions.kind : plain),
    name.toLowerCase() === name ? name : `“${name}”`,
  );
}
