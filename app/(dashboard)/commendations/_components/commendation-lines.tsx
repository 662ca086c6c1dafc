import Link from "next/link";
import { Fragment } from "react";
import { StatePill } from "@/app/_components/state-pill";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { recordText } from "@/app/messages/record-text";
import type { CommendationLine } from "@/lib/commendations/list-commendations";
import { momentText } from "@/lib/interactions/moment";

/** What customers said, newest first; each opens its interaction. */
export function CommendationLines({ lines, zone }: { lines: CommendationLine[]; zone: string }) {
  return (
    <ol className="border-hairline border-t">
      {lines.map((line) => (
        <li
          key={line.commendationId}
          data-row
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-hairline border-b py-3 focus-within:bg-accent-wash"
        >
          <Said line={line} zone={zone} />
          <StatePill tone={line.isRecognised ? "good" : "neutral"}>
            {line.isRecognised ? recordText.commendations.recognised : recordText.commendations.notRecognised}
          </StatePill>
        </li>
      ))}
    </ol>
  );
}

function Said({ line, zone }: { line: CommendationLine; zone: string }) {
  const words = recordText.commendations;
  const { text: said } = line;
  if (!said) return <span className="text-mute">{recordText.interactions.gone}</span>;
  const facts: Record<string, string | null> = {
    id: said.externalId,
    received: momentText({ at: said.receivedAt, day: said.receivedDay }, zone),
    behaviour: said.behaviour && words.for(said.behaviour),
    person: said.person,
    solicited: said.wasSolicited === null ? null : said.wasSolicited ? words.solicited : words.unsolicited,
    verified: said.isVerified ? null : words.notVerified,
  };
  return (
    <div className="min-w-0 max-w-[44rem]">
      <Link href={`/interactions/${line.interactionId}`} {...ROW_LINK} className="rows-link break-words">
        {said.text ? `“${said.text}”` : <span className="text-mute">{words.noText}</span>}
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
  );
}
