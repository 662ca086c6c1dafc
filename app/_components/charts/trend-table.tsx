import type { ControlPoint } from "@/app/_components/charts/control-chart";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { text } from "@/app/messages/text";
import type { Grain } from "@/lib/dates";

interface TrendTableProps {
  caption: string;
  points: ControlPoint[];
  grain: Grain;
  /** What the column of values is. */
  valueName?: string;
  /** What the compared column is. */
  beforeName?: string;
}

/** A trend as a table, newest first, each number a link to its rows. */
export function TrendTable({ caption, points, grain, valueName = text.trend.count, beforeName = text.trend.before }: TrendTableProps) {
  const hasDetail = points.some((point) => point.detail !== undefined);
  const hasBefore = points.some((point) => Boolean(point.before));
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <HeadCell>{text.trend.bucket[grain]}</HeadCell>
          <HeadCell isNumber>{valueName}</HeadCell>
          {hasDetail && <HeadCell isNumber>{text.trend.madeOf}</HeadCell>}
          {hasBefore && <HeadCell isNumber>{beforeName}</HeadCell>}
          <HeadCell>{text.trend.remark}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.key}>
            <RowHead className="py-1 font-normal">{point.longLabel}</RowHead>
            <Cell isNumber className="py-1">
              <NumberWithRows href={point.href}>{point.display}</NumberWithRows>
            </Cell>
            {hasDetail && (
              <Cell isNumber className="py-1 text-mute">
                {point.detail}
              </Cell>
            )}
            {hasBefore && (
              <Cell isNumber className="py-1 text-mute">
                {point.before && (
                  <NumberWithRows href={point.before.href} label={point.before.longLabel}>
                    {point.before.display}
                  </NumberWithRows>
                )}
              </Cell>
            )}
            <Cell className="py-1 text-mute">
              {point.isBeyond ? text.trend.beyond : ""}
              {point.isComplete ? "" : text.trend.incomplete}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
