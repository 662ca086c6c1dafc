"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IfMay } from "@/app/_components/rights";
import { link, unlink } from "@/app/_data/failure-requests";
import { LinkDialog, type Linked } from "@/app/(dashboard)/_components/link-dialog";
import { LinkedNotice } from "@/app/(dashboard)/_components/linked-notice";
import { recordText } from "@/app/messages/record-text";

interface ShownFailuresProps {
  interactionId: number;
  failures: readonly { code: string; title: string }[];
}

/** The failures that an interaction shows: each can be unlinked, and another one linked. */
export function ShownFailures({ interactionId, failures }: ShownFailuresProps) {
  const router = useRouter();
  const words = recordText.failureLinks;
  const [isLinking, setIsLinking] = useState(false);
  const [linked, setLinked] = useState<Linked | null>(null);
  const [gone, setGone] = useState<{ code: string; title: string } | null>(null);
  const chosen = { ids: [interactionId] };
  const remove = useMutation({
    mutationFn: (failure: { code: string; title: string }) => unlink(failure.code, chosen).then(() => failure),
    onSuccess: (failure) => {
      setLinked(null);
      setGone(failure);
      router.refresh();
    },
  });
  const back = useMutation({
    mutationFn: (code: string) => link(code, chosen),
    onSuccess: () => {
      setGone(null);
      router.refresh();
    },
  });
  const problem = remove.error ?? back.error;
  return (
    <div className="grid gap-1">
      <ul className="grid gap-1">
        {failures.map((failure) => (
          <li key={failure.code} className="flex flex-wrap items-baseline gap-x-2">
            <Link href={`/failures/${encodeURIComponent(failure.code)}`} className="link">
              {failure.title}
            </Link>
            <IfMay right="write">
              <button
                type="button"
                disabled={remove.isPending}
                onClick={() => remove.mutate(failure)}
                aria-label={words.link.unlinkFrom(failure.title)}
                className="no-print link target inline-flex min-h-6 items-center text-mute text-sm hover:text-ink"
              >
                {words.link.unlink}
              </button>
            </IfMay>
          </li>
        ))}
      </ul>
      <IfMay right="write">
        <p className="no-print">
          <button type="button" onClick={() => setIsLinking(true)} className="link target inline-flex min-h-6 items-center text-sm">
            {words.link.open}
          </button>
        </p>
      </IfMay>
      <p role="status" className="no-print text-sm">
        {linked && (
          <LinkedNotice
            linked={linked}
            onUndone={() => {
              setLinked(null);
              router.refresh();
            }}
          />
        )}
        {gone && (
          <>
            {words.link.unlinked(gone.title)}{" "}
            <button
              type="button"
              disabled={back.isPending}
              onClick={() => back.mutate(gone.code)}
              className="link target inline-flex items-center"
            >
              {words.undo}
            </button>
          </>
        )}
      </p>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
      <LinkDialog
        isOpen={isLinking}
        chosen={chosen}
        count={1}
        onClose={() => setIsLinking(false)}
        onLinked={(done) => {
          setGone(null);
          setLinked(done);
          setIsLinking(false);
          router.refresh();
        }}
      />
    </div>
  );
}
