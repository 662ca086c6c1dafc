import Link from "next/link";
import { Fragment } from "react";
import { rowsHref } from "@/app/_data/rows-href";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { momentOf, momentText } from "@/lib/interactions/moment";
import type { LedgerSection, PromiseLine } from "@/lib/promises/promise-ledger";
import { promiseKindLabels } from "@/lib/vocabulary";

/** The promises themselves, in the order of work; each opens its interaction. */
export function Ledger({ sections, query, zone }: { sections: LedgerSection[]; query: string; zone: string }) {
  const words = recordText.followThrough;
  return (
    <div className="grid gap-6">
      {sections.map((section) => (
        <section key={section.part} aria-label={headingOf(section)}>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-hairline border-b pb-1.5">
            <h3 className="font-medium text-soft text-sm">
              {headingOf(section)} · {formatCount(section.count)}
            </h3>
            <Link
              href={rowsHref(query, { metric: "follow-through", part: section.part })}
              className="link target inline-flex items-center text-sm"
            >
              {words.all(formatCount(section.count))}
            </Link>
          </div>
          <ol>
            {section.lines.map((line) => (
              <li key={line.promiseId} data-row className="border-hairline border-b py-2.5 focus-within:bg-accent-wash">
                <Line line={line} part={section.part} zone={zone} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function headingOf({ part, label }: LedgerSection): string {
  const headings: Record<string, string> = recordText.followThrough.headings;
  return headings[part] ?? label;
}

function Line({ line, part, zone }: { line: PromiseLine; part: string; zone: string }) {
  const words = recordText.followThrough;
  const { text: said } = line;
  if (!said) return <span className="text-mute">{recordText.interactions.gone}</span>;
  const done = momentOf(said.doneAt, said.doneDay);
  const facts: Record<string, string | null> = {
    id: said.externalId,
    due: words.due(momentText({ at: said.firstDueAt, day: said.firstDueDay }, zone)),
    done: done && part !== "missed" && part !== "not-due" ? words.done(momentText(done, zone)) : null,
    moved: said.timesMoved > 0 ? words.moved(said.timesMoved) : null,
    who: said.person ?? said.team,
    procedure: said.procedure,
  };
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
      <div className="min-w-0">
        <Link href={`/interactions/${line.interactionId}`} {...ROW_LINK} className="rows-link break-words font-medium">
          {promiseKindLabels[said.kind] ?? said.kind}
          {(said.text ?? said.summary) && <span className="font-normal">: {said.text ?? said.summary}</span>}
        </Link>
        <p className="text-mute text-sm">
          {Object.entries(facts)
            .filter(([, fact]) => fact !== null)
            .map(([key, fact], index) => (
              <Fragment key={key}>
                {index > 0 && " · "}
                {fact}
              </Fragment>
            ))}
        </p>
      </div>
      <Lateness days={line.daysLate} part={part} />
    </div>
  );
}

function Lateness({ days, part }: { days: number; part: string }) {
  const words = recordText.followThrough;
  if (part === "missed") return <span className="text-red">{words.overdue(days)}</span>;
  if (part === "late") return <span className="text-amber">{words.late(days)}</span>;
  if (part === "not-due") return <span className="text-mute">{words.dueIn(-days)}</span>;
  return null;
}
