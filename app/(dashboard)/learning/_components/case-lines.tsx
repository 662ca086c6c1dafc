import Link from "next/link";
import { StatePill } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import type { ListedCase } from "@/lib/learning/read-cases";

/** Training cases, each with what is practised and how often it was used. */
export function CaseLines({ cases }: { cases: readonly ListedCase[] }) {
  const words = recordText.learning.cases;
  if (cases.length === 0) return <p className="text-mute">{words.none}</p>;
  return (
    <ul className="border-hairline border-t">
      {cases.map(({ code, title, aim, procedure, cause, isCleared, sessions }) => (
        <li key={code} className="border-hairline border-b py-2.5">
          <p className="break-words">
            <Link href={`/learning/cases/${code}`} className="link font-medium">
              {title}
            </Link>{" "}
            {!isCleared && <StatePill tone="watch">{words.waits}</StatePill>}
          </p>
          {aim && <p className="max-w-[46rem] break-words text-soft">{aim}</p>}
          <p className="text-mute text-sm">{[procedure?.name, cause, words.used(sessions)].filter(Boolean).join(" · ")}</p>
        </li>
      ))}
    </ul>
  );
}
