"use client";

import { openDialog } from "@/app/_components/shell/open-dialog";
import { text } from "@/app/messages/text";

/** Shows the keyboard shortcuts; only where there is a keyboard to speak of. */
export function ShortcutsButton() {
  return (
    <button
      type="button"
      onClick={() => openDialog("shortcuts")}
      aria-keyshortcuts="?"
      className="target eyebrow link inline-flex items-center rounded py-1 hover:text-ink pointer-coarse:hidden"
    >
      {text.shortcuts.open}
    </button>
  );
}
