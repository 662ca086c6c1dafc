import Link from "next/link";
import { Section } from "@/app/_components/section";
import { actorWords } from "@/app/_data/actor-words";
import { recordText } from "@/app/messages/record-text";
import type { ActorNames } from "@/lib/access/actor-names";
import { formatDay } from "@/lib/format";

/** The meetings that were kept, latest first. */
export function PastMeetings({
  meetings,
  names,
}: {
  meetings: readonly { code: string; day: number; createdBy: string }[];
  names: ActorNames;
}) {
  const words = recordText.agenda;
  return (
    <Section title={words.past} className="no-print">
      {meetings.length === 0 ? (
        <p className="text-mute">{words.nonePast}</p>
      ) : (
        <ul className="border-hairline border-t">
          {meetings.map(({ code, day, createdBy }) => (
            <li key={code} className="flex flex-wrap justify-between gap-x-4 border-hairline border-b py-2">
              <Link href={`/agenda/${code}`} className="link">
                {words.meetingOf(formatDay(day))}
              </Link>
              <span className="text-mute text-sm">{words.keptBy(actorWords(createdBy, names))}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
