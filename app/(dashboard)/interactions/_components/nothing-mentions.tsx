import Link from "next/link";
import { Suspense } from "react";
import { NothingMatches } from "@/app/_components/empty-state";
import { QuietBoundary } from "@/app/_components/panel-boundary";
import { hrefOf } from "@/app/_data/filter-params";
import type { PageView } from "@/app/_data/page-view";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { countMentions } from "@/lib/search/count-mentions";
import type { Search } from "@/lib/search/parse-search";

/** No row of the view holds the words: says what was searched, and how many there are when every filter is taken off. */
export function NothingMentions({ view, path, search, kept }: { view: PageView; path: string; search: Search; kept: URLSearchParams }) {
  const words = recordText.interactions.search;
  const without = new URLSearchParams([...kept].filter(([key]) => key !== "q"));
  return (
    <NothingMatches title={words.nothing(search.text)} hint={words.searched} clearHref={hrefOf(path, without)} clear={words.clear}>
      <QuietBoundary>
        <Suspense fallback={null}>
          <Elsewhere view={view} path={path} search={search} />
        </Suspense>
      </QuietBoundary>
    </NothingMatches>
  );
}

async function Elsewhere({ view, path, search }: { view: PageView; path: string; search: Search }) {
  const words = recordText.interactions.search;
  const { count, isMore } = await countMentions(view.workspace, view.actor, search, view.period.asOf);
  if (count === 0) return <p className="mt-2">{words.nowhere}</p>;
  return (
    <p className="mt-2">
      <Link href={hrefOf(path, new URLSearchParams({ period: "all", q: search.text }))} className="link font-medium text-ink">
        {words.elsewhere(`${formatCount(count)}${isMore ? "+" : ""}`, count)}
      </Link>
    </p>
  );
}
