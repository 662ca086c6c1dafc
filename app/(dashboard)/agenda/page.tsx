import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { KeyHints } from "@/app/(dashboard)/_components/key-hints";
import { ListKeys } from "@/app/(dashboard)/_components/list-keys";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { AgendaGroups } from "@/app/(dashboard)/agenda/_components/agenda-groups";
import { AgendaSentence } from "@/app/(dashboard)/agenda/_components/agenda-sentence";
import { Decide } from "@/app/(dashboard)/agenda/_components/decide";
import { DecisionLines } from "@/app/(dashboard)/agenda/_components/decision-lines";
import { KeepMeeting } from "@/app/(dashboard)/agenda/_components/keep-meeting";
import { PastMeetings } from "@/app/(dashboard)/agenda/_components/past-meetings";
import { recordText } from "@/app/messages/record-text";
import { actorNames } from "@/lib/access/actor-names";
import { readAgenda } from "@/lib/agenda/read-agenda";
import { teamChoices } from "@/lib/decisions/teams";
import { actionTexts } from "@/lib/learning/lesson-actions";
import { listMeetings } from "@/lib/meetings/read-meetings";

export const metadata: Metadata = { title: recordText.agenda.title };

export default function AgendaPage() {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.agenda.title} />}>
      <ThisWeek />
    </Suspense>
  );
}

async function ThisWeek() {
  await connection();
  const words = recordText.agenda;
  const { actor, workspace } = await entered("PAGE /agenda");
  const { db } = workspace.record;
  const [agenda, meetings, teams] = await Promise.all([readAgenda(workspace, actor), listMeetings(db, actor), teamChoices(workspace)]);
  const decisions = [...agenda.decided, ...agenda.open];
  const names = await actorNames(db, [...decisions.map((each) => each.actor), ...meetings.map(({ createdBy }) => createdBy)]);
  const texts = await actionTexts(
    db,
    actor,
    agenda.items.flatMap(({ action }) => (action ? [action.id] : [])),
  );
  const today = agenda.toDay - 1;
  const keptToday = meetings.find(({ day }) => day === today)?.code ?? null;
  const mayDecide = actor.may("write");
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={<AgendaSentence agenda={agenda} />}
        actions={actor.may("govern") && <KeepMeeting keptToday={keptToday} />}
      />
      <ListKeys>
        <AgendaGroups
          agenda={agenda}
          actionTexts={texts}
          {...(mayDecide && {
            // What is to be done about a lesson is settled there, and its words belong in no decision, which nothing empties.
            decide: (item) => item.action === null && <Decide about={{ title: item.title, failure: item.failure }} teams={teams} />,
          })}
        />
        {agenda.items.length > 1 && <KeyHints />}
      </ListKeys>
      <div className="mt-9 grid grid-cols-1 gap-9 lg:grid-cols-2">
        <Section title={words.decided} hint={words.decidedHint}>
          <DecisionLines decisions={agenda.decided} names={names} today={today} whenNone={words.noneDecided} canSettle={mayDecide} />
          {mayDecide && (
            <div className="mt-3">
              <Decide about={null} teams={teams} />
            </div>
          )}
        </Section>
        <Section title={words.open} hint={words.openHint}>
          <DecisionLines decisions={agenda.open} names={names} today={today} whenNone={words.noneOpen} canSettle={mayDecide} />
        </Section>
        <PastMeetings meetings={meetings} names={names} />
      </div>
    </>
  );
}
