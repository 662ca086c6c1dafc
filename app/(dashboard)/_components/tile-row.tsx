import { MetricTilePanel } from "@/app/_components/metric-tile-panel";
import { describeFilters } from "@/app/_data/describe-filters";
import { hrefOf } from "@/app/_data/filter-params";
import { metricWords } from "@/app/_data/metric-words";
import type { PageView } from "@/app/_data/page-view";
import { text } from "@/app/messages/text";

const TILES = ["difficult-rate", "follow-through", "commendation-conversion", "recurring-failures"] as const;

/** The four numbers of the Overview, apart by hairlines. */
export function TileRow({ view, isPraiseDocumented = true }: { view: PageView; isPraiseDocumented?: boolean }) {
  const inForce = describeFilters(view);
  return (
    <section aria-label={text.tiles.label} className="grid border-hairline border-b pb-6 sm:grid-cols-2 lg:grid-cols-4">
      {TILES.map((id) => (
        <div
          key={id}
          className="border-hairline py-3 max-sm:border-t max-sm:first:border-t-0 max-sm:first:pt-0 sm:border-l sm:px-5 sm:py-1 sm:max-lg:odd:border-l-0 sm:max-lg:odd:pl-0 sm:max-lg:nth-[n+3]:mt-6 lg:first:border-l-0 lg:first:pl-0 lg:last:pr-0"
        >
          <MetricTilePanel
            words={metricWords(id)}
            query={view.query}
            inForce={inForce}
            note={id === "commendation-conversion" && !isPraiseDocumented ? text.tiles.nonePraised : undefined}
            listHref={id === "recurring-failures" ? hrefOf("/failures", new URLSearchParams(view.query)) : undefined}
          />
        </div>
      ))}
    </section>
  );
}
