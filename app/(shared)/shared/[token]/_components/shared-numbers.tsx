import { countWords, valueWords } from "@/app/(shared)/shared/[token]/_components/shown-words";
import { recordText } from "@/app/messages/record-text";
import type { SharedMetric } from "@/lib/share-links/read-shared";
import { heldMark } from "@/lib/small-cells/hold-back";

/** The number of each metric, and what it is of. */
export function SharedNumbers({ metrics, smallCells }: { metrics: readonly SharedMetric[]; smallCells: number }) {
  const words = recordText.share.page;
  const different = metrics.filter((metric, at) => metrics.findIndex(({ id }) => id === metric.id) === at);
  return (
    <section aria-label={words.numbers} className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
      {different.map(({ id, title, kind, total }) => (
        <article key={id} aria-label={title} className="min-w-0">
          <h2 className="font-medium text-soft text-sm">{title}</h2>
          <p className="font-[620] text-tile tracking-tight">
            {valueWords(kind, total.value, kind === "count" ? heldMark(smallCells) : words.held)}
          </p>
          {total.denominator !== null && (
            <p className="mt-1 text-mute text-sm">
              {words.of(countWords(total.numerator, smallCells), countWords(total.denominator, smallCells))}
            </p>
          )}
        </article>
      ))}
    </section>
  );
}
