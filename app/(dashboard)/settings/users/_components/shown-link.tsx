"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { setUpText } from "@/app/messages/set-up-text";

const words = setUpText.users;

/** A link to pass on, this once. */
export function ShownLink({ title, address, onDone }: { title: string; address: string; onDone: () => void }) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(address);
    setIsCopied(true);
  }

  return (
    <div role="status" className="grid max-w-[46rem] gap-2 rounded-lg border border-edge bg-card p-4">
      <p className="break-words font-medium">{title}</p>
      <code data-made-link className="break-all rounded bg-sunken px-2 py-1.5">
        {address}
      </code>
      <p className="text-mute text-sm">{words.once}</p>
      <p className="flex flex-wrap gap-2">
        <Button kind="main" onClick={() => void copy()}>
          <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {words.another}
        </Button>
      </p>
    </div>
  );
}
