import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { countWords, valueWords } from "@/app/(shared)/shared/[token]/_components/shown-words";
import { recordText } from "@/app/messages/record-text";
import { GRAINS } from "@/lib/dates";
import { formatBucketLong } from "@/lib/format";
import type { SharedMetric } from "@/lib/share-links/read-shared";

/** The points of a metric: what it is split by, or its trend, the newest first. */
export function SharedTable({ metric, smallCells }: { metric: SharedMetric; smallCells: number }) {
  const words = recordText.share.page;
  const { title, kind, by, points, series } = metric;
  const grain = GRAINS.find((each) => each === metric.grain);
  if (points.length === 0 || (by === null && grain === undefined)) return null;
  const caption = by === null ? words.trend(title) : words.split(title, byWords(by));
  const labels = new Map(series.map(({ key, label }) => [key, label]));
  const rows = by === null ? points.toReversed() : points;
  const hasDenominator = points.some(({ denominator }) => denominator !== null);
  const columns = words.columns;
  return (
    <Section title={caption}>
      <DataTable caption={caption}>
        <thead>
          <tr>
            <HeadCell>{by === null ? columns.bucket : columns.series}</HeadCell>
            {kind !== "count" && <HeadCell isNumber>{words.value[kind]}</HeadCell>}
            <HeadCell isNumber>{columns.numerator}</HeadCell>
            {hasDenominator && <HeadCell isNumber>{columns.denominator}</HeadCell>}
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => (
            <tr key={`${point.bucket} ${point.series}`}>
              <RowHead className="break-words py-1 font-normal">
                <bdi>
                  {point.series !== null && (labels.get(point.series) ?? point.series)}
                  {point.series === null && point.bucket !== null && grain && formatBucketLong(point.bucket, grain)}
                </bdi>
              </RowHead>
              {kind !== "count" && (
                <Cell isNumber className="py-1">
                  {valueWords(kind, point.value, words.held)}
                </Cell>
              )}
              <Cell isNumber className="py-1">
                {countWords(point.numerator, smallCells)}
              </Cell>
              {hasDenominator && (
                <Cell isNumber className="py-1">
                  {countWords(point.denominator, smallCells)}
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function byWords(by: string): string {
  return Object.entries(recordText.share.page.by).find(([key]) => key === by)?.[1] ?? by;
}
