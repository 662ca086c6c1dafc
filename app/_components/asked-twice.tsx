"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";

interface AskedTwiceProps {
  /** On the button, and what it is called where many stand in a list. */
  words: { open: string; named: string; ask: string; sure: string; keep: string };
  act: () => Promise<unknown>;
}

/** At the end of a row: what cannot be undone is asked once more before it is done. */
export function AskedTwice({ words, act }: AskedTwiceProps) {
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  const doing = useMutation({ mutationFn: act, onSuccess: () => router.refresh() });
  if (!isAsked) {
    return (
      <div className="flex justify-end">
        <Button kind="quiet" aria-label={words.named} onClick={() => setIsAsked(true)}>
          {words.open}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid justify-items-end gap-1 text-right">
      <p className="text-mute text-sm">{words.ask}</p>
      <div className="flex flex-wrap justify-end gap-1">
        <Button className="text-red!" disabled={doing.isPending} onClick={() => doing.mutate()}>
          {words.sure}
        </Button>
        <Button kind="quiet" onClick={() => setIsAsked(false)}>
          {words.keep}
        </Button>
      </div>
      {doing.isError && (
        <p role="alert" className="text-red text-sm">
          {doing.error.message}
        </p>
      )}
    </div>
  );
}
