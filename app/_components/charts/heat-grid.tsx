import { clsx } from "clsx";
import Link from "next/link";

export interface HeatCell {
  key: string;
  /** The number as written; a dot where there is none. */
  value: string;
  /** 0–1 of the fullest cell. */
  weight: number;
  /** The rows it counts; null for an empty cell. */
  href: string | null;
  /** What a screen reader hears with the digits. */
  label: string;
  /** What a pointer that rests on it reads: the compared number. */
  title?: string | undefined;
  /** Stands apart from the others by a pattern; what it means is in the label too. */
  isHatched?: boolean;
}

export interface HeatRow {
  key: string;
  label: string;
  cells: HeatCell[];
}

/** Two axes crossed: a real table whose cells are links, shaded by how many they hold. The digits say what the shade shows. */
export function HeatGrid({
  caption,
  columns,
  rows,
  isDense = false,
}: {
  caption: string;
  columns: { key: string; label: string }[];
  rows: HeatRow[];
  /** Many narrow columns with short names. */
  isDense?: boolean;
}) {
  return (
    <div className="-mx-1 relative overflow-x-auto px-1 pb-1 print:overflow-visible">
      <table className={clsx("w-full border-separate border-spacing-0.5", isDense && "table-fixed")}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td className={isDense ? "w-10" : undefined} />
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={clsx(
                  "pb-1 align-bottom font-medium text-mute text-xs leading-tight",
                  isDense ? "px-0" : "min-w-15 max-w-28 px-1",
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className={clsx("py-1 pr-2 text-left font-normal text-sm leading-tight", !isDense && "min-w-24 max-w-44")}>
                {row.label}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.key} className="p-0 text-center text-sm">
                  <Shade cell={cell} isDense={isDense} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Shade({ cell, isDense }: { cell: HeatCell; isDense: boolean }) {
  const hatched = cell.isHatched ? { backgroundImage: HATCHES } : {};
  const style = { backgroundColor: `color-mix(in oklab, var(--accent) ${Math.round(3 + cell.weight * 52)}%, var(--paper))`, ...hatched };
  if (cell.href === null)
    return (
      <span style={hatched} className={clsx("flex h-8 items-center justify-center bg-sunken text-mute", isDense && "max-lg:h-11")}>
        <span aria-hidden="true">{cell.value}</span>
        <span className="sr-only">{cell.label}</span>
      </span>
    );
  return (
    <Link
      href={cell.href}
      style={style}
      className={clsx(
        "flex h-8 items-center justify-center text-ink hover:outline-2 hover:outline-ink",
        isDense ? "min-w-6 max-lg:h-11" : "target min-w-9",
      )}
      aria-label={cell.label}
      title={cell.title}
    >
      {cell.value}
    </Link>
  );
}

/** Thin lines from corner to corner, faint enough to read digits over them. */
const HATCHES = "repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in oklab, var(--ink) 14%, transparent) 5px 6px)";
