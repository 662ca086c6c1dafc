"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ask } from "@/app/(dashboard)/settings/sources/_components/source-requests";
import { setUpText } from "@/app/messages/set-up-text";

/** Pauses a webhook or a connector, lets it go on, or deletes it after asking. */
export function SourceActions({ address, isPaused, deleteAsk }: { address: string; isPaused: boolean; deleteAsk: string }) {
  const router = useRouter();
  const words = setUpText.sources;
  const [isAsking, setIsAsking] = useState(false);
  const pause = useMutation({ mutationFn: () => ask("PATCH", address, { isPaused: !isPaused }), onSuccess: () => router.refresh() });
  const remove = useMutation({ mutationFn: () => ask("DELETE", address), onSuccess: () => router.push("/settings/sources") });
  const problem = pause.error ?? remove.error;
  return (
    <div className="grid justify-items-end gap-1">
      <div className="flex flex-wrap items-center gap-2">
        {isAsking ? (
          <>
            <span className="text-soft text-sm">{deleteAsk}</span>
            <Button disabled={remove.isPending} onClick={() => remove.mutate()}>
              {words.removeSure}
            </Button>
            <Button kind="quiet" onClick={() => setIsAsking(false)}>
              {words.cancel}
            </Button>
          </>
        ) : (
          <>
            <Button disabled={pause.isPending} onClick={() => pause.mutate()}>
              {isPaused ? words.goOn : words.pause}
            </Button>
            <Button kind="quiet" onClick={() => setIsAsking(true)}>
              {words.remove}
            </Button>
          </>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
    </div>
  );
}
