import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import type { SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { DraftList } from "@/app/(dashboard)/interactions/_components/draft-list";
import { DocumentForm } from "@/app/(dashboard)/interactions/_components/form/document-form";
import { recordText } from "@/app/messages/record-text";
import { listDrafts, readDraft } from "@/lib/documenting/drafts";
import { readForm } from "@/lib/documenting/read-form";
import { formatInstant } from "@/lib/format";
import { lastParam } from "@/lib/raw-params";

const words = recordText.documenting;

export const metadata: Metadata = { title: words.title };

export default function DocumentPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={words.title} />}>
      <Documenting searchParams={searchParams} />
    </Suspense>
  );
}

async function Documenting({ searchParams }: { searchParams: SearchParams }) {
  await connection();
  const [{ actor, workspace }, params] = await Promise.all([entered("PAGE /interactions/new"), searchParams]);
  const { record } = workspace;
  const now = Date.now();
  const asked = lastParam(params, "draft") ?? "";
  const draftId = /^\d{1,10}$/.test(asked) ? Number(asked) : null;
  const [{ choices, form }, drafts, draft] = await Promise.all([
    readForm(workspace, actor, now),
    listDrafts(record, actor, now),
    draftId === null ? null : readDraft(record, actor, draftId),
  ]);
  const others = drafts.filter(({ id }) => draft === null || id !== draftId);
  const formId = draft?.id ?? randomUUID();
  return (
    <>
      <PageHeader
        above={
          <Link href="/interactions" className="link">
            {recordText.interactions.title}
          </Link>
        }
        title={words.title}
        sentence={
          <>
            <p>{words.sentence}</p>
            <p className="text-base text-mute pointer-coarse:hidden">{words.keys}</p>
            {asked !== "" && draft === null && <p className="text-amber text-base">{words.draft.gone}</p>}
          </>
        }
      />
      {others.length > 0 && (
        <details id="drafts" className="mb-4 min-w-0 rounded-lg border border-hairline bg-card px-4 py-2">
          <summary className="target flex flex-wrap items-baseline justify-between gap-x-3 py-1.5">
            <span className="font-semibold">{words.draft.title}</span>
            <span className="text-mute text-sm">{words.draft.chip(others.length)}</span>
          </summary>
          <p className="text-mute text-sm">{words.draft.hint}</p>
          <DraftList drafts={others.map(({ updatedAt, ...draft }) => ({ ...draft, when: formatInstant(updatedAt, choices.zone) }))} />
        </details>
      )}
      <DocumentForm
        key={formId}
        choices={choices}
        values={draft?.form ?? form}
        formId={formId}
        draft={draft === null ? null : draftId}
        seconds={draft?.seconds ?? 0}
      />
    </>
  );
}
