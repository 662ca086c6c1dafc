import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { endingRowsHref } from "@/app/_data/ending-href";
import { DifferenceWhisker } from "@/app/(dashboard)/handling/endings/_components/difference-whisker";
import { isStandingOut } from "@/app/(dashboard)/handling/endings/_components/findings";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatPoints, formatPointsInterval, formatRate } from "@/lib/format";
import type { Comparison, Share } from "@/lib/handling/compare-factors";
import type { EndingsRead } from "@/lib/handling/endings";
import { FACTOR_GROUPS } from "@/lib/handling/factors";

interface DifferencesProps {
  read: EndingsRead;
  query: string;
  table: ReactNode;
}

/** Dots and whiskers of every comparison with enough on both sides; the others by name alone, in no order of theirs. */
export function Differences({ read, query, table }: DifferencesProps) {
  const words = recordText.endings;
  const id = useId();
  const enough = read.comparisons.filter(({ hasEnough }) => hasEnough);
  const few = read.comparisons.filter(({ hasEnough, withIt, withoutIt }) => !hasEnough && withIt.n + withoutIt.n > 0);
  const most = scaleOf(enough);
  const groups =
    read.ask.order === "difference"
      ? [{ group: null, items: enough }]
      : FACTOR_GROUPS.map((group) => ({ group, items: enough.filter((each) => each.group === group) })).filter(
          ({ items }) => items.length > 0,
        );
  return (
    <figure aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`} className="min-w-0">
      <figcaption className="mb-3">
        <h2 id={`${id}-title`} className="font-semibold">
          {words.differences}
        </h2>
        <p className="max-w-[46rem] text-mute text-sm">{words.differencesHint}</p>
        <p id={`${id}-summary`} className="text-sm">
          {enough.length === 0
            ? words.noneCompared
            : words.summary(formatCount(enough.length), formatCount(enough.filter(isStandingOut).length))}
        </p>
      </figcaption>
      {groups.map(({ group, items }) => (
        <div key={group ?? "all"} className="mb-4">
          {group && <h3 className="eyebrow mt-2">{words.groups[group]}</h3>}
          <ul>
            {items.map((comparison) => (
              <li
                key={comparison.id}
                className="grid grid-cols-1 gap-x-6 gap-y-1 border-hairline border-b py-2.5 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)] md:items-center"
              >
                <Names comparison={comparison} read={read} query={query} />
                <Whisker comparison={comparison} most={most} />
                <Words comparison={comparison} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {few.length > 0 && (
        <div className="mb-3 text-mute text-sm">
          <h3 className="eyebrow">{words.tooFew}</h3>
          <p>{words.tooFewHint}</p>
          <ul>
            {few.map((comparison) => (
              <li key={comparison.id} className="py-1">
                {comparison.title} <Sides comparison={comparison} read={read} query={query} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {read.hiddenSteps > 0 && <p className="text-mute text-sm">{words.hiddenSteps(formatCount(read.hiddenSteps))}</p>}
      <details className="mt-2">
        <summary className="no-print target inline-flex items-center text-mute text-sm hover:text-ink">{words.table}</summary>
        {table}
      </details>
    </figure>
  );
}

interface RowProps {
  comparison: Comparison;
  read: EndingsRead;
  query: string;
}

function Names({ comparison, read, query }: RowProps) {
  return (
    <div className="min-w-0">
      <p className="break-words">{comparison.title}</p>
      <p className="text-mute text-sm">
        <Sides comparison={comparison} read={read} query={query} />
      </p>
    </div>
  );
}

/** "given: 62 % of 120 · none noted: 50 % of 90", each opening its rows. */
function Sides({ comparison, read, query }: RowProps) {
  const words = recordText.endings;
  const { ending } = read.ask;
  const shown = [
    ["with", comparison.with, comparison.withIt],
    ["without", comparison.without, comparison.withoutIt],
  ] as const;
  return shown.map(([side, label, share], index) => (
    <span key={side}>
      {index > 0 && " · "}
      {words.side(label)}{" "}
      <NumberWithRows href={endingRowsHref(query, { ending, factor: comparison.id, side })} label={words.rows(comparison.title, label)}>
        {shareWords(share)}
      </NumberWithRows>
    </span>
  ));
}

function shareWords({ x, n }: Share): string {
  return recordText.endings.shareOf(formatRate(n === 0 ? null : x / n), formatCount(n));
}

function Whisker({ comparison: { adjusted }, most }: { comparison: Comparison; most: number }) {
  return adjusted.difference && <DifferenceWhisker {...adjusted.difference} most={most} />;
}

function Words({ comparison }: { comparison: Comparison }) {
  const words = recordText.endings;
  const { difference } = comparison.adjusted;
  if (difference === null) return null;
  const isClear = isStandingOut(comparison);
  return (
    <div className="text-sm">
      <p className="tabular-nums">
        <span className={clsx(isClear ? "font-semibold" : "text-mute")}>
          {difference.low === null || difference.high === null
            ? words.pointsAlone(formatPoints(difference.value))
            : words.points(formatPoints(difference.value), formatPointsInterval(difference.low, difference.high))}
        </span>{" "}
        <span className="whitespace-nowrap text-mute">{isClear ? words.standsOut : words.chance}</span>
      </p>
      {comparison.isMixed && <p className="text-amber">{words.mixed}</p>}
    </div>
  );
}

/** Half the width of the drawing, as a difference: to the next ten points beyond the longest whisker. */
function scaleOf(comparisons: readonly Comparison[]): number {
  const ends = comparisons.flatMap(({ adjusted: { difference } }) =>
    difference ? [Math.abs(difference.value), Math.abs(difference.low ?? 0), Math.abs(difference.high ?? 0)] : [],
  );
  return Math.min(1, Math.max(0.1, Math.ceil(Math.max(0, ...ends) * 10) / 10));
}
