"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import type { ShownKey } from "@/app/(dashboard)/settings/keys/_components/key-requests";
import { setUpText } from "@/app/messages/set-up-text";

/** The key itself, this once; it goes when its owner says that they have kept it. */
export function MadeKey({ made, onKept }: { made: ShownKey; onKept: () => void }) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(made.key);
    setIsCopied(true);
  }

  return (
    <div role="status" className="grid max-w-[46rem] gap-2 rounded-lg border border-edge bg-card p-4">
      <p className="font-medium">{setUpText.keys.made(made.name)}</p>
      <code data-made-key className="break-all rounded bg-sunken px-2 py-1.5">
        {made.key}
      </code>
      <p className="text-mute text-sm">{setUpText.keys.once}</p>
      <p className="flex flex-wrap gap-2">
        <Button kind="main" onClick={() => void copy()}>
          <span aria-live="polite">{isCopied ? setUpText.keys.copied : setUpText.keys.copy}</span>
        </Button>
        <Button kind="quiet" onClick={onKept}>
          {setUpText.keys.done}
        </Button>
      </p>
    </div>
  );
}
