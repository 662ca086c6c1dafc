"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button, ButtonLink } from "@/app/_components/button";
import { keepMeeting } from "@/app/(dashboard)/agenda/_components/agenda-requests";
import { recordText } from "@/app/messages/record-text";

/** Keeps the meeting as it stands and opens what was kept; once a day. */
export function KeepMeeting({ keptToday }: { keptToday: string | null }) {
  const words = recordText.agenda;
  const router = useRouter();
  const keep = useMutation({ mutationFn: keepMeeting, onSuccess: (code) => router.push(`/agenda/${code}`) });
  if (keptToday !== null) return <ButtonLink href={`/agenda/${keptToday}`}>{words.keptToday}</ButtonLink>;
  return (
    <>
      <Button kind="main" title={words.keepHint} disabled={keep.isPending} onClick={() => keep.mutate()}>
        {words.keep}
      </Button>
      {keep.isError && (
        <p role="alert" className="text-red text-sm">
          {keep.error.message}
        </p>
      )}
    </>
  );
}
