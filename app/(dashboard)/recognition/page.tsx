import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { CoverageSection, GivenSection } from "@/app/(dashboard)/recognition/_components/coverage";
import { Ledger, Suggestions } from "@/app/(dashboard)/recognition/_components/ledger";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { readRecognition } from "@/lib/recognition/read-recognition";

export const metadata: Metadata = { title: recordText.recognition.title };

export default function RecognitionPage() {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.recognition.title} />}>
      <Recognition />
    </Suspense>
  );
}

async function Recognition() {
  await connection();
  const words = recordText.recognition;
  const { actor, workspace } = await entered("PAGE /recognition");
  const read = await readRecognition(workspace, actor);
  const { commendations, exemplars } = read.waits.count;
  const waits = commendations + exemplars;
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={
          <>
            {waits === 0 ? (
              words.sentence.none
            ) : (
              <>
                <strong>{words.sentence.waits(formatCount(waits), waits)}</strong>
                {words.sentence.waitsEnd(
                  `${formatCount(commendations)} ${words.sentence.commendations(commendations)}`,
                  `${formatCount(exemplars)} ${words.sentence.exemplars(exemplars)}`,
                )}
              </>
            )}{" "}
            {words.privacy}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-9">
        <Ledger read={read} />
        <Suggestions read={read} />
        <CoverageSection read={read} />
        <GivenSection read={read} />
      </div>
    </>
  );
}
