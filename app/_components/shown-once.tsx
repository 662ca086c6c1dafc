"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/button";

interface ShownOnceProps {
  title: ReactNode;
  /** What is not shown again: a key, or a link to pass on. */
  value: string;
  words: { once: string; copy: string; copied: string; done: string };
  onDone: () => void;
}

/** Something that is shown this once, with a button that copies it; it goes when its owner says so. */
export function ShownOnce({ title, value, words, onDone }: ShownOnceProps) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
  }

  return (
    <>
      {title}
      <code data-shown-once className="break-all rounded bg-sunken px-2 py-1.5">
        {value}
      </code>
      <p className="text-mute text-sm">{words.once}</p>
      <p className="flex flex-wrap gap-2">
        <Button kind="main" onClick={() => void copy()}>
          <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {words.done}
        </Button>
      </p>
    </>
  );
}
