import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";

interface RejectedRow {
  line: number;
  column: string | null;
  value: string | null;
  reason: string;
  hint: string;
}

/** Rejected rows with their place in the file, what was wrong and what would be right. */
export function RejectedTable({ rows }: { rows: readonly RejectedRow[] }) {
  const words = recordText.imports.detail;
  const names = words.rejectionColumns;
  return (
    <DataTable caption={words.rejections}>
      <thead>
        <tr>
          <HeadCell isNumber>{names.line}</HeadCell>
          <HeadCell>{names.column}</HeadCell>
          <HeadCell>{names.value}</HeadCell>
          <HeadCell>{names.reason}</HeadCell>
          <HeadCell>{names.hint}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.line} ${row.reason}`}>
            <Cell isNumber>{formatCount(row.line)}</Cell>
            <Cell className="break-words">{row.column}</Cell>
            <Cell className="max-w-48 break-words font-mono text-xs">
              {row.value || <span className="font-sans text-mute">{words.emptyValue}</span>}
            </Cell>
            <Cell className="min-w-40">{row.reason}</Cell>
            <Cell className="min-w-40 text-soft">{row.hint}</Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
