import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { TableCell, TableFile } from "@/lib/reports/table-file";

/** The failures of the period, as the report for people outside has them. */
export function SharedFailures({ table }: { table: TableFile }) {
  const words = recordText.share.page;
  const columns = Object.entries(words.failureColumns).map(([name, label]) => ({
    label,
    at: table.columns.findIndex((column) => column.name === name),
    isNumber: table.columns.some((column) => column.name === name && column.holds === "number"),
  }));
  const [first, ...others] = columns;
  return (
    <Section title={words.failures}>
      <DataTable caption={words.failures}>
        <thead>
          <tr>
            {columns.map(({ label, isNumber }) => (
              <HeadCell key={label} isNumber={isNumber}>
                {label}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={String(row[0])}>
              <RowHead className="break-words py-1">
                <bdi>{written(row[first?.at ?? 0])}</bdi>
              </RowHead>
              {others.map(({ label, at, isNumber }) => (
                <Cell key={label} isNumber={isNumber} className="py-1">
                  {written(row[at])}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function written(cell: TableCell | undefined): string {
  return typeof cell === "string" ? cell : formatCount(cell ?? null);
}
