"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { useMay } from "@/app/_components/rights";
import { CommendationForm, type ShownCommendation } from "@/app/(dashboard)/commendations/_components/commendation-form";
import { sendPraise } from "@/app/(dashboard)/commendations/_components/praise-requests";
import { recordText } from "@/app/messages/record-text";
import type { CaptureChoices } from "@/lib/commendations/capture-choices";

interface CommendationActionsProps {
  commendation: ShownCommendation;
  interactionId: number;
  isVerified: boolean;
  /** Whoever looks captured it. */
  isOwn: boolean;
  today: string;
  choices: CaptureChoices;
  /** Tells who stands around it that it is gone, with what brings it back. */
  onTakenAway: (undo: string) => void;
}

/** What can be done with a commendation: verify it or take that back, edit it, take it away. */
export function CommendationActions({
  commendation,
  interactionId,
  isVerified,
  isOwn,
  today,
  choices,
  onTakenAway,
}: CommendationActionsProps) {
  const words = recordText.commendations.capture;
  const may = useMay();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const address = `/api/commendations/${commendation.id}`;
  const verify = useMutation({
    mutationFn: () => sendPraise("PUT", `${address}/verification`, { verified: !isVerified }),
    onSuccess: () => router.refresh(),
  });
  const takeAway = useMutation({
    mutationFn: () => sendPraise("DELETE", address),
    onSuccess: ({ undo }) => {
      onTakenAway(String(undo));
      router.refresh();
    },
  });
  const mayChange = may("write") || (isOwn && !isVerified && may("document"));
  const problem = verify.error ?? takeAway.error;
  if (isOpen) {
    return <CommendationForm {...{ interactionId, commendation, today, choices }} onDone={() => setIsOpen(false)} />;
  }
  return (
    <div className="no-print grid gap-1">
      <div className="flex flex-wrap gap-1">
        {may("write") && (
          <Button
            kind={isVerified ? "quiet" : "plain"}
            disabled={verify.isPending}
            aria-label={isVerified ? words.unverifyNamed(commendation.id) : words.verifyNamed(commendation.id)}
            onClick={() => verify.mutate()}
          >
            {isVerified ? words.unverify : words.verify}
          </Button>
        )}
        {mayChange && (
          <>
            <Button kind="quiet" aria-label={words.editNamed(commendation.id)} onClick={() => setIsOpen(true)}>
              {words.edit}
            </Button>
            <Button
              kind="quiet"
              disabled={takeAway.isPending}
              aria-label={words.takeAwayNamed(commendation.id)}
              onClick={() => takeAway.mutate()}
            >
              {words.takeAway}
            </Button>
          </>
        )}
      </div>
      {may("write") && isOwn && !isVerified && <p className="text-mute text-sm">{words.own}</p>}
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
    </div>
  );
}
