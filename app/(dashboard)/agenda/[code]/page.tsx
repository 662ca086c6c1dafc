import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { actorWords } from "@/app/_data/actor-words";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { AgendaGroups } from "@/app/(dashboard)/agenda/_components/agenda-groups";
import { AgendaSentence } from "@/app/(dashboard)/agenda/_components/agenda-sentence";
import { DecisionLines } from "@/app/(dashboard)/agenda/_components/decision-lines";
import { PrintButton } from "@/app/(dashboard)/agenda/_components/print-button";
import { recordText } from "@/app/messages/record-text";
import { actorNames } from "@/lib/access/actor-names";
import { formatDay, formatDayRange, formatInstant } from "@/lib/format";
import { actionTexts } from "@/lib/learning/lesson-actions";
import { readMeeting } from "@/lib/meetings/read-meetings";
import { asOfText } from "@/lib/period";

export const metadata: Metadata = { title: recordText.agenda.title };

interface MeetingPageProps {
  params: Promise<{ code: string }>;
}

export default function MeetingPage(props: MeetingPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Kept {...props} />
    </Suspense>
  );
}

/** A meeting as it was kept: everything here is read from what was kept, and nothing is counted. Only the words of actions are not kept. */
async function Kept({ params }: MeetingPageProps) {
  await connection();
  const [{ code }, { actor, workspace }] = await Promise.all([params, entered("PAGE /agenda/[code]")]);
  const { record } = workspace;
  const meeting = await readMeeting(record.db, actor, code);
  if (!meeting) notFound();
  const words = recordText.agenda;
  const { agenda, digest, isIntact } = meeting;
  const decisions = [...agenda.decided, ...agenda.open];
  const names = await actorNames(record.db, [...decisions.map((each) => each.actor), meeting.createdBy]);
  const texts = await actionTexts(
    record.db,
    actor,
    agenda.items.flatMap(({ action }) => (action ? [action.id] : [])),
  );
  const today = agenda.toDay - 1;
  return (
    <>
      <PageHeader
        above={
          <Link href="/agenda" className="link">
            {words.title}
          </Link>
        }
        title={words.meetingOf(formatDay(meeting.day))}
        sentence={<AgendaSentence agenda={agenda} />}
        actions={<PrintButton />}
      />
      <p data-scope className="mb-6 text-mute text-sm">
        {words.frozen.sentence(formatDayRange(agenda.fromDay, today), formatInstant(agenda.asOf, agenda.zone), agenda.zone)}
        {agenda.isSample && ` ${words.frozen.sample}`}
      </p>
      <AgendaGroups agenda={agenda} actionTexts={texts} pinned={{ asOf: asOfText(agenda.asOf), zone: agenda.zone }} />
      <div className="mt-9 grid grid-cols-1 gap-9 lg:grid-cols-2">
        <Section title={words.decidedThen}>
          <DecisionLines decisions={agenda.decided} names={names} today={today} whenNone={words.noneDecidedThen} />
        </Section>
        <Section title={words.open} hint={words.openHint}>
          <DecisionLines decisions={agenda.open} names={names} today={today} whenNone={words.noneOpen} />
        </Section>
      </div>
      <footer className="mt-9 grid gap-1 text-mute text-sm">
        <p>{words.frozen.rows}</p>
        <p>
          {words.frozen.facts(String(agenda.dataVersion), String(agenda.definitions))} ·{" "}
          {words.keptBy(actorWords(meeting.createdBy, names))}, {formatInstant(meeting.createdAt, agenda.zone)}
        </p>
        <p className="break-all">
          {words.frozen.digest} <code>{digest}</code>:{" "}
          {isIntact ? words.frozen.intact : <strong className="text-red">{words.frozen.broken}</strong>}
        </p>
      </footer>
    </>
  );
}
