import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { entryWords } from "@/app/(dashboard)/interactions/[id]/_components/timeline";
import { CaseMaker } from "@/app/(dashboard)/learning/_components/case-maker";
import { LearningLink } from "@/app/(dashboard)/learning/_components/learning-link";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import { type InteractionStory, readInteraction } from "@/lib/interactions/read-interaction";
import type { TimelineEntry } from "@/lib/interactions/timeline";
import { turningPoints } from "@/lib/learning/turning-points";

type Params = Promise<Record<string, string | string[] | undefined>>;

export const metadata: Metadata = { title: recordText.learning.cases.newTitle };

export default function NewCasePage({ searchParams }: { searchParams: Params }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.learning.cases.newTitle} />}>
      <NewCase searchParams={searchParams} />
    </Suspense>
  );
}

async function NewCase({ searchParams }: { searchParams: Params }) {
  await connection();
  const words = recordText.learning.cases;
  const [params, { actor, workspace }] = await Promise.all([searchParams, entered("PAGE /learning/cases/new")]);
  const id = typeof params.interaction === "string" && /^\d{1,10}$/.test(params.interaction) ? Number(params.interaction) : null;
  const story = id === null ? null : await readInteraction(workspace, actor, id);
  if (!story) notFound();
  const { interaction } = story.detail;
  const told = story.timeline.filter(({ isAhead }) => !isAhead);
  return (
    <>
      <PageHeader
        above={<LearningLink />}
        title={words.newTitle}
        sentence={
          <>
            <p>
              <Link href={`/interactions/${interaction.id}`} className="link break-all">
                {words.from(interaction.externalId)}
              </Link>
            </p>
            <p>{words.newSentence}</p>
          </>
        }
      />
      <CaseMaker
        interaction={interaction.id}
        summary={interaction.summary}
        narrative={interaction.narrative}
        entries={told.map((entry) => ({
          key: `${entry.kind} ${entry.ordinal} ${entry.at}`,
          day: relativeDay(entry, told, story),
          words: plainWords(entry, story),
          text: entry.text,
        }))}
        turning={turningPoints(story.detail, told)}
      />
    </>
  );
}

/** Days are counted from the first entry: a case tells how long something took, and not when it was. */
function relativeDay(entry: TimelineEntry, all: readonly TimelineEntry[], { zone }: InteractionStory): string {
  const dayOfEntry = ({ at, day }: TimelineEntry) => day ?? dayOf(at, zone);
  const first = all[0] ? dayOfEntry(all[0]) : dayOfEntry(entry);
  return recordText.learning.cases.day(String(dayOfEntry(entry) - first + 1));
}

/** As on the page of the interaction, without whoever of the staff it names and without days that say when it was. */
function plainWords(entry: TimelineEntry, { states, detail, zone }: InteractionStory): string {
  const facts = { ...entry.facts, person: null, name: null, toAt: null, toDay: null };
  return entryWords({ ...entry, facts }, states, detail, zone);
}
