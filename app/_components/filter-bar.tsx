import Link from "next/link";
import { ExportMenu } from "@/app/_components/export-menu";
import { CompareChip } from "@/app/_components/filters/compare-chip";
import { CopyLink } from "@/app/_components/filters/copy-link";
import { FilterNavigation } from "@/app/_components/filters/filter-navigation";
import { AddFilterChip, type FilterDimension, ListChip } from "@/app/_components/filters/list-chip";
import { PeriodChip } from "@/app/_components/filters/period-chip";
import { periodChip } from "@/app/_components/filters/period-links";
import { IfMay } from "@/app/_components/rights";
import { SharePage } from "@/app/_components/share/share-page";
import { SavedViews } from "@/app/_components/views/saved-views";
import { describeFilters } from "@/app/_data/describe-filters";
import type { FileFormat } from "@/app/_data/file-href";
import { hrefOf } from "@/app/_data/filter-params";
import { text } from "@/app/messages/text";
import type { Filters, Notice } from "@/lib/filters";
import { filtersToParams } from "@/lib/filters";
import { formatCount, formatInstant } from "@/lib/format";
import type { ResolvedPeriod } from "@/lib/period";

export interface FilterBarProps {
  /** The page's own address, without parameters. */
  path: string;
  filters: Filters;
  period: ResolvedPeriod;
  /** What can be filtered by, with what is selected. */
  dimensions: readonly FilterDimension[];
  /** What of the address could not be understood. */
  notices: readonly Notice[];
  /** Parameters of the page itself that a change of filter keeps, such as a sort order. */
  keep?: URLSearchParams;
  /** Parameters that a saved view keeps and a change of filter does not, such as a page of a list. */
  place?: URLSearchParams;
  /** How many rows the view holds, and where they are. */
  rows?: { count: number; isMore?: boolean; href?: string; unit?: string };
  /** The same view as a file, and the formats it can have; both unless told. */
  exportHref?: string;
  exportFormats?: readonly FileFormat[];
  /** Whether the page compares periods at all. */
  compares?: boolean;
}

/** The one filter of the page, as chips; everything it says is in the address, and everything in the address is here. */
export function FilterBar(props: FilterBarProps) {
  const { path, filters, period, dimensions, notices, keep, place, rows, exportHref, exportFormats, compares = true } = props;
  const queryOf = (changed: Filters) => {
    const params = filtersToParams(changed);
    for (const [key, value] of keep ?? []) params.append(key, value);
    params.sort();
    return params;
  };
  const query = queryOf(filters).toString();
  const hrefWith = (changed: Filters) => hrefOf(path, queryOf(changed));
  const { chip, comparison } = periodChip(filters, period, hrefWith);
  const isShown = (dimension: FilterDimension) =>
    dimension.selected.length > 0 || (dimension.key === "team" && dimension.choices.length > 1);

  return (
    <section aria-label={text.filters.label} data-file={exportHref} className="mb-6 border-hairline border-y py-2.5">
      <Scope words={scopeWords({ filters, period, dimensions, rows, compared: compares ? comparison.dates : null })} />
      <FilterNavigation>
        <div className="no-print flex flex-wrap items-center gap-2">
          <PeriodChip {...chip} path={path} query={query} />
          {compares && <CompareChip {...comparison} />}
          {dimensions.filter(isShown).map((dimension) => (
            <ListChip key={dimension.key} dimension={dimension} path={path} query={query} />
          ))}
          <span className="no-print">
            <AddFilterChip
              dimensions={dimensions.filter((dimension) => !isShown(dimension) && dimension.choices.length > 0)}
              path={path}
              query={query}
            />
          </span>
          <SavedViews path={path} params={new URLSearchParams([...queryOf(filters), ...(place ?? [])])} />
          <div className="ml-auto flex flex-wrap items-center gap-x-1.5 text-mute text-sm">
            <span>{text.filters.asOf(formatInstant(period.asOf, period.zone), period.zone)}</span>
            {rows && (
              <>
                <Dot />
                <Rows {...rows} />
              </>
            )}
            <span className="no-print contents">
              <Dot />
              <CopyLink />
              <SharePage path={path} query={query} />
              {exportHref && (
                <IfMay right="export">
                  <Dot />
                  <ExportMenu href={exportHref} formats={exportFormats} />
                </IfMay>
              )}
            </span>
          </div>
        </div>
      </FilterNavigation>
      <Notices notices={notices} />
    </section>
  );
}

/** On paper the words stand in place of the chips; the foot of every sheet repeats them. */
function Scope({ words }: { words: string }) {
  return (
    <p data-scope className="hidden text-sm text-soft print:block">
      {words}
    </p>
  );
}

function scopeWords({
  filters,
  period,
  dimensions,
  rows,
  compared,
}: Pick<FilterBarProps, "filters" | "period" | "dimensions" | "rows"> & { compared: string | null }): string {
  return [
    describeFilters({ filters, period, dimensions }),
    compared && `${text.filters.versus} ${compared}`,
    text.filters.asOf(formatInstant(period.asOf, period.zone), period.zone),
    rows && rowsWords(rows),
  ]
    .filter(Boolean)
    .join(" · ");
}

function Dot() {
  return <span aria-hidden="true">·</span>;
}

function rowsWords({ count, isMore, unit }: NonNullable<FilterBarProps["rows"]>): string {
  return text.filters.rows(`${formatCount(count)}${isMore ? "+" : ""}`, count, unit);
}

function Rows({ href, ...rows }: NonNullable<FilterBarProps["rows"]>) {
  const words = rowsWords(rows);
  return href ? (
    <Link href={href} className="link target inline-flex items-center hover:text-ink">
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  );
}

/** What of the address was not understood, and what stands in its place: never silently. */
function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <div role="status" className="mt-2.5 rounded-md bg-amber-wash px-3 py-2 text-amber text-sm">
      <p className="font-medium">{text.filters.noticeTitle(notices.length)}</p>
      <ul className="list-disc pl-4">
        {notices.map((notice) => (
          <li key={`${notice.field} ${notice.message}`} className="break-words">
            {notice.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
