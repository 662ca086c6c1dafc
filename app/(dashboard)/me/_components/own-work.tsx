import { Section } from "@/app/_components/section";
import { ActionLines } from "@/app/(dashboard)/learning/_components/action-lines";
import { SessionLines } from "@/app/(dashboard)/learning/_components/session-lines";
import { OwnDaySection } from "@/app/(dashboard)/me/_components/own-day-section";
import { recordText } from "@/app/messages/record-text";
import type { Actor } from "@/lib/access/actor";
import { actorNames } from "@/lib/access/actor-names";
import { ownActions } from "@/lib/learning/lesson-actions";
import { ownSessions } from "@/lib/learning/read-sessions";
import { readOwnDay } from "@/lib/self-care/own-day";
import type { Workspace } from "@/lib/workspace";

/** The day of whoever looks, what is theirs to do, and the sessions that they are asked to. */
export async function OwnWork({ workspace, actor }: { workspace: Workspace; actor: Actor }) {
  if (!actor.may("document")) return null;
  const words = recordText.learning;
  const { db } = workspace.record;
  const now = Date.now();
  const [day, actions, sessions] = await Promise.all([
    readOwnDay(workspace, actor, now),
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
      <Section title={words.action.own} hint={words.action.ownHint}>
        <ActionLines actions={actions} whenNone={words.action.noneOwn} />
      </Section>
      <Section title={words.sessions.own}>
        <SessionLines sessions={sessions} names={names} whenNone={words.sessions.noneOwn} isOfCase={false} />
      </Section>
    </>
  );
}
