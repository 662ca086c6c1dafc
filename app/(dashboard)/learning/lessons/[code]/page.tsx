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
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { ActionLines } from "@/app/(dashboard)/learning/_components/action-lines";
import { AddAction } from "@/app/(dashboard)/learning/_components/add-action";
import { ChangeLesson } from "@/app/(dashboard)/learning/_components/change-lesson";
import { LearningLink } from "@/app/(dashboard)/learning/_components/learning-link";
import { MakeGeneral } from "@/app/(dashboard)/learning/_components/make-general";
import { recordText } from "@/app/messages/record-text";
import { actorNames } from "@/lib/access/actor-names";
import { formatInstant } from "@/lib/format";
import { learningChoices } from "@/lib/learning/learning-choices";
import { actionsOf } from "@/lib/learning/lesson-actions";
import { readLesson } from "@/lib/learning/read-lessons";
import { everyName, secondLook } from "@/lib/learning/second-look";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: recordText.learning.lessons };

export default function LessonPage({ params }: { params: Promise<{ code: string }> }) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Lesson params={params} />
    </Suspense>
  );
}

async function Lesson({ params }: { params: Promise<{ code: string }> }) {
  await connection();
  const words = recordText.learning;
  const [{ actor, workspace }, { code }] = await Promise.all([entered("PAGE /learning/lessons/[code]"), params]);
  const { db } = workspace.record;
  const lesson = await readLesson(db, actor, code);
  if (!lesson) notFound();
  const [actions, choices, names, settings] = await Promise.all([
    actionsOf(db, actor, lesson.id, workspace.clock()),
    learningChoices(workspace, actor),
    actorNames(db, [lesson.createdBy]),
    workspaceSettings(db),
  ]);
  const mayChange = actor.may("write") || lesson.createdBy === actor.id;
  const mayMakeGeneral = actor.may("write") && lesson.interactionId !== null;
  const texts = [
    { title: words.lesson.wentWell, text: lesson.wentWell },
    { title: words.lesson.couldBeBetter, text: lesson.couldBeBetter },
    { title: words.lesson.toChange, text: lesson.toChange },
  ].filter(({ text }) => text !== null);
  const everybody = mayMakeGeneral ? await everyName(db) : null;
  const said = [lesson.title, ...texts.map(({ text }) => text), ...actions.map(({ text }) => text)].join("\n");
  return (
    <>
      <PageHeader
        above={<LearningLink />}
        title={
          <>
            {lesson.title} {lesson.isArchived && <StatePill tone="neutral">{words.lesson.isArchived}</StatePill>}
          </>
        }
        sentence={
          <p>
            <bdi>{words.lesson.writtenBy(actorWords(lesson.createdBy, names), formatInstant(lesson.createdAt, settings.zone))}</bdi>
          </p>
        }
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          {texts.map(({ title, text }) => (
            <Section key={title} title={title}>
              <p className="max-w-[46rem] whitespace-pre-wrap break-words text-soft">{text}</p>
            </Section>
          ))}
          <Section title={words.action.title} hint={words.action.hint}>
            <div className="grid gap-3">
              <ActionLines actions={actions} whenNone={words.action.none} isOfLesson />
              <AddAction code={lesson.code} owners={choices} />
            </div>
          </Section>
          {mayChange && (
            <ChangeLesson
              code={lesson.code}
              draft={{
                title: lesson.title,
                wentWell: lesson.wentWell,
                couldBeBetter: lesson.couldBeBetter,
                toChange: lesson.toChange,
                procedure: lesson.procedure?.code ?? null,
                cause: lesson.cause?.code ?? null,
              }}
              isArchived={lesson.isArchived}
              choices={choices}
            />
          )}
          {everybody && (
            <MakeGeneral
              code={lesson.code}
              updatedAt={lesson.updatedAt}
              suspects={secondLook(said, everybody.names, everybody.teams).map(({ text }) => text)}
            />
          )}
        </div>
        <div className="content-start">
          <FactsCard
            title={words.lesson.aboutWhat}
            facts={{
              [words.lesson.procedure]: lesson.procedure && (
                <Link href={`/procedures/${encodeURIComponent(lesson.procedure.code)}`} className="link">
                  {lesson.procedure.name}
                </Link>
              ),
              [words.lesson.cause]: lesson.cause?.name,
              [words.lesson.failure]: lesson.failure && (
                <Link href={`/failures/${encodeURIComponent(lesson.failure.code)}`} className="link">
                  {lesson.failure.title}
                </Link>
              ),
            }}
          >
            {lesson.interactionId === null ? (
              <StatePill tone="neutral">{words.lesson.isGeneral}</StatePill>
            ) : (
              <Link href={`/interactions/${lesson.interactionId}`} className="link target mt-2 inline-flex min-h-6 items-center">
                {words.lesson.fromInteraction}
              </Link>
            )}
          </FactsCard>
        </div>
      </div>
    </>
  );
}
