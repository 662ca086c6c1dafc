import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

export interface ParetoRow {
  key: string;
  label: string;
  /** A second, quiet line: the procedure and mode of a failure, say. */
  detail?: ReactNode;
  /** 0–1 of the longest bar. */
  length: number;
  /** Longer than there is room for: its end fades. */
  isCut: boolean;
  /** The number as written, and its share. */
  value: string;
  share: string;
  cumulative?: string;
  /** The compared period's number, as written, and its rows; without an address there were none. */
  before?: { words: string; href: string | null } | undefined;
  /** Dark: belongs to the few rows that make up 80 %. Not-known rows stand outside that. */
  isVital: boolean;
  isUnknown: boolean;
  /** The rows it counts. */
  href: string;
  /** What its name opens, when it opens something of its own. */
  labelHref?: string;
  isChosen?: boolean;
}

/** Bars in falling order as a list, so that a reader hears "label, number, share" and each row opens what it counts. */
export function ParetoRows({ rows, label, unit }: { rows: ParetoRow[]; label: string; unit: string }) {
  return (
    <ol aria-label={label} className="grid gap-0.5">
      {rows.map((row) => (
        <li
          key={row.key}
          className={clsx(
            "relative -mx-2 grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 rounded-md px-2 py-1.5 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)_6rem]",
            row.isChosen && "bg-accent-wash",
          )}
        >
          <div className="min-w-0 break-words">
            <div className={clsx("font-medium", row.isUnknown && "text-mute")}>
              {row.labelHref ? (
                <Link href={row.labelHref} className="rows-link" aria-current={row.isChosen ? "true" : undefined}>
                  {row.label}
                </Link>
              ) : (
                row.label
              )}
            </div>
            {row.detail && <div className="text-mute text-sm">{row.detail}</div>}
          </div>
          <div className="order-last col-span-2 sm:order-none sm:col-span-1">
            <div
              aria-hidden="true"
              className={clsx(
                "mt-0.5 h-3.5 min-w-[2px]",
                row.isCut && "fades-out",
                row.isUnknown ? "bg-hatch" : row.isVital ? "bg-accent" : "bg-accent-pale",
              )}
              style={{ width: `${Math.round(row.length * 1000) / 10}%` }}
            />
            {row.cumulative && <div className="text-mute text-sm">{row.cumulative}</div>}
          </div>
          <div className="text-right">
            <Link href={row.href} className="rows-link font-medium leading-6 after:absolute sm:inline-block after:inset-0 after:sm:hidden">
              {row.value}
              <span className="sr-only"> {unit}</span>
            </Link>
            <div className="text-mute text-sm leading-6">
              {row.share}
              {row.before && (
                <span className="whitespace-nowrap">
                  {" · "}
                  {row.before.href === null ? (
                    row.before.words
                  ) : (
                    <Link href={row.before.href} className="rows-link relative leading-6 sm:inline-block">
                      {row.before.words}
                    </Link>
                  )}
                </span>
              )}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
