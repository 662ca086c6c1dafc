import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { DocumentForm } from "@/app/(dashboard)/interactions/_components/form/document-form";
import { recordText } from "@/app/messages/record-text";
import { formOf } from "@/lib/documenting/form-of";
import { readForm } from "@/lib/documenting/read-form";

const words = recordText.documenting;

export const metadata: Metadata = { title: words.correctTitle };

export default function CorrectPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <Suspense fallback={<PageSkeleton title={words.correctTitle} />}>
      <Correcting params={params} />
    </Suspense>
  );
}

async function Correcting({ params }: { params: Promise<{ id: string }> }) {
  await connection();
  const [{ actor, workspace }, { id }] = await Promise.all([entered("PAGE /interactions/[id]/correct"), params]);
  const opened = /^\d{1,10}$/.test(id) ? await formOf(workspace, actor, Number(id)) : null;
  if (!opened) notFound();
  const { choices } = await readForm(workspace, actor, Date.now());
  return (
    <>
      <PageHeader
        above={
          <>
            <Link href="/interactions" className="link">
              {recordText.interactions.title}
            </Link>{" "}
            /{" "}
            <Link href={`/interactions/${id}`} className="link break-all">
              {opened.externalId}
            </Link>
          </>
        }
        title={words.correctTitle}
        sentence={
          <>
            <p>{words.correctSentence}</p>
            <p className="text-base text-mute pointer-coarse:hidden">{words.correctKeys}</p>
          </>
        }
      />
      <DocumentForm
        choices={{ ...choices, zone: opened.zone }}
        values={opened.form}
        formId={null}
        correcting={{ id: Number(id), customer: opened.customer }}
      />
    </>
  );
}
