import { clsx } from "clsx";
import Link from "next/link";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { RateChange } from "@/app/_components/compared";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { comparedQuery } from "@/app/_data/compared-query";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { GRAINS, type Grain } from "@/lib/dates";
import { formatBucket, formatBucketLong, formatCount, formatInterval, formatRate, NO_VALUE } from "@/lib/format";
import type { MetricResult, Point } from "@/lib/metrics/result";

interface ShareTrendProps {
  result: MetricResult;
  query: string;
  words: {
    title: (grain: string) => string;
    hint: string;
    summary: (buckets: string, total: string) => string;
    /** Names of numerator and denominator. */
    kept: string;
    due: string;
  };
}

const HEIGHT = 168;

/** A rate over time as columns: the whole is the denominator, the filled part the numerator. Drawn on the server, so it prints. */
export function ShareTrend({ result, query, words }: ShareTrendProps) {
  const grain = GRAINS.find((each) => each === result.grain);
  const points = result.points.filter((point) => point.bucket !== null);
  const total = points.reduce((sum, point) => sum + (point.denominator ?? 0), 0);
  if (!grain || total === 0) return null;
  const title = words.title(grain);
  const hrefIn = (within: string) => (point: Point, part: string) =>
    rowsHref(within, { metric: result.id, part, bucket: point.bucket, grain });
  const compared = comparedQuery(query, result.comparison);
  const before = compared === null ? null : { points: result.comparison?.points ?? [], hrefOf: hrefIn(compared) };
  const hrefOf = hrefIn(query);
  return (
    <ChartFrame
      title={title}
      hint={before === null ? words.hint : `${words.hint} ${text.trend.dash}`}
      summary={words.summary(formatCount(points.length), formatCount(total))}
      height={HEIGHT}
      table={<ShareTable {...{ title, points, grain, words, hrefOf, before, better: result.better }} />}
    >
      <Columns points={points} grain={grain} hrefOf={hrefOf} before={before?.points ?? []} />
    </ChartFrame>
  );
}

type HrefOf = (point: Point, part: string) => string;

/** A keyboard and a screen reader use the table below; a pointer may select a column. */
function Columns({ points, grain, hrefOf, before }: { points: Point[]; grain: Grain; hrefOf: HrefOf; before: Point[] }) {
  const earlier = points.map((_, index) => before[index]?.numerator ?? null);
  const highest = Math.max(1, ...points.map((point) => point.denominator ?? 0), ...earlier.map((count) => count ?? 0));
  const step = Math.max(1, Math.ceil(points.length / 8));
  return (
    <div aria-hidden="true" className="flex h-full flex-col">
      <div className="relative flex min-h-0 flex-1 items-end gap-px border-mute border-b">
        <span className="absolute top-0 left-0 text-mute text-xs">{formatCount(highest)}</span>
        {points.map((point, index) => {
          const whole = point.denominator ?? 0;
          return (
            <Link
              key={point.bucket}
              href={hrefOf(point, "denominator")}
              prefetch={false}
              tabIndex={-1}
              title={`${formatBucketLong(point.bucket ?? "", grain)}: ${formatCount(point.numerator)} / ${formatCount(whole)} = ${formatRate(point.value)}`}
              className="relative flex h-[calc(100%-1.25rem)] min-w-0 max-w-10 flex-1 flex-col justify-end hover:bg-sunken"
            >
              {(earlier[index] ?? 0) > 0 && (
                <span
                  className="absolute inset-x-0 z-10 h-0.5 bg-ink outline outline-paper"
                  style={{ bottom: `calc(${((earlier[index] ?? 0) / highest) * 100}% - 1px)` }}
                />
              )}
              <span
                className={clsx(
                  "relative flex w-full flex-col justify-end border border-accent border-b-0",
                  point.isIncomplete && "border-dashed",
                )}
                style={{ height: `${(whole / highest) * 100}%`, borderWidth: whole === 0 ? 0 : undefined }}
              >
                <span className="block w-full bg-accent" style={{ height: `${(point.value ?? 0) * 100}%` }} />
              </span>
            </Link>
          );
        })}
      </div>
      <div className="flex h-5 gap-px text-mute text-xs">
        {points.map((point, index) => (
          <span key={point.bucket} className="relative min-w-0 max-w-10 flex-1">
            {index % step === 0 && (
              <span className="absolute top-1 left-0 whitespace-nowrap">{formatBucket(point.bucket ?? "", grain)}</span>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}

function ShareTable({
  title,
  points,
  grain,
  words,
  hrefOf,
  before,
  better,
}: {
  title: string;
  points: Point[];
  grain: Grain;
  words: ShareTrendProps["words"];
  hrefOf: HrefOf;
  before: { points: Point[]; hrefOf: HrefOf } | null;
  better: MetricResult["better"];
}) {
  const { columns } = recordText.followThrough;
  const hasImmature = points.some((point) => point.immature > 0);
  const rows = points.map((point, index) => ({ point, earlier: before?.points[index] ?? null }));
  return (
    <DataTable caption={title}>
      <thead>
        <tr>
          <HeadCell>{text.trend.bucket[grain]}</HeadCell>
          <HeadCell isNumber>{words.kept}</HeadCell>
          <HeadCell isNumber>{words.due}</HeadCell>
          <HeadCell isNumber>{columns.share}</HeadCell>
          {before && <HeadCell isNumber>{text.trend.change}</HeadCell>}
          <HeadCell isNumber>{columns.interval}</HeadCell>
          {hasImmature && <HeadCell isNumber>{text.trend.immature}</HeadCell>}
        </tr>
      </thead>
      <tbody>
        {rows.toReversed().map(({ point, earlier }) => (
          <tr key={point.bucket}>
            <RowHead className="py-1 font-normal">
              {formatBucketLong(point.bucket ?? "", grain)}
              {point.isIncomplete && <span className="text-mute"> · {text.trend.incomplete}</span>}
            </RowHead>
            <Cell isNumber className="py-1">
              <NumberWithRows href={hrefOf(point, "numerator")}>{formatCount(point.numerator)}</NumberWithRows>
            </Cell>
            <Cell isNumber className="py-1">
              <NumberWithRows href={hrefOf(point, "denominator")}>{formatCount(point.denominator)}</NumberWithRows>
            </Cell>
            <Cell isNumber className="py-1">
              {formatRate(point.value)}
            </Cell>
            {before && (
              <Cell isNumber className="py-1">
                <RateChange better={better} now={point} before={earlier} href={earlier && before.hrefOf(earlier, "denominator")} />
              </Cell>
            )}
            <Cell isNumber className="py-1 text-mute">
              {point.low !== null && point.high !== null ? formatInterval(point.low, point.high) : NO_VALUE}
            </Cell>
            {hasImmature && (
              <Cell isNumber className="py-1 text-mute">
                {point.immature > 0 && <NumberWithRows href={hrefOf(point, "immature")}>{formatCount(point.immature)}</NumberWithRows>}
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
