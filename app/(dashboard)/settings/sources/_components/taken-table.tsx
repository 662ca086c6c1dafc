import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount, formatInstant } from "@/lib/format";

/** What came in at one time. */
export interface TakenRow {
  id: number;
  at: number;
  state: ReactNode;
  created: number;
  changed: number;
  rejected: number;
  /** Nothing was there to be counted. */
  isEmpty?: boolean;
  /** Why not, or not all of it, was taken. */
  problems: readonly string[];
}

type Column = "at" | "state" | "created" | "changed" | "rejected" | "problem";

/** Deliveries of a webhook or runs of a connector, the newest first: how each ended, what it brought, and why not more. */
export function TakenTable({
  caption,
  columns,
  rows,
  zone,
}: {
  caption: string;
  columns: Record<Column, string>;
  rows: readonly TakenRow[];
  zone: string;
}) {
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <HeadCell>{columns.at}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          {COUNTS.map((name) => (
            <HeadCell key={name} isNumber className="max-md:hidden">
              {columns[name]}
            </HeadCell>
          ))}
          <HeadCell className="max-md:hidden">{columns.problem}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell className="text-mute">
              {formatInstant(row.at, zone)}
              {!row.isEmpty && (
                <span className="mt-1 block text-soft text-sm md:hidden">
                  {setUpText.sources.counts(row.created, row.changed, row.rejected)}
                </span>
              )}
              <Problems problems={row.problems} className="mt-1 md:hidden" />
            </Cell>
            <Cell>
              <span className="flex flex-wrap gap-1">{row.state}</span>
            </Cell>
            {COUNTS.map((name) => (
              <Cell key={name} isNumber className={clsx("max-md:hidden", name === "rejected" && row.rejected > 0 && "text-red")}>
                {formatCount(row[name])}
              </Cell>
            ))}
            <Cell className="min-w-40 max-w-md max-md:hidden">
              <Problems problems={row.problems} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const COUNTS = ["created", "changed", "rejected"] as const;

function Problems({ problems, className }: { problems: readonly string[]; className?: string }) {
  if (problems.length === 0) return null;
  return (
    <ul className={clsx("grid gap-1 break-words text-soft text-sm", className)}>
      {problems.map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
}
