import { clsx } from "clsx";
import Link from "next/link";
import { hrefOf } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";
import { type Filters, filtersToParams, WINDOWS } from "@/lib/filters";

/** Which window the numbers of sequels look at: part of the address, like every filter. */
export function WindowChoice({ filters, path }: { filters: Filters; path: string }) {
  return (
    <nav
      aria-label={text.handling.window}
      title={text.handling.windowHint}
      className="no-print flex flex-wrap items-center gap-x-4 text-sm"
    >
      <span className="text-mute">{text.handling.window}</span>
      {WINDOWS.map((window) => (
        <Link
          key={window}
          href={hrefOf(path, filtersToParams({ ...filters, window }))}
          scroll={false}
          aria-current={window === filters.window ? "true" : undefined}
          className={clsx("target inline-flex items-center", window === filters.window ? "font-semibold" : "text-mute hover:text-ink")}
        >
          {text.handling.days(window)}
        </Link>
      ))}
    </nav>
  );
}
