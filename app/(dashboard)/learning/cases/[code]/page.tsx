import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { StatePill } from "@/app/_components/state-pill";
import { entered } from "@/app/_data/acting";
import { actorWords } from "@/app/_data/actor-words";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { CasePlay } from "@/app/(dashboard)/learning/_components/case-play";
import { ChangeCase } from "@/app/(dashboard)/learning/_components/change-case";
import { ClearCase } from "@/app/(dashboard)/learning/_components/clear-case";
import { LearningLink } from "@/app/(dashboard)/learning/_components/learning-link";
import { PlanSession } from "@/app/(dashboard)/learning/_components/plan-session";
import { SessionLines } from "@/app/(dashboard)/learning/_components/session-lines";
import { recordText } from "@/app/messages/record-text";
import { actorNames } from "@/lib/access/actor-names";
import { formatInstant } from "@/lib/format";
import { learningChoices } from "@/lib/learning/learning-choices";
import { type ReadCase, readCase } from "@/lib/learning/read-cases";
import { sessionsOf } from "@/lib/learning/read-sessions";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: recordText.learning.cases.title };

export default function CasePage({ params }: { params: Promise<{ code: string }> }) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Case params={params} />
    </Suspense>
  );
}

async function Case({ params }: { params: Promise<{ code: string }> }) {
  await connection();
  const words = recordText.learning;
  const [{ actor, workspace }, { code }] = await Promise.all([entered("PAGE /learning/cases/[code]"), params]);
  const { db } = workspace.record;
  const read = await readCase(db, actor, code);
  if (!read) notFound();
  const sessions = await sessionsOf(db, actor, read.id, workspace.clock());
  const [names, choices, settings] = await Promise.all([
    actorNames(db, [read.clearedBy ?? "", ...sessions.map(({ ledBy }) => ledBy)]),
    learningChoices(workspace, actor),
    workspaceSettings(db),
  ]);
  const mayLead = actor.may("write");
  const { title, situation, question, continuation, aim } = read;
  const me = actor.user ? [{ id: actor.user.id, name: actor.name }] : [];
  return (
    <>
      <PageHeader
        above={<LearningLink />}
        title={
          <>
            {title} {!read.isCleared && <StatePill tone="watch">{words.cases.waits}</StatePill>}{" "}
            {read.isRetired && <StatePill tone="neutral">{words.cases.retired}</StatePill>}
          </>
        }
        sentence={
          <>
            {aim && <p>{aim}</p>}
            <p className="text-mute text-sm">
              {[read.procedure?.name, read.cause, words.cases.used(read.sessions), clearedWords(read, names, settings.zone)]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </>
        }
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <CasePlay situation={situation} question={question} continuation={continuation} />
        {read.interactionId !== null && (
          <Link href={`/interactions/${read.interactionId}`} className="link no-print">
            {words.cases.madeOf}
          </Link>
        )}
        {!read.isCleared && <ClearCase code={read.code} digest={read.digest} suspects={read.suspects} mayClear={mayLead} />}
        {(mayLead || read.isOwn) && (
          <ChangeCase code={read.code} draft={{ title, situation, question, continuation, aim: aim ?? "" }} isRetired={read.isRetired} />
        )}
        {read.isCleared && (
          <Section title={words.sessions.title} hint={words.sessions.hint} className="no-print">
            <div className="grid gap-3">
              <SessionLines
                sessions={sessions}
                names={names}
                whenNone={words.sessions.none}
                isOfCase
                mayLead={mayLead && actor.may("read-staff")}
              />
              {mayLead && !read.isRetired && (
                <PlanSession code={read.code} owners={{ teams: choices.teams, users: choices.users }} me={me} />
              )}
            </div>
          </Section>
        )}
      </div>
    </>
  );
}

function clearedWords(
  { clearedBy, clearedAt, createdBy }: ReadCase,
  names: Awaited<ReturnType<typeof actorNames>>,
  zone: string,
): string | null {
  if (clearedBy === null || clearedAt === null) return null;
  const { clearedBy: said, clearedByMaker } = recordText.learning.cases;
  return (clearedBy === createdBy ? clearedByMaker : said)(actorWords(clearedBy, names), formatInstant(clearedAt, zone));
}
