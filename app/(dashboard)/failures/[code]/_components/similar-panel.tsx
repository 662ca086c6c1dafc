import { Suspense } from "react";
import { Sparkline } from "@/app/_components/charts/sparkline";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { PanelBoundary } from "@/app/_components/panel-boundary";
import { IfMay } from "@/app/_components/rights";
import type { PageView } from "@/app/_data/page-view";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { alikeHref } from "@/app/(dashboard)/failures/_components/alike-hrefs";
import { SimilarReview } from "@/app/(dashboard)/failures/[code]/_components/similar-review";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { momentText } from "@/lib/interactions/moment";
import { MOST_ALIKE } from "@/lib/similar/alike";
import { getSimilar } from "@/lib/similar/get-similar";

const words = recordText.needs.similar;
/** Quotes on the page itself; all are in the review. */
const QUOTES = 3;

/** Others with the same need: it comes after the rest of the page, which does not wait for texts to be compared. */
export function SimilarPanel(props: { code: string; view: PageView }) {
  return (
    <FactsCard title={words.title} facts={{}}>
      <PanelBoundary>
        <Suspense fallback={<p className="text-mute text-sm">{words.looking}</p>}>
          <SimilarRows {...props} />
        </Suspense>
      </PanelBoundary>
    </FactsCard>
  );
}

async function SimilarRows({ code, view }: { code: string; view: PageView }) {
  const similar = await getSimilar(view.workspace, view.actor, code, view.filters, { now: view.period.asOf });
  if (!similar || similar.count === 0) return <p className="text-mute text-sm">{words.none}</p>;
  const { count, customers, weeks, quotes } = similar;
  const filters = { ...view.filters, source: similar.source };
  return (
    <>
      <p className="text-mute text-sm">
        <NumberWithRows href={alikeHref(filters, { alike: code })}>{words.count(count)}</NumberWithRows>
        {customers > 0 && (
          <NumberWithRows href={alikeHref(filters, { alike: code }, { each: "customer" })}>{words.customers(customers)}</NumberWithRows>
        )}
        {words.readAlike(count)}
      </p>
      <div className="mt-2">
        <Sparkline
          bars={weeks.map((week, index) => ({
            key: week.week,
            value: week.count,
            isRecent: index >= weeks.length - 2,
            isPartial: !week.isComplete,
          }))}
          label={words.weeks(formatCount(weeks.reduce((sum, week) => sum + week.count, 0)))}
        />
      </div>
      <ul className="mt-2 border-hairline border-t">
        {quotes.slice(0, QUOTES).map(({ interactionId, quote }) => (
          <li key={interactionId} className="break-words border-hairline border-b py-2">
            {words.quote(quote)}
          </li>
        ))}
      </ul>
      <IfMay right="write">
        <SimilarReview
          code={code}
          rows={quotes.map(({ interactionId, externalId, quote, at, day }) => ({
            id: interactionId,
            externalId,
            quote,
            when: momentText({ at, day }, similar.zone),
          }))}
          isMost={count >= MOST_ALIKE}
        />
      </IfMay>
    </>
  );
}
