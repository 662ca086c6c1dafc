import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { Owners } from "@/app/(dashboard)/failures/_components/failure-parts";
import { recordText } from "@/app/messages/record-text";
import type { AgendaItem, AgendaReason } from "@/lib/agenda/agenda";
import { formatCount, formatDay } from "@/lib/format";

interface AgendaLineProps {
  item: AgendaItem;
  /** The words of its action; null where it has none, or they are no longer there. */
  actionText: string | null;
  pinned: Readonly<Record<string, string>>;
  today: number;
  decide: ReactNode;
}

/** What it is, why it is here, whose it is, and its numbers. */
export function AgendaLine({ item, actionText, pinned, today, decide }: AgendaLineProps) {
  const words = recordText.agenda;
  const href = hrefOf(item, actionText !== null, pinned);
  const title = item.action ? (actionText ?? words.actionGone) : item.title;
  return (
    <li
      data-row
      className="grid gap-x-6 gap-y-1 border-hairline border-b py-3 focus-within:bg-accent-wash sm:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="min-w-0">
        <h3 className="break-words font-medium">
          {href ? (
            <Link href={href} {...ROW_LINK} className="rows-link outline-offset-4">
              {title}
            </Link>
          ) : (
            title
          )}
          {item.procedure !== null && <span className="font-normal text-mute"> · {item.procedure}</span>}
        </h3>
        <p>{reasonWords(item.reason, today)}</p>
        <p className="text-mute text-sm">
          {item.numbers.map(({ what, count, rows }) => (
            <Fragment key={what}>
              <NumberWithRows href={withPinned(rows, pinned)}>{words.numbers[what](formatCount(count))}</NumberWithRows>
              {" · "}
            </Fragment>
          ))}
          {item.action ? (
            actionOwner(item.supportOwner)
          ) : (
            <>
              <span className="sr-only">{words.owners} </span>
              {item.group === "wins" ? item.supportOwner : <Owners failure={item} />}
            </>
          )}
        </p>
      </div>
      {decide}
    </li>
  );
}

/** Where an item leads: to its failure or lesson as they are now, else to the rows that were counted. */
function hrefOf({ failure, action, numbers }: AgendaItem, isActionThere: boolean, pinned: Readonly<Record<string, string>>): string | null {
  if (failure !== null) return `/failures/${encodeURIComponent(failure)}`;
  if (action) return isActionThere ? `/learning/lessons/${encodeURIComponent(action.lesson)}` : null;
  return numbers[0] ? withPinned(numbers[0].rows, pinned) : null;
}

function actionOwner(team: string | null): string {
  const words = recordText.learning.action;
  return team === null ? words.somebody : words.team(team);
}

/** One line that says why an item is here. */
function reasonWords(reason: AgendaReason, today: number): string {
  const words = recordText.agenda.reasons;
  const written = (day: number | null) => (day === null ? null : formatDay(day, today));
  switch (reason.kind) {
    case "verdict": {
      const outcome = reason.outcome === null ? null : recordText.agenda.outcomes[reason.outcome];
      return (reason.isDue ? words.verdict : words.verdictAhead)(reason.fix, formatDay(reason.day - 1, today), outcome);
    }
    case "regressed":
      return words.regressed(written(reason.day), reason.fix);
    case "missed":
      return words.missed[reason.by];
    case "overdue":
      return words.overdue(formatDay(reason.day, today));
    case "commended":
      return words.commended(reason.unrecognised, formatCount(reason.unrecognised));
    default:
      return words[reason.kind](written(reason.day));
  }
}

/** The address of rows, with further parameters. */
function withPinned(rows: string, pinned: Readonly<Record<string, string>>): string {
  const [path = "", query] = rows.split("?");
  const params = new URLSearchParams([...new URLSearchParams(query), ...Object.entries(pinned)]);
  params.sort();
  return `${path}?${params}`;
}
