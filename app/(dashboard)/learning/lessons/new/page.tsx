import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { LearningLink } from "@/app/(dashboard)/learning/_components/learning-link";
import { LessonForm } from "@/app/(dashboard)/learning/_components/lesson-form";
import { recordText } from "@/app/messages/record-text";
import { getInteraction } from "@/lib/interactions/detail";
import { learningChoices } from "@/lib/learning/learning-choices";
import { lessonDraft } from "@/lib/learning/lesson-draft";

type Params = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: recordText.learning.lesson.newTitle };

export default function NewLessonPage({ searchParams }: { searchParams: Params }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.learning.lesson.newTitle} />}>
      <NewLesson searchParams={searchParams} />
    </Suspense>
  );
}

async function NewLesson({ searchParams }: { searchParams: Params }) {
  await connection();
  const words = recordText.learning.lesson;
  const [params, { actor, workspace }] = await Promise.all([searchParams, entered("PAGE /learning/lessons/new")]);
  const id = typeof params.interaction === "string" && /^\d{1,10}$/.test(params.interaction) ? Number(params.interaction) : null;
  const detail = id === null ? null : await getInteraction(workspace, actor, id);
  if (params.interaction !== undefined && detail === null) notFound();
  const { procedures, causes, teams, users } = await learningChoices(workspace, actor);
  const draft = lessonDraft(detail);
  return (
    <>
      <PageHeader
        above={<LearningLink />}
        title={words.newTitle}
        sentence={
          <>
            {detail && (
              <p>
                <Link href={`/interactions/${detail.interaction.id}`} className="link break-all">
                  {words.about(detail.interaction.externalId)}
                </Link>
              </p>
            )}
            <p>{detail ? words.newSentence : words.newGeneral}</p>
          </>
        }
      />
      <LessonForm
        draft={draft.lesson}
        about={{ interaction: id, failure: draft.failure, owners: { teams, users }, firstAction: draft.action }}
        choices={{ procedures, causes }}
      />
    </>
  );
}
