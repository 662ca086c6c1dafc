"use client";

import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { openDialog } from "@/app/_components/shell/open-dialog";
import { isMac } from "@/app/_components/shell/pressed-shortcut";
import { text } from "@/app/messages/text";

/** Opens the palette of commands where there is room to say so. */
export function PaletteButton() {
  const keys = useSyncExternalStore(
    () => () => {},
    () => (isMac() ? "⌘ K" : "Ctrl K"),
    () => "",
  );
  return (
    <button
      type="button"
      onClick={() => openDialog("palette")}
      aria-keyshortcuts="Meta+K Control+K"
      className="mb-3 flex w-full items-center gap-2 rounded-md border border-edge bg-card px-2 py-1 text-mute hover:text-ink max-md:hidden"
    >
      <Search size={14} aria-hidden />
      {text.palette.open}
      <span aria-hidden="true" className="ml-auto text-xs">
        {keys}
      </span>
    </button>
  );
}
