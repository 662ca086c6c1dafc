import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import type { SearchParams } from "@/app/_data/page-view";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { ImportStatePill } from "@/app/(dashboard)/imports/_components/import-state-pill";
import { RunningImport } from "@/app/(dashboard)/imports/_components/running-import";
import { ImportSentence } from "@/app/(dashboard)/imports/[id]/_components/import-sentence";
import { KeptByUndo } from "@/app/(dashboard)/imports/[id]/_components/kept-by-undo";
import { readImportPage } from "@/app/(dashboard)/imports/[id]/_components/read-import-page";
import { Rejections } from "@/app/(dashboard)/imports/[id]/_components/rejections";
import { ResultNumbers } from "@/app/(dashboard)/imports/[id]/_components/result-numbers";
import { UndoImport } from "@/app/(dashboard)/imports/[id]/_components/undo-import";
import { Warnings } from "@/app/(dashboard)/imports/[id]/_components/warnings";
import { LostDraft } from "@/app/(dashboard)/imports/[id]/_components/wizard/lost-draft";
import { Wizard } from "@/app/(dashboard)/imports/[id]/_components/wizard/wizard";
import { recordText } from "@/app/messages/record-text";
import { isoDay } from "@/lib/dates";
import { formatInstant } from "@/lib/format";
import { isUnfinished } from "@/lib/imports/import-progress";
import { mappingNameOf } from "@/lib/imports/mapping-name";

export const metadata: Metadata = { title: recordText.imports.title };

interface ImportPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default function ImportPage(props: ImportPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Import {...props} />
    </Suspense>
  );
}

async function Import({ params, searchParams }: ImportPageProps) {
  await connection();
  const read = await readImportPage(await entered("PAGE /imports/[id]"), (await params).id, await searchParams);
  if (!read) notFound();
  if (read.draftProblem !== null) return <LostDraft id={read.job.id} fileName={read.job.fileName} problem={read.draftProblem} />;
  if (read.draft) return <Wizard initial={read.draft} key={read.draft.id} />;
  const { job, days, zone } = read;
  const words = recordText.imports.detail;
  const isOver = !isUnfinished(job.state);
  const next = days && `/?${new URLSearchParams({ from: isoDay(days.firstDay), period: "custom", to: isoDay(days.lastDay + 1) })}`;
  return (
    <>
      <PageHeader
        above={
          <Link href="/imports" className="link">
            {recordText.imports.title}
          </Link>
        }
        title={
          <span className="break-all">
            {job.fileName} <ImportStatePill state={job.state} />
          </span>
        }
        sentence={<ImportSentence job={job} />}
        actions={
          isOver && (
            <>
              {next && job.state !== "failed" && job.state !== "undone" && (
                <ButtonLink kind="main" href={next}>
                  {words.next}
                </ButtonLink>
              )}
              <ButtonLink href="/imports">{words.another}</ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-8 border-hairline border-t pt-5 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          {!isOver && <RunningImport job={job} />}
          {job.error && (
            <p role="alert" className="rounded-md bg-red-wash px-3.5 py-2.5 text-red">
              {job.error}
            </p>
          )}
          {(isOver || job.rowsDone > 0) && job.rows !== null && (
            <Section title={words.numbers} hint={words.numbersHint}>
              <ResultNumbers job={job} />
            </Section>
          )}
          <Warnings warnings={job.warnings ?? []} />
          {read.kept && <KeptByUndo kept={read.kept} ownCount={job.undone?.kept ?? 0} />}
          {job.rejected > 0 && <Rejections job={job} {...read.rejections} />}
        </div>
        <div className="grid grid-cols-1 content-start gap-6">
          <FactsCard
            facts={{
              [words.facts.source]: job.sourceName,
              [words.facts.mapping]: mappingNameOf(job),
              [words.facts.sheet]: job.sheet,
              [words.facts.started]: formatInstant(job.startedAt ?? job.createdAt, zone),
              [words.facts.took]: read.seconds === null ? null : words.took(read.seconds),
              [words.facts.size]: words.size(job.fileBytes),
              [words.facts.digest]: <span className="break-all font-mono text-xs">{job.fileDigest}</span>,
            }}
          />
          {read.mayUndo && (
            <Section title={recordText.imports.undo.title} className="no-print">
              <UndoImport id={job.id} isGoing={job.undoneAt !== null} zone={zone} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
