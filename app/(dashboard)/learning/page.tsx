import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { ActionLines } from "@/app/(dashboard)/learning/_components/action-lines";
import { CaseLines } from "@/app/(dashboard)/learning/_components/case-lines";
import { CoverageWords } from "@/app/(dashboard)/learning/_components/coverage-words";
import { LessonLines } from "@/app/(dashboard)/learning/_components/lesson-lines";
import { LessonSearch } from "@/app/(dashboard)/learning/_components/lesson-search";
import { SessionLines } from "@/app/(dashboard)/learning/_components/session-lines";
import { recordText } from "@/app/messages/record-text";
import { actorNames } from "@/lib/access/actor-names";
import { formatCount } from "@/lib/format";
import { learningChoices } from "@/lib/learning/learning-choices";
import { openActions } from "@/lib/learning/lesson-actions";
import { listCases } from "@/lib/learning/read-cases";
import { countLessons, lessonsFor } from "@/lib/learning/read-lessons";
import { latestSessions, trainingCoverage } from "@/lib/learning/read-sessions";

type Params = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: recordText.learning.title };

export default function LearningPage({ searchParams }: { searchParams: Params }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.learning.title} />}>
      <Learning searchParams={searchParams} />
    </Suspense>
  );
}

async function Learning({ searchParams }: { searchParams: Params }) {
  await connection();
  const words = recordText.learning;
  const [params, { actor, workspace }] = await Promise.all([searchParams, entered("PAGE /learning")]);
  const { db } = workspace.record;
  const now = workspace.clock();
  const asked = { words: textOf(params.words), procedure: textOf(params.procedure), cause: textOf(params.cause) };
  const choices = await learningChoices(workspace, actor);
  const procedureId = choices.procedures.find(({ code }) => code === asked.procedure)?.id ?? null;
  const causeId = choices.causes.find(({ code }) => code === asked.cause)?.id ?? null;
  const isSearched = asked.words !== "" || procedureId !== null || causeId !== null;
  const [lessons, all, actions, cases, sessions] = await Promise.all([
    lessonsFor(db, actor, { words: asked.words, procedureId, causeId }),
    countLessons(db, actor),
    openActions(db, actor, now),
    listCases(db, actor),
    latestSessions(db, actor, now),
  ]);
  const coverage = actor.may("write") ? await trainingCoverage(db, actor, now) : null;
  const names = await actorNames(
    db,
    sessions.map(({ ledBy }) => ledBy),
  );
  const overdue = actions.filter(({ state }) => state === "overdue").length;
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={<p>{words.sentence(words.lessonsCount(all, formatCount(all)), overdue)}</p>}
        actions={
          <IfMay right="document">
            <ButtonLink href="/learning/lessons/new">{words.writeGeneral}</ButtonLink>
          </IfMay>
        }
      />
      <div className="grid grid-cols-1 gap-9">
        <Section title={words.action.open} hint={words.action.openHint}>
          <ActionLines actions={actions} whenNone={words.action.noneOpen} />
        </Section>
        <Section title={words.lessons} hint={words.lessonsHint}>
          <LessonSearch asked={asked} choices={choices} />
          <LessonLines lessons={lessons} whenNone={isSearched ? words.noneFound : words.noLessons} />
          {isSearched && (
            <p className="mt-2">
              <Link href="/learning" className="link">
                {words.search.clear}
              </Link>
            </p>
          )}
        </Section>
        <Section title={words.cases.title} hint={words.cases.hint}>
          <CaseLines cases={cases} />
        </Section>
        <Section title={words.sessions.title} hint={words.sessions.hint}>
          <SessionLines sessions={sessions} names={names} whenNone={words.sessions.none} isOfCase={false} />
        </Section>
        {coverage && (
          <Section title={words.sessions.coverage} hint={words.sessions.coverageHint}>
            <CoverageWords coverage={coverage} />
          </Section>
        )}
      </div>
    </>
  );
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) ?? "";
}
