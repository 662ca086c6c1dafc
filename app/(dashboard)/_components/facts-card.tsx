import { type ReactNode, useId } from "react";

/** A card of facts beside a page's content. Facts without a value are left out; a card without facts is not drawn. */
export function FactsCard({ title, facts, children }: { title?: string; facts: Facts; children?: ReactNode }) {
  const id = useId();
  const shown = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  if (shown.length === 0 && !children) return null;
  return (
    <section aria-labelledby={title ? id : undefined} className="min-w-0 rounded-lg border border-hairline bg-card px-4 py-3.5">
      {title && (
        <h2 id={id} className="mb-2 font-semibold">
          {title}
        </h2>
      )}
      {shown.length > 0 && (
        <dl className="grid grid-cols-[minmax(5.5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          {shown.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="max-w-36 break-words text-mute">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </section>
  );
}

/** What is said, by its name, in the order given. */
export type Facts = Readonly<Record<string, ReactNode>>;
