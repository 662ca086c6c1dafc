import { clsx } from "clsx";
import { SamePageLink } from "@/app/_components/views/same-page-link";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import { ENDING_IDS } from "@/lib/handling/ending-rules";
import { ADJUSTMENTS, ENDING_ORDERS, type EndingsAsk, endingsParams } from "@/lib/handling/endings-ask";

/** What a good ending is, what interactions are alike in, and the order: all of it in the address. */
export function AskChoices({ ask, query, path }: { ask: EndingsAsk; query: string; path: string }) {
  const words = recordText.endings;
  const to = (changed: Partial<EndingsAsk>) => {
    const params = new URLSearchParams([...new URLSearchParams(query), ...endingsParams({ ...ask, ...changed })]);
    params.sort();
    return hrefOf(path, params);
  };
  return (
    <div className="no-print grid grid-cols-1 text-sm">
      <Choice
        label={words.ending}
        options={ENDING_IDS.map((ending) => ({ label: words.endings[ending], href: to({ ending }), isChosen: ending === ask.ending }))}
      />
      <Choice
        label={words.adjust}
        options={ADJUSTMENTS.map((adjust) => ({ label: words.adjustments[adjust], href: to({ adjust }), isChosen: adjust === ask.adjust }))}
      />
      <Choice
        label={words.order}
        options={ENDING_ORDERS.map((order) => ({ label: words.orders[order], href: to({ order }), isChosen: order === ask.order }))}
      />
    </div>
  );
}

function Choice({ label, options }: { label: string; options: { label: string; href: string; isChosen: boolean }[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-4">
      <span className="text-mute">{label}</span>
      {options.map((option) => (
        <SamePageLink
          key={option.label}
          href={option.href}
          scroll={false}
          aria-current={option.isChosen ? "true" : undefined}
          className={clsx("target inline-flex min-h-6 items-center", option.isChosen ? "font-semibold" : "text-mute hover:text-ink")}
        >
          {option.label}
        </SamePageLink>
      ))}
    </nav>
  );
}
