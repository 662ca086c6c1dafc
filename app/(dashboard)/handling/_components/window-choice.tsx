import { clsx } from "clsx";
import Link from "next/link";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import { type Filters, filtersToParams, WINDOWS } from "@/lib/filters";

/** Which window the numbers of sequels look at: part of the address, like every filter. */
export function WindowChoice({ filters, path, keep = [] }: { filters: Filters; path: string; keep?: readonly [string, string][] }) {
  return (
    <nav
      aria-label={recordText.handling.window}
      title={recordText.handling.windowHint}
      className="no-print flex flex-wrap items-center gap-x-4 text-sm"
    >
      <span className="text-mute">{recordText.handling.window}</span>
      {WINDOWS.map((window) => (
        <Link
          key={window}
          href={hrefOf(path, new URLSearchParams([...filtersToParams({ ...filters, window }), ...keep]))}
          scroll={false}
          aria-current={window === filters.window ? "true" : undefined}
          className={clsx("target inline-flex items-center", window === filters.window ? "font-semibold" : "text-mute hover:text-ink")}
        >
          {recordText.handling.days(window)}
        </Link>
      ))}
    </nav>
  );
}
