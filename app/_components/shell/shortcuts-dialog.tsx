"use client";

import { X } from "lucide-react";
import { useMay } from "@/app/_components/rights";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { openDialog } from "@/app/_components/shell/open-dialog";
import { SHORTCUTS, type Shortcut } from "@/app/_components/shell/shortcuts";
import { text } from "@/app/messages/text";

const GROUPS = ["anywhere", "pages", "period", "list"] as const;

/** Every shortcut that the person has a use for, from the table that the keyboard itself obeys. */
export function ShortcutsDialog({ isOpen }: { isOpen: boolean }) {
  const words = text.shortcuts;
  const may = useMay();
  const shown = SHORTCUTS.filter(({ right }) => right === undefined || may(right));
  return (
    <ModalDialog isOpen={isOpen} onClose={close} label={words.title} className="top-[8dvh] mt-0 max-h-[84dvh] open:overflow-y-auto">
      <div className="px-5 pt-3 pb-5">
        <div className="flex items-center justify-between">
          <h2 className="font-semibold text-lead">{words.title}</h2>
          <button
            type="button"
            onClick={close}
            aria-label={words.close}
            className="target -mr-2 inline-flex size-9 items-center justify-center rounded text-mute hover:text-ink"
          >
            <X size={18} aria-hidden />
          </button>
        </div>
        <p className="text-mute text-sm">{words.hint}</p>
        <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {GROUPS.map((group) => (
            <section key={group} aria-label={words.groups[group]}>
              <h3 className="mb-1.5 font-medium">{words.groups[group]}</h3>
              <dl className="grid gap-1.5">
                {shown
                  .filter((each) => each.group === group)
                  .map((each) => (
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
      </div>
    </ModalDialog>
  );
}

const close = () => openDialog(null);

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
