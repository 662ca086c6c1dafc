import Link from "next/link";
import { StatePill } from "@/app/_components/state-pill";
import { actorWords } from "@/app/_data/actor-words";
import { SettleDecision } from "@/app/(dashboard)/agenda/_components/settle-decision";
import { recordText } from "@/app/messages/record-text";
import type { ActorNames } from "@/lib/access/actor-names";
import type { AgendaDecision } from "@/lib/agenda/agenda";
import { isOverdue } from "@/lib/decisions/read-decisions";
import { formatDay } from "@/lib/format";

interface DecisionLinesProps {
  decisions: readonly AgendaDecision[];
  names: ActorNames;
  today: number;
  whenNone: string;
  canSettle?: boolean;
}

/** Decisions, each with what it is about, who does it and by when. */
export function DecisionLines({ decisions, names, today, whenNone, canSettle = false }: DecisionLinesProps) {
  const words = recordText.agenda;
  if (decisions.length === 0) return <p className="text-mute">{whenNone}</p>;
  return (
    <ul className="border-hairline border-t">
      {decisions.map((decision) => (
        <li key={decision.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-hairline border-b py-2.5">
          <div className="min-w-0 flex-1 basis-56">
            <p className="break-words">{decision.text}</p>
            <p className="text-mute text-sm">
              {words.kinds[decision.kind]}
              {decision.failure && (
                <>
                  {" · "}
                  <Link href={`/failures/${encodeURIComponent(decision.failure.code)}`} className="link">
                    {decision.failure.title}
                  </Link>
                </>
              )}
              {decision.team !== null && ` · ${decision.team}`}
              {" · "}
              <DueWords decision={decision} names={names} today={today} />
            </p>
          </div>
          {canSettle && <SettleDecision id={decision.id} words={decision.text} isDone={decision.doneAt !== null} />}
        </li>
      ))}
    </ul>
  );
}

function DueWords({ decision, names, today }: { decision: AgendaDecision; names: ActorNames; today: number }) {
  const words = recordText.agenda;
  if (decision.doneAt !== null) return <StatePill tone="good">{words.isDone}</StatePill>;
  if (decision.dueDay === null) return actorWords(decision.actor, names);
  const day = formatDay(decision.dueDay, today);
  return isOverdue(decision, today) ? <StatePill tone="bad">{words.overdue(day)}</StatePill> : words.due(day);
}
