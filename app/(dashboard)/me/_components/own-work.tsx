import { Section } from "@/app/_components/section";
import { DraftList } from "@/app/(dashboard)/interactions/_components/draft-list";
import { ActionLines } from "@/app/(dashboard)/learning/_components/action-lines";
import { SessionLines } from "@/app/(dashboard)/learning/_components/session-lines";
import { OwnDaySection } from "@/app/(dashboard)/me/_components/own-day-section";
import { recordText } from "@/app/messages/record-text";
import type { Actor } from "@/lib/access/actor";
import { actorNames } from "@/lib/access/actor-names";
import { listDrafts } from "@/lib/documenting/drafts";
import { formatInstant } from "@/lib/format";
import { ownActions } from "@/lib/learning/lesson-actions";
import { ownSessions } from "@/lib/learning/read-sessions";
import { readOwnDay } from "@/lib/self-care/own-day";
import type { Workspace } from "@/lib/workspace";

/** The day of whoever looks, what they began to document, what is theirs to do, and the sessions that they are asked to. */
export async function OwnWork({ workspace, actor }: { workspace: Workspace; actor: Actor }) {
  if (!actor.may("document")) return null;
  const words = recordText.learning;
  const drafting = recordText.documenting.draft;
  const { record } = workspace;
  const { db } = record;
  const now = Date.now();
  const [day, drafts, actions, sessions] = await Promise.all([
    readOwnDay(workspace, actor, now),
    actor.user ? listDrafts(record, actor, now) : [],
    ownActions(db, actor, now),
    ownSessions(db, actor, now),
  ]);
  const names = await actorNames(
    db,
    sessions.map(({ ledBy }) => ledBy),
  );
  return (
    <>
      {day && <OwnDaySection day={day} now={now} />}
      {day && drafts.length > 0 && (
        <Section title={drafting.title} hint={drafting.hint}>
          <DraftList drafts={drafts.map(({ updatedAt, ...draft }) => ({ ...draft, when: formatInstant(updatedAt, day.zone) }))} />
        </Section>
      )}
      <Section title={words.action.own} hint={words.action.ownHint}>
        <ActionLines actions={actions} whenNone={words.action.noneOwn} />
      </Section>
      <Section title={words.sessions.own}>
        <SessionLines sessions={sessions} names={names} whenNone={words.sessions.noneOwn} isOfCase={false} />
      </Section>
    </>
  );
}
