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
  /** What the column of what a value is made of is. */
  detailName?: string;
}

/** A trend as a table, newest first, each number a link to its rows. */
export function TrendTable({
  caption,
  points,
  grain,
  valueName = text.trend.count,
  beforeName = text.trend.before,
  detailName = text.trend.madeOf,
}: TrendTableProps) {
  const hasDetail = points.some((point) => point.detail !== undefined);
  const hasRows = points.some((point) => point.rows !== undefined);
  const hasLimits = points.some((point) => Boolean(point.limitsText));
  const hasMarks = points.some((point) => point.marks !== undefined && point.marks.length > 0);
  const hasBefore = points.some((point) => Boolean(point.before));
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <HeadCell>{text.trend.bucket[grain]}</HeadCell>
          <HeadCell isNumber>{valueName}</HeadCell>
          {hasRows && <HeadCell isNumber>{text.trend.count}</HeadCell>}
          {hasDetail && <HeadCell isNumber>{detailName}</HeadCell>}
          {hasLimits && <HeadCell isNumber>{text.trend.usualColumn}</HeadCell>}
          {hasLimits && <HeadCell isNumber>{text.trend.limitsColumn}</HeadCell>}
          {hasBefore && <HeadCell isNumber>{beforeName}</HeadCell>}
          {hasMarks && <HeadCell>{text.trend.tookEffect}</HeadCell>}
          <HeadCell>{text.trend.remark}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.key}>
            <RowHead className="py-1 font-normal">{point.longLabel}</RowHead>
            <Cell isNumber className="py-1">
              {hasRows ? point.display : <NumberWithRows href={point.href}>{point.display}</NumberWithRows>}
            </Cell>
            {hasRows && (
              <Cell isNumber className="py-1">
                {point.rows !== undefined && <NumberWithRows href={point.href}>{point.rows}</NumberWithRows>}
              </Cell>
            )}
            {hasDetail && (
              <Cell isNumber className="py-1 text-mute">
                {point.detail}
              </Cell>
            )}
            {hasLimits && (
              <Cell isNumber className="py-1 text-mute">
                {point.limitsText?.centre}
              </Cell>
            )}
            {hasLimits && (
              <Cell isNumber className="whitespace-nowrap py-1 text-mute">
                {point.limitsText?.range}
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
            {hasMarks && <Cell className="py-1 text-fix">{point.marks?.join(", ")}</Cell>}
            <Cell className="py-1 text-mute">
              {point.isBeyond ? (point.alarm ?? text.trend.beyond) : ""}
              {point.isComplete ? "" : text.trend.incomplete}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
