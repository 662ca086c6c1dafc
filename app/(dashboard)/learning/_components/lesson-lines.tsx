import Link from "next/link";
import { StatePill } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import type { ListedLesson } from "@/lib/learning/read-lessons";

/** Lessons, each with what it is about and what is to change. */
export function LessonLines({ lessons, whenNone }: { lessons: readonly ListedLesson[]; whenNone: string }) {
  const words = recordText.learning.lesson;
  if (lessons.length === 0) return <p className="text-mute">{whenNone}</p>;
  return (
    <ul className="border-hairline border-t">
      {lessons.map(({ code, title, procedure, cause, toChange, couldBeBetter, wentWell, interactionId }) => (
        <li key={code} className="border-hairline border-b py-2.5">
          <p className="break-words">
            <Link href={`/learning/lessons/${code}`} className="link font-medium">
              {title}
            </Link>{" "}
            {interactionId === null && <StatePill tone="neutral">{words.isGeneral}</StatePill>}
          </p>
          <p className="line-clamp-2 max-w-[46rem] break-words text-soft">{toChange ?? couldBeBetter ?? wentWell}</p>
          {(procedure || cause) && <p className="text-mute text-sm">{[procedure?.name, cause?.name].filter(Boolean).join(" · ")}</p>}
        </li>
      ))}
    </ul>
  );
}
