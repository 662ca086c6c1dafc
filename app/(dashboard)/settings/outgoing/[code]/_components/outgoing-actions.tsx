"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { askOutgoing, type ShownSigningSecret } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-requests";
import { ShownSecret } from "@/app/(dashboard)/settings/outgoing/_components/shown-secret";
import { useForgetWhenLeft } from "@/app/(dashboard)/settings/sources/_components/forget-when-left";
import { setUpText } from "@/app/messages/set-up-text";

/** Pauses an outgoing webhook or lets it go on; gives it a new secret or deletes it, each after asking. */
export function OutgoingActions({ code, isOn }: { code: string; isOn: boolean }) {
  const words = setUpText.outgoing;
  const router = useRouter();
  const [asked, setAsked] = useState<"rotate" | "remove" | null>(null);
  const pause = useMutation({ mutationFn: () => askOutgoing("PATCH", `/${code}`, { isPaused: isOn }), onSuccess: () => router.refresh() });
  const rotate = useMutation({
    mutationFn: () => askOutgoing<ShownSigningSecret>("POST", `/${code}/secret`),
    onSuccess: () => setAsked(null),
  });
  const remove = useMutation({ mutationFn: () => askOutgoing("DELETE", `/${code}`), onSuccess: () => router.push("/settings/outgoing") });
  useForgetWhenLeft(rotate.reset);

  const problem = pause.error ?? rotate.error ?? remove.error;
  if (rotate.data)
    return (
      <ShownSecret made={rotate.data}>
        <Button kind="main" onClick={rotate.reset}>
          {words.kept}
        </Button>
      </ShownSecret>
    );
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-2">
        {asked === null ? (
          <>
            <Button disabled={pause.isPending} onClick={() => pause.mutate()}>
              {isOn ? words.pause : words.goOn}
            </Button>
            <Button onClick={() => setAsked("rotate")}>{words.rotate}</Button>
            <Button kind="quiet" onClick={() => setAsked("remove")}>
              {words.remove}
            </Button>
          </>
        ) : (
          <>
            <span className="text-soft text-sm">{asked === "rotate" ? words.rotateAsk : words.removeAsk}</span>
            <Button disabled={rotate.isPending || remove.isPending} onClick={() => (asked === "rotate" ? rotate : remove).mutate()}>
              {asked === "rotate" ? words.rotateSure : words.removeSure}
            </Button>
            <Button kind="quiet" onClick={() => setAsked(null)}>
              {words.cancel}
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
