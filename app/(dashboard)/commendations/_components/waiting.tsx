import { Section } from "@/app/_components/section";
import { actorWords } from "@/app/_data/actor-words";
import { OwnCommendations } from "@/app/(dashboard)/commendations/_components/own-commendations";
import { recordText } from "@/app/messages/record-text";
import type { CaptureChoices } from "@/lib/commendations/capture-choices";
import type { Unverified } from "@/lib/commendations/unverified";
import { dayOf, isoDay } from "@/lib/dates";
import { formatCount } from "@/lib/format";
import { momentText } from "@/lib/interactions/moment";

interface WaitingProps {
  unverified: Unverified;
  zone: string;
  today: string;
  choices: CaptureChoices;
}

/** Commendations that wait to be verified, with the button that does it. */
export function Waiting({ unverified: { count, lines, names }, zone, today, choices }: WaitingProps) {
  const words = recordText.commendations;
  if (count === 0) return null;
  return (
    <Section title={words.waiting.title} hint={words.waiting.hint(formatCount(count))}>
      <OwnCommendations
        today={today}
        choices={choices}
        list={lines.map(({ by, person, source, receivedAt, receivedDay, ...line }) => ({
          ...line,
          source,
          received: isoDay(receivedDay ?? dayOf(receivedAt, zone)),
          isVerified: false,
          href: `/interactions/${line.interactionId}`,
          facts: [
            line.externalId,
            momentText({ at: receivedAt, day: receivedDay }, zone),
            source && words.sources[source],
            line.behaviour && words.for(line.behaviour),
            person,
            by === null ? words.capture.cameIn : words.capture.capturedBy(actorWords(by, names)),
          ]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
      {count > lines.length && <p className="mt-2 text-mute text-sm">{words.waiting.more(formatCount(count - lines.length))}</p>}
    </Section>
  );
}
