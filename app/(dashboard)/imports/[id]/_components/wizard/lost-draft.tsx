"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { sendDiscard } from "@/app/(dashboard)/imports/[id]/_components/wizard/draft-requests";
import { recordText } from "@/app/messages/record-text";
import { setUpText } from "@/app/messages/set-up-text";

/** A draft whose file, or whose mapping, is gone: why, and the way out. */
export function LostDraft({ id, fileName, problem }: { id: number; fileName: string; problem: string }) {
  const router = useRouter();
  const discard = useMutation({ mutationFn: () => sendDiscard(id), onSuccess: () => router.replace("/imports") });
  return (
    <>
      <PageHeader
        above={
          <Link href="/imports" className="link">
            {recordText.imports.title}
          </Link>
        }
        title={<span className="break-all">{fileName}</span>}
        sentence={problem}
        actions={
          <Button kind="main" disabled={discard.isPending} onClick={() => discard.mutate()}>
            {setUpText.draft.discard}
          </Button>
        }
      />
      {discard.isError && (
        <p role="alert" className="text-red">
          {discard.error.message}
        </p>
      )}
    </>
  );
}
