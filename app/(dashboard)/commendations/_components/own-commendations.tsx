"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/button";
import { CommendationActions } from "@/app/(dashboard)/commendations/_components/commendation-actions";
import type { ShownCommendation } from "@/app/(dashboard)/commendations/_components/commendation-form";
import { sendPraise } from "@/app/(dashboard)/commendations/_components/praise-requests";
import { recordText } from "@/app/messages/record-text";
import type { CaptureChoices } from "@/lib/commendations/capture-choices";

/** A commendation in a list where it can be worked on. */
export interface ListedCommendation extends ShownCommendation {
  interactionId: number;
  isVerified: boolean;
  isOwn: boolean;
  /** What is said beside the words, such as whom they praise. */
  facts: ReactNode;
  /** Where the words lead; null where they stand on the page of their interaction. */
  href: string | null;
}

/** Commendations with what can be done about each; one that was taken away can be brought back until the page is left. */
export function OwnCommendations({ list, today, choices }: { list: ListedCommendation[]; today: string; choices: CaptureChoices }) {
  const words = recordText.commendations;
  const router = useRouter();
  const [undo, setUndo] = useState<string | null>(null);
  const bringBack = useMutation({
    mutationFn: (sealed: string) => sendPraise("POST", "/api/commendations/restored", { undo: sealed }),
    onSuccess: () => {
      setUndo(null);
      router.refresh();
    },
  });
  return (
    <>
      {undo !== null && (
        <p role="status" className="no-print mb-2 flex flex-wrap items-center gap-2">
          {words.capture.takenAway}
          <Button disabled={bringBack.isPending} onClick={() => bringBack.mutate(undo)}>
            {words.capture.undo}
          </Button>
          {bringBack.isError && <span className="text-red text-sm">{bringBack.error.message}</span>}
        </p>
      )}
      <ul className="border-hairline border-t empty:border-t-0">
        {list.map(({ facts, href, ...commendation }) => (
          <li key={commendation.id} className="grid gap-1 border-hairline border-b py-3">
            <p className="max-w-[44rem] break-words">{said(commendation.text, href)}</p>
            <p className="break-words text-mute text-sm">{facts}</p>
            <CommendationActions
              commendation={commendation}
              interactionId={commendation.interactionId}
              isVerified={commendation.isVerified}
              isOwn={commendation.isOwn}
              today={today}
              choices={choices}
              onTakenAway={setUndo}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function said(text: string | null, href: string | null): ReactNode {
  const words = text ? `“${text}”` : recordText.commendations.noText;
  return href === null ? (
    words
  ) : (
    <Link href={href} className="rows-link break-words">
      {words}
    </Link>
  );
}
