import Link from "next/link";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { LineMeta } from "@/app/(dashboard)/interactions/_components/line-parts";
import { recordText } from "@/app/messages/record-text";
import type { InteractionLine } from "@/lib/interactions/list-interactions";

/** The interactions that prove a failure: what was said, and a quiet line of facts. */
export function Cases({ lines, zone }: { lines: InteractionLine[]; zone: string }) {
  if (lines.length === 0) return <p className="text-mute">{recordText.failures.detail.noCases}</p>;
  return (
    <ol className="border-hairline border-t">
      {lines.map((line) => (
        <li key={line.unitId} data-row className="border-hairline border-b py-3 focus-within:bg-accent-wash">
          {line.text ? (
            <>
              <Link href={`/interactions/${line.interactionId}`} {...ROW_LINK} className="rows-link block break-words outline-offset-4">
                {line.text.summary ?? recordText.interactions.noSummary}
              </Link>
              <LineMeta line={line} text={line.text} zone={zone} withId />
            </>
          ) : (
            <span className="text-mute">{recordText.interactions.gone}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
