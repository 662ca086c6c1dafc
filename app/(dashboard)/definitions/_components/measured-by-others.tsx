import { recordText } from "@/app/messages/record-text";

/** Figures from elsewhere, each with what is known of where it comes from: on a page of words, far from every number of one's own. */
export function MeasuredByOthers() {
  const words = recordText.definitions.others;
  return (
    <section id={words.id} aria-labelledby={`${words.id}-title`} className="scroll-mt-16">
      <h2 id={`${words.id}-title`} className="font-semibold text-lead">
        {words.title}
      </h2>
      <p className="mt-1 text-soft">{words.hint}</p>
      <ul className="mt-3 grid gap-4">
        {words.cards.map((card) => (
          <li key={card.figure} className="rounded-lg border border-hairline bg-card p-4">
            <p className="font-medium">
              <q>{card.figure}</q>
            </p>
            <dl className="mt-2 grid gap-x-4 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
              {(["asked", "whom", "when", "checked", "not"] as const).map((field) => (
                <div key={field} className="grid py-0.5 sm:col-span-2 sm:grid-cols-subgrid">
                  <dt className="text-mute">{words.fields[field]}</dt>
                  <dd>{card[field]}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
