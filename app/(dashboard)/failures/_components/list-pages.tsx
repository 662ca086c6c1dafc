import { ButtonLink } from "@/app/_components/button";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import type { ListPage } from "@/lib/failures/list-page";
import { formatCount } from "@/lib/format";

interface ListPagesProps {
  page: ListPage<unknown>;
  /** Rows of all pages. */
  count: number;
  /** The address without its page. */
  params: URLSearchParams;
}

/** Which rows of a long list these are, and the pages beside; nothing where all are here. */
export function ListPages({ page: { number, pages, first, rows }, count, params }: ListPagesProps) {
  if (pages === 1) return null;
  const words = recordText.failures.pages;
  const href = (page: number) => hrefOf("/failures", new URLSearchParams([...params, ...(page > 1 ? [["page", String(page)]] : [])]));
  return (
    <nav aria-label={words.label} className="no-print mt-4 flex flex-wrap items-center gap-2">
      <span className="mr-2 text-mute text-sm tabular-nums">
        {words.shown(formatCount(first), formatCount(first + rows.length - 1), formatCount(count))}
      </span>
      {number > 1 && (
        <ButtonLink rel="prev" href={href(number - 1)}>
          {words.before}
        </ButtonLink>
      )}
      {number < pages && (
        <ButtonLink rel="next" href={href(number + 1)}>
          {words.after}
        </ButtonLink>
      )}
    </nav>
  );
}
