import { Section } from "@/app/_components/section";
import { actorWords } from "@/app/_data/actor-words";
import { AddCommendation } from "@/app/(dashboard)/commendations/_components/add-commendation";
import { OwnCommendations } from "@/app/(dashboard)/commendations/_components/own-commendations";
import { Nominate } from "@/app/(dashboard)/recognition/_components/nominate";
import { recordText } from "@/app/messages/record-text";
import type { Actor } from "@/lib/access/actor";
import { type ActorNames, actorNames } from "@/lib/access/actor-names";
import { type CaptureChoices, captureChoices } from "@/lib/commendations/capture-choices";
import { capturedAmong } from "@/lib/commendations/captured-among";
import { dayOf, isoDay } from "@/lib/dates";
import { formatInstant } from "@/lib/format";
import { momentText } from "@/lib/interactions/moment";
import type { InteractionStory } from "@/lib/interactions/read-interaction";
import type { Workspace } from "@/lib/workspace";

/** What the customer said of this interaction, and where it can be captured, verified, corrected or taken away. */
export async function Praise({ story, actor, workspace }: { story: InteractionStory; actor: Actor; workspace: Workspace }) {
  const words = recordText.commendations;
  const { detail, zone } = story;
  const { db } = workspace.record;
  const captured = await capturedAmong(
    db,
    detail.commendations.map(({ id }) => id),
  );
  const names: ActorNames = await actorNames(db, [
    ...captured.values(),
    ...detail.commendations.flatMap(({ verifiedBy }) => verifiedBy ?? []),
  ]);
  const choices: CaptureChoices = await captureChoices(workspace, actor);
  const today = isoDay(dayOf(story.asOf, zone));
  return (
    <Section title={words.capture.section} hint={words.capture.sectionHint}>
      {detail.commendations.length === 0 && <p className="mb-2 text-mute">{words.capture.none}</p>}
      <OwnCommendations
        today={today}
        choices={choices}
        list={detail.commendations.map((row) => {
          const by = captured.get(row.id);
          const isByHand = row.isVerified && row.verifiedBy !== null && row.verifiedAt !== null;
          return {
            id: row.id,
            interactionId: row.interactionId,
            received: isoDay(row.receivedDay ?? dayOf(row.receivedAt, zone)),
            source: row.source,
            text: row.text,
            behaviour: row.behaviour,
            wasSolicited: row.wasSolicited,
            isVerified: row.isVerified,
            isOwn: by === actor.id,
            href: null,
            facts: [
              momentText({ at: row.receivedAt, day: row.receivedDay }, zone),
              row.source && words.sources[row.source],
              row.behaviour && words.for(row.behaviour),
              row.person,
              by !== undefined && words.capture.capturedBy(actorWords(by, names)),
              isByHand
                ? words.capture.verifiedBy(actorWords(row.verifiedBy ?? "", names), formatInstant(row.verifiedAt ?? 0, zone))
                : row.isVerified
                  ? words.capture.verified
                  : words.notVerified,
            ]
              .filter(Boolean)
              .join(" · "),
          };
        })}
      />
      <div className="mt-3 flex flex-wrap items-start gap-2">
        <AddCommendation interactionId={detail.interaction.id} today={today} choices={choices} />
        <Nominate interactionId={detail.interaction.id} externalId={detail.interaction.externalId} />
      </div>
    </Section>
  );
}
