"use client";

import { useState } from "react";
import { text } from "@/app/messages/text";

/** Copies the address of this very page with its filters, or that of another path of this server. */
export function CopyLink({ path }: { path?: string }) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(path === undefined ? window.location.href : new URL(path, window.location.origin).href);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2500);
  }

  return (
    <button type="button" onClick={() => void copy()} className="link target inline-flex items-center hover:text-ink">
      <span aria-live="polite">{isCopied ? text.filters.copied : text.filters.copyLink}</span>
    </button>
  );
}
