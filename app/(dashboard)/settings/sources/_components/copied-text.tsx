"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { setUpText } from "@/app/messages/set-up-text";

/** A text to be entered elsewhere, with a button that copies it. A path becomes an address of this server. */
export function CopiedText({ label, value, isPath = false }: { label: string; value: string; isPath?: boolean }) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(isPath ? new URL(value, window.location.origin).href : value);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2500);
  }

  return (
    <div className="grid gap-1">
      <p className="eyebrow">{label}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all rounded bg-sunken px-2 py-1.5">{value}</code>
        <Button onClick={() => void copy()} aria-label={isCopied ? undefined : `${setUpText.sources.copy}: ${label}`}>
          <span aria-live="polite">{isCopied ? setUpText.sources.copied : setUpText.sources.copy}</span>
        </Button>
      </div>
    </div>
  );
}
