"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { ImportStatePill } from "@/app/(dashboard)/imports/_components/import-state-pill";
import { ColumnsStep } from "@/app/(dashboard)/imports/[id]/_components/wizard/columns-step";
import { DatesQuestion } from "@/app/(dashboard)/imports/[id]/_components/wizard/dates-question";
import { sendCommit, sendDiscard } from "@/app/(dashboard)/imports/[id]/_components/wizard/draft-requests";
import { draftSentence } from "@/app/(dashboard)/imports/[id]/_components/wizard/draft-sentence";
import { FileStep } from "@/app/(dashboard)/imports/[id]/_components/wizard/file-step";
import { Offers } from "@/app/(dashboard)/imports/[id]/_components/wizard/offers";
import { PreviewStep } from "@/app/(dashboard)/imports/[id]/_components/wizard/preview-step";
import { RulesStep } from "@/app/(dashboard)/imports/[id]/_components/wizard/rules-step";
import { useDraft } from "@/app/(dashboard)/imports/[id]/_components/wizard/use-draft";
import { recordText } from "@/app/messages/record-text";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";
import type { DraftView } from "@/lib/imports/draft-view";

/** A file before it is imported: how it is read, all of it open to be said otherwise, and what would come in. */
export function Wizard({ initial }: { initial: DraftView }) {
  const router = useRouter();
  const draft = useDraft(initial);
  const { view } = draft;
  const words = setUpText.draft;
  const [saveAs, setSaveAs] = useState<string | null>(null);
  const commit = useMutation({
    mutationFn: () => sendCommit(view.id, view.isOwn ? (saveAs ?? view.source.name) : ""),
    onMutate: () => draft.leave(true),
    onError: () => draft.leave(false),
    onSuccess: () => router.refresh(),
  });
  const discard = useMutation({
    mutationFn: () => sendDiscard(view.id),
    onMutate: () => draft.leave(true),
    onError: () => draft.leave(false),
    onSuccess: () => router.replace("/imports"),
  });
  const [isAsking, setIsAsking] = useState(false);
  const question = view.first.question;
  const whyNot = view.missing ? words.whyNot.missing : question ? words.whyNot.question : null;
  const isBusy = draft.isReading || commit.isPending || commit.isSuccess || discard.isPending;
  const rows = view.whole.state === "done" ? view.whole.preview.rows : null;
  const problem = draft.problem ?? commit.error?.message ?? discard.error?.message ?? null;

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
            {view.fileName} <ImportStatePill state="draft" />
          </span>
        }
        sentence={draftSentence(view)}
        actions={
          isAsking ? (
            <span role="alertdialog" aria-label={words.discardTitle} className="flex flex-wrap items-center gap-2">
              <span className="text-soft">{words.discardHint}</span>
              <Button onClick={() => setIsAsking(false)}>{words.keep}</Button>
              <Button kind="main" disabled={isBusy} onClick={() => discard.mutate()}>
                {words.discard}
              </Button>
            </span>
          ) : (
            <>
              <Button kind="quiet" disabled={isBusy} onClick={() => setIsAsking(true)}>
                {words.discard}
              </Button>
              <Button
                kind="main"
                disabled={isBusy || whyNot !== null}
                aria-describedby={whyNot === null ? undefined : "why-not"}
                onClick={() => commit.mutate()}
              >
                {commit.isPending || commit.isSuccess
                  ? words.committing
                  : rows === null
                    ? words.commitPlain
                    : words.commit(formatCount(rows), rows)}
              </Button>
            </>
          )
        }
      />
      <p id="why-not" className={view.missing === null ? "sr-only" : "pb-3 text-amber"}>
        {whyNot}
      </p>
      <p role="status" className="sr-only">
        {draft.isReading ? words.reading : ""}
      </p>
      {problem !== null && (
        <div role="alert" className="mb-4 max-w-[46rem] rounded-md bg-red-wash px-3.5 py-2.5 text-red">
          <p className="font-medium">{words.notChanged}</p>
          <p className="break-words">{problem}</p>
        </div>
      )}
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5" aria-busy={draft.isReading}>
        {question && <DatesQuestion question={question} onAnswer={(dates) => draft.say({ dates })} isBusy={isBusy} />}
        <FileStep {...draft} />
        <ColumnsStep {...draft} saveAs={saveAs ?? view.source.name} onSaveAs={setSaveAs} />
        <RulesStep {...draft} />
        <Offers {...draft} />
        <PreviewStep view={view} />
      </div>
    </>
  );
}
