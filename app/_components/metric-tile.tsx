"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { HowComputed } from "@/app/_components/how-computed";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Whisker } from "@/app/_components/whisker";
import { comparedQuery } from "@/app/_data/compared-query";
import { rowsHref, volumesHref } from "@/app/_data/rows-href";
import { text } from "@/app/messages/text";
import { formatChange, formatCount, formatPoints, formatValue, formatValueInterval } from "@/lib/format";
import type { MetricWords } from "@/lib/metrics/define";
import type { MetricResult } from "@/lib/metrics/result";
import { type Change, changeOf } from "@/lib/overview/change";

export interface MetricTileProps {
  result: MetricResult;
  words: MetricWords;
  /** The canonical filter the result was counted under. */
  query: string;
  /** The filters in words, for "how it is computed". */
  inForce: string;
  /** A page that lists everything the count was chosen from: all failures seen, say. */
  listHref?: string;
  note?: ReactNode;
}

/** Fewer than this and a rate is too uncertain to be read as one. */
const TOO_FEW = 5;

/** One number with its interval, what it is of, how it moved, what cannot be measured yet, and how it is computed. */
export function MetricTile({ result, words, query, inForce, listHref, note }: MetricTileProps) {
  const { total, kind } = result;
  const change = changeOf(kind, result.better, total, result.comparison?.total);
  const isCount = kind === "count";
  const isTooFew = !isCount && total.denominator !== null && total.denominator < TOO_FEW;
  const isOfContacts = result.id === "difficult-rate" && !isCount;
  const href = rowsHref(query, { metric: result.id, part: isCount || isOfContacts ? "numerator" : "denominator" });
  const isNotReached = kind === "duration" && total.value === null && (total.denominator ?? 0) > 0;
  const value = isNotReached ? text.tiles.notReached : formatValue(kind, total.value);

  return (
    <article aria-label={words.title} className="min-w-0">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-medium text-soft text-sm">{words.title}</h2>
        <HowComputed result={result} words={words} query={query} inForce={inForce} />
      </div>
      <p className={clsx("font-[620] text-tile tracking-tight", (isTooFew || total.value === null) && "text-mute")}>
        <NumberWithRows href={href}>{value}</NumberWithRows>
        {isOfContacts && <span className="ml-1.5 font-normal text-mute text-sm tracking-normal">{text.tiles.perContacts}</span>}
      </p>
      {kind === "rate" && total.value !== null && total.low !== null && total.high !== null && !isTooFew && (
        <Whisker value={total.value} low={total.low} high={total.high} />
      )}
      <p className="mt-1 text-mute text-sm">
        {isTooFew && total.value !== null && <strong className="font-medium text-soft">{text.tiles.tooFew} </strong>}
        {change && <Delta change={change} />}
        {!isCount ? (
          <Of result={result} query={query} />
        ) : (
          <Prior
            result={result}
            query={query}
            href={listHref ?? rowsHref(query, { metric: result.id, part: "denominator" })}
            change={change}
          />
        )}
        {total.immature > 0 && (
          <>
            {" · "}
            <NumberWithRows href={rowsHref(query, { metric: result.id, part: "immature" })}>
              {text.tiles.immature(result.id, formatCount(total.immature))}
            </NumberWithRows>
          </>
        )}
        <VolumeWords result={result} query={query} />
        {note && <> · {note}</>}
      </p>
    </article>
  );
}

/** "148 of 178 promises kept on time (77–88 %)"; "41 commendations for 512 difficult interactions (5.8–10.9)". */
function Of({ result, query }: { result: MetricResult; query: string }) {
  const { total, id, kind } = result;
  const interval = formatValueInterval(kind, total.low, total.high);
  if (total.denominator === null || total.denominator === 0) return <>{text.tiles.nothingToMeasure(result.unit)}</>;
  return (
    <>
      <NumberWithRows href={rowsHref(query, { metric: id, part: "numerator" })}>{formatCount(total.numerator)}</NumberWithRows>
      {kind === "per-hundred" ? text.tiles.eventsFor(id) : text.tiles.of}
      <NumberWithRows href={id === "difficult-rate" ? volumesHref(query) : rowsHref(query, { metric: id, part: "denominator" })}>
        {formatCount(total.denominator)}
      </NumberWithRows>{" "}
      {text.tiles.outcome(id)}
      {interval !== null && <> ({interval})</>}
      {result.duration && <> · {text.tiles.nineInTen(result.duration.p90 === null ? null : formatValue(kind, result.duration.p90))}</>}
    </>
  );
}

/** What a rate over contact volumes leaves out, and which filters it knows nothing of. */
function VolumeWords({ result, query }: { result: MetricResult; query: string }) {
  const { volume, parts } = result;
  if (volume === null) return null;
  const left = parts.find(({ part }) => part === "no-volume")?.count ?? 0;
  return (
    <>
      {left > 0 && (
        <>
          {" · "}
          <NumberWithRows href={rowsHref(query, { metric: result.id, part: "no-volume" })}>
            {text.tiles.noVolume(formatCount(left))}
          </NumberWithRows>
        </>
      )}
      {left === 0 && volume.daysWithout !== null && volume.daysWithout > 0 && <> · {text.tiles.daysWithout(volume.daysWithout)}</>}
      {volume.outside.length > 0 && <> · {text.tiles.outside(volume.outside.map(text.filters.names).join(", ").toLowerCase())}</>}
      {volume.warning && <> · {text.tiles.moreThanContacts}</>}
    </>
  );
}

function Prior({ result, query, href, change }: { result: MetricResult; query: string; href: string; change: Change | null }) {
  const earlier = comparedQuery(query, result.comparison);
  const seen = result.total.denominator;
  return (
    <>
      {change && change.kind !== "new" && earlier !== null && (
        <NumberWithRows href={rowsHref(earlier, { metric: result.id, part: "numerator" })}>
          {text.tiles.versus(formatCount(change.prior))}
        </NumberWithRows>
      )}
      {seen !== null && seen > 0 && (
        <>
          {change && " · "}
          <NumberWithRows href={href}>{text.tiles.seen(formatCount(seen))}</NumberWithRows>
        </>
      )}
    </>
  );
}

const TONES = { good: "text-green", bad: "text-red", neutral: "text-soft" } as const;

function Delta({ change }: { change: Change }) {
  const words = {
    new: text.tiles.isNew,
    same: text.tiles.same,
    percent: formatChange(change.by),
    points: formatPoints(change.by),
  }[change.kind];
  return (
    <>
      <strong className={clsx("font-semibold", TONES[change.goodness])}>{words}</strong>
      {change.goodness !== "neutral" && <span className="sr-only">, {text.tiles.goodness[change.goodness]}</span>}{" "}
    </>
  );
}
