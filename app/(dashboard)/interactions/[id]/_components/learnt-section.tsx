import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/section";
import { LessonLines } from "@/app/(dashboard)/learning/_components/lesson-lines";
import { recordText } from "@/app/messages/record-text";
import type { Actor } from "@/lib/access/actor";
import { lessonsOfInteraction } from "@/lib/learning/read-lessons";
import type { Workspace } from "@/lib/workspace";

/** What was learnt from an interaction, and the ways to write down more, for those who document. */
export async function LearntSection({ workspace, actor, interactionId }: { workspace: Workspace; actor: Actor; interactionId: number }) {
  const words = recordText.learning;
  const lessons = await lessonsOfInteraction(workspace.record.db, actor, interactionId);
  if (lessons.length === 0 && !actor.may("document")) return null;
  return (
    <Section title={words.learntHere}>
      <LessonLines lessons={lessons} whenNone={words.noneHere} />
      {actor.may("document") && (
        <div className="no-print mt-3 flex flex-wrap gap-2">
          <ButtonLink href={`/learning/lessons/new?interaction=${interactionId}`}>{words.write}</ButtonLink>
          <ButtonLink href={`/learning/cases/new?interaction=${interactionId}`}>{words.makeCase}</ButtonLink>
        </div>
      )}
    </Section>
  );
}
