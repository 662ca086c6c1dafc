import Link from "next/link";
import { Section } from "@/app/_components/section";
import { StatePill } from "@/app/_components/state-pill";
import { actorWords } from "@/app/_data/actor-words";
import { recordText } from "@/app/messages/record-text";
import type { ActorNames } from "@/lib/access/actor-names";
import { formatInstant } from "@/lib/format";
import type { OwnThanks as Thanks } from "@/lib/recognition/own-thanks";

/** Thanks that the person who looks got, with what they are for. */
export function OwnThanks({ thanks, names, zone }: { thanks: Thanks[]; names: ActorNames; zone: string }) {
  const words = recordText.recognition.own;
  return (
    <Section title={words.title} hint={words.hint}>
      {thanks.length === 0 && <p className="text-mute">{words.none}</p>}
      <ul className="grid gap-3">
        {thanks.map((each) => (
          <li key={each.id} className="grid gap-1 rounded-lg border border-hairline p-3">
            <div className="flex flex-wrap items-start justify-between gap-2">
              <p className="min-w-0 break-words font-medium">{each.behaviour}</p>
              {each.isNew && <StatePill tone="good">{words.isNew}</StatePill>}
            </div>
            {each.message && <p className="max-w-[44rem] break-words text-soft">{each.message}</p>}
            {each.reward && <p className="break-words text-soft">{words.reward(each.reward)}</p>}
            <p className="text-mute text-sm">
              {words.by(actorWords(each.givenBy, names), formatInstant(each.givenAt, zone))}
              {each.interactionId !== null && (
                <>
                  {" · "}
                  <Link href={`/interactions/${each.interactionId}`} className="link">
                    {words.evidence}
                  </Link>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
