"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { openDialog } from "@/app/_components/shell/open-dialog";
import { SHORTCUTS, type Shortcut } from "@/app/_components/shell/shortcuts";
import { text } from "@/app/messages/text";

const GROUPS = ["anywhere", "pages", "period", "list"] as const;

/** Every shortcut there is, from the table that the keyboard itself obeys. */
export function ShortcutsDialog({ isOpen }: { isOpen: boolean }) {
  const words = text.shortcuts;
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && openDialog(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="no-print fixed inset-0 z-40 bg-ink/25 dark:bg-paper/60" />
        <Dialog.Popup className="no-print fixed top-[8dvh] left-1/2 z-50 max-h-[84dvh] w-144 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 overflow-y-auto rounded-lg border border-edge bg-card px-5 pt-3 pb-5 shadow-xl outline-none">
          <div className="flex items-center justify-between">
            <Dialog.Title className="font-semibold text-lead">{words.title}</Dialog.Title>
            <Dialog.Close
              aria-label={words.close}
              className="target -mr-2 inline-flex size-9 items-center justify-center rounded text-mute"
            >
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-mute text-sm">{words.hint}</Dialog.Description>
          <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
            {GROUPS.map((group) => (
              <section key={group} aria-label={words.groups[group]}>
                <h3 className="mb-1.5 font-medium">{words.groups[group]}</h3>
                <dl className="grid gap-1.5">
                  {SHORTCUTS.filter((each) => each.group === group).map((each) => (
                    <div key={each.keys.join(" ")} className="flex items-baseline justify-between gap-4">
                      <dt className="text-soft">{each.words}</dt>
                      <dd className="whitespace-nowrap">
                        <Keys shortcut={each} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Keys({ shortcut: { keys, isCommand } }: { shortcut: Shortcut }) {
  const names: Record<string, string> = text.shortcuts.keys;
  return (
    <>
      {isCommand && <Key>{text.shortcuts.command}</Key>}
      {keys.map((key) => (
        <Key key={key}>{names[key] ?? (isCommand ? key.toUpperCase() : key)}</Key>
      ))}
    </>
  );
}

function Key({ children }: { children: string }) {
  return <kbd className="ml-1 rounded border border-edge bg-paper px-1.5 font-sans text-sm">{children}</kbd>;
}
