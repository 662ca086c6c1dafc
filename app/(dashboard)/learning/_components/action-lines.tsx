import Link from "next/link";
import { StatePill } from "@/app/_components/state-pill";
import { SettleAction } from "@/app/(dashboard)/learning/_components/settle-action";
import { recordText } from "@/app/messages/record-text";
import { formatDay } from "@/lib/format";
import type { ListedAction } from "@/lib/learning/lesson-actions";

/** What is to be done, each with who does it and by when. */
export function ActionLines({
  actions,
  whenNone,
  isOfLesson = false,
}: {
  actions: readonly ListedAction[];
  whenNone: string;
  isOfLesson?: boolean;
}) {
  const words = recordText.learning.action;
  if (actions.length === 0) return <p className="text-mute">{whenNone}</p>;
  return (
    <ul className="border-hairline border-t">
      {actions.map((action) => (
        <li key={action.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-hairline border-b py-2.5">
          <div className="min-w-0 flex-1 basis-56">
            <p className="break-words">{action.text}</p>
            <p className="text-mute text-sm">
              {ownerWords(action)}
              {!isOfLesson && action.lesson && (
                <>
                  {" · "}
                  <Link href={`/learning/lessons/${action.lesson.code}`} className="link">
                    {action.lesson.title}
                  </Link>
                </>
              )}
              {" · "}
              {action.state === "done" ? (
                <StatePill tone="good">{words.isDone}</StatePill>
              ) : action.state === "overdue" ? (
                <StatePill tone="bad">{words.overdue(formatDay(action.dueDay))}</StatePill>
              ) : (
                words.dueOn(formatDay(action.dueDay))
              )}
            </p>
          </div>
          {action.isTheirs && <SettleAction id={action.id} text={action.text} isDone={action.state === "done"} />}
        </li>
      ))}
    </ul>
  );
}

function ownerWords({ owner }: ListedAction): string {
  const words = recordText.learning.action;
  if (owner.isMe) return words.you;
  return owner.team === null ? (owner.user ?? words.somebody) : words.team(owner.team);
}
