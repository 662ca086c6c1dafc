import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { StatePill } from "@/app/_components/state-pill";
import { entered } from "@/app/_data/acting";
import type { SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { AddPromise } from "@/app/(dashboard)/interactions/[id]/_components/add-promise";
import { CaseList } from "@/app/(dashboard)/interactions/[id]/_components/case-list";
import { FactPanels } from "@/app/(dashboard)/interactions/[id]/_components/fact-panels";
import { interactionSentence } from "@/app/(dashboard)/interactions/[id]/_components/interaction-sentence";
import { JustFiled } from "@/app/(dashboard)/interactions/[id]/_components/just-filed";
import { LearntSection } from "@/app/(dashboard)/interactions/[id]/_components/learnt-section";
import { Praise } from "@/app/(dashboard)/interactions/[id]/_components/praise";
import { Timeline } from "@/app/(dashboard)/interactions/[id]/_components/timeline";
import { recordText } from "@/app/messages/record-text";
import { dayOf, isoDay } from "@/lib/dates";
import { readCompleteness } from "@/lib/documenting/read-documented";
import { readInteraction } from "@/lib/interactions/read-interaction";
import { queueChoices } from "@/lib/promises/queue-choices";
import { lastParam } from "@/lib/raw-params";
import { statusLabels } from "@/lib/vocabulary";

export const metadata: Metadata = { title: recordText.interactions.title };

interface InteractionPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default function InteractionPage({ params, searchParams }: InteractionPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Interaction params={params} searchParams={searchParams} />
    </Suspense>
  );
}

async function Interaction({ params, searchParams }: InteractionPageProps) {
  await connection();
  const [{ actor, workspace }, { id }] = await Promise.all([entered("PAGE /interactions/[id]"), params]);
  const story = /^\d{1,10}$/.test(id) ? await readInteraction(workspace, actor, Number(id)) : null;
  if (!story) notFound();
  const { detail, timeline, zone } = story;
  const { interaction } = detail;
  const told = lastParam(await searchParams, "told") ?? "";
  return (
    <>
      <PageHeader
        above={
          <>
            <Link href="/interactions" className="link">
              {recordText.interactions.title}
            </Link>{" "}
            / <span className="break-all">{interaction.externalId}</span>
          </>
        }
        title={
          <>
            {interaction.summary ?? recordText.interaction.title(interaction.externalId)}{" "}
            {interaction.status !== "live" && (
              <StatePill tone="watch">{recordText.interaction.status(statusLabels[interaction.status] ?? interaction.status)}</StatePill>
            )}
          </>
        }
        sentence={interactionSentence(story)}
        actions={
          <IfMay right="document">
            <ButtonLink href={`/interactions/${interaction.id}/correct`}>{recordText.documenting.correct}</ButtonLink>
          </IfMay>
        }
      />
      {told !== "" && (
        <JustFiled
          told={told}
          seconds={interaction.documentingSeconds}
          completeness={await readCompleteness(workspace, actor, interaction.id)}
        />
      )}
      <div className="grid gap-8 border-hairline border-t pt-5 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <Section title={recordText.interaction.timeline} hint={recordText.interaction.timelineHint(zone)}>
            <Timeline entries={timeline} states={story.states} took={story.took} detail={detail} zone={zone} />
            {actor.may("document") && (
              <div className="mt-4">
                <AddPromise
                  interaction={interaction.id}
                  procedures={(await queueChoices(workspace.record.db, actor)).procedures}
                  hasZone={detail.names.customerZone !== null}
                  tomorrow={isoDay(dayOf(workspace.clock(), zone) + 1)}
                />
              </div>
            )}
          </Section>
          {interaction.narrative && (
            <Section title={recordText.interaction.narrative}>
              <p className="max-w-[46rem] whitespace-pre-wrap break-words text-soft">{interaction.narrative}</p>
            </Section>
          )}
          <Praise story={story} actor={actor} workspace={workspace} />
          {detail.others.length > 0 && (
            <Section title={recordText.interaction.others}>
              <CaseList others={detail.others} zone={zone} />
            </Section>
          )}
          <LearntSection workspace={workspace} actor={actor} interactionId={interaction.id} />
        </div>
        <FactPanels story={story} />
      </div>
    </>
  );
}
