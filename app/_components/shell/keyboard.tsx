"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { useMay } from "@/app/_components/rights";
import { isShown } from "@/app/_components/shell/list-rows";
import { openedDialog, type ShellDialog, useOpenDialog } from "@/app/_components/shell/open-dialog";
import { isMac, isTakenAt, pressedShortcut } from "@/app/_components/shell/pressed-shortcut";

const Palette = lazy(() => import("@/app/_components/shell/palette/palette").then((found) => ({ default: found.Palette })));
const ShortcutsDialog = lazy(() =>
  import("@/app/_components/shell/shortcuts-dialog").then((found) => ({ default: found.ShortcutsDialog })),
);

/** How long the second key of a shortcut may take. */
const SECOND_KEY_MS = 1500;

/** Listens for the shortcuts, and holds what they open; neither dialog is loaded before it is first asked for. */
export function Keyboard() {
  const router = useRouter();
  const may = useMay();
  const opened = useOpenDialog();
  const [asked, setAsked] = useState<ReadonlySet<ShellDialog>>(new Set());
  if (opened !== null && !asked.has(opened)) setAsked(new Set([...asked, opened]));

  useEffect(() => {
    let pending: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const waiting = pending !== null && event.timeStamp - pending.at < SECOND_KEY_MS ? pending.key : null;
      const pressed = pressedShortcut(event, {
        pending: waiting,
        isTaken: isTakenAt(event.target, event.key),
        isDialogOpen:
          openedDialog() !== null || [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], dialog[open]')].some(isShown),
        isMac: isMac(),
      });
      pending = pressed.pending === null ? null : { key: pressed.pending, at: event.timeStamp };
      const { shortcut } = pressed;
      if (shortcut === null || (shortcut.right !== undefined && !may(shortcut.right))) return;
      if (shortcut.run({ go: (href) => router.push(href) })) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [router, may]);

  return (
    <Suspense>
      {asked.has("palette") && <Palette isOpen={opened === "palette"} />}
      {asked.has("shortcuts") && <ShortcutsDialog isOpen={opened === "shortcuts"} />}
    </Suspense>
  );
}
