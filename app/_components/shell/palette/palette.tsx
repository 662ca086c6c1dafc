"use client";

import { Command } from "cmdk";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTheme } from "next-themes";
import { useEffect, useRef, useState } from "react";
import { useMay } from "@/app/_components/rights";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { openDialog } from "@/app/_components/shell/open-dialog";
import type { Entry } from "@/app/_components/shell/palette/entries";
import { rememberChoice } from "@/app/_components/shell/palette/recent";
import { standingEntries } from "@/app/_components/shell/palette/standing-entries";
import { useEntries } from "@/app/_components/shell/palette/use-entries";
import { text } from "@/app/messages/text";

/** Everything that can be opened or done, by typing a part of its name. */
export function Palette({ isOpen }: { isOpen: boolean }) {
  const chosen = useRef<Entry | null>(null);
  const router = useRouter();
  const [said, setSaid] = useState("");

  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), 3000);
    return () => clearTimeout(timer);
  }, [said]);

  function choose(entry: Entry) {
    chosen.current = entry;
    if (entry.group !== "search") rememberChoice(entry);
    close();
  }

  /** Once the dialog has gone, so that it is neither printed nor takes the focus back from what was opened. */
  function onClosed() {
    const does = chosen.current?.does;
    chosen.current = null;
    if (!does) return;
    if ("act" in does) does.act();
    else router.push(does.href);
  }

  return (
    <>
      <ModalDialog
        isOpen={isOpen}
        onClose={close}
        onClosed={onClosed}
        label={text.palette.title}
        className="top-[10dvh] mt-0 max-h-[75dvh] open:flex open:flex-col"
      >
        <Choices onChoose={choose} say={setSaid} />
      </ModalDialog>
      <p
        role="status"
        className={
          said === ""
            ? "sr-only"
            : "no-print fixed bottom-4 left-1/2 z-50 -translate-x-1/2 rounded-md bg-ink px-3 py-1.5 text-paper shadow-lg"
        }
      >
        {said}
      </p>
    </>
  );
}

const close = () => openDialog(null);

interface ChoicesProps {
  onChoose: (entry: Entry) => void;
  say: (words: string) => void;
}

/** Made anew each time the palette opens: it begins with the page as it then is. */
function Choices({ onChoose, say }: ChoicesProps) {
  const { setTheme } = useTheme();
  const may = useMay();
  const pathname = usePathname();
  const params = new URLSearchParams(useSearchParams());
  const [words, setWords] = useState("");
  const here = { pathname, params };
  const { groups, isAsking, isBroken } = useEntries(words, standingEntries(here, { setTheme, say, may }), here);
  const shown = groups.flatMap(({ entries }) => entries);
  // The first entry until a hand has moved on, also when better ones arrive above it.
  const isByHand = useRef(false);
  const [reached, setReached] = useState<string | null>(null);
  const value = shown.find((entry) => entry.id === reached)?.id ?? shown[0]?.id ?? "";
  return (
    <Command
      label={text.palette.title}
      shouldFilter={false}
      vimBindings={false}
      loop
      value={value}
      onValueChange={(id) => isByHand.current && setReached(id)}
      onKeyDown={(event) => {
        isByHand.current = true;
        // The key that opened it closes it.
        if (event.key !== "k" || !(event.metaKey || event.ctrlKey)) return;
        event.preventDefault();
        close();
      }}
      onPointerMove={() => {
        isByHand.current = true;
      }}
      className="flex min-h-0 flex-col"
    >
      <Command.Input
        data-first-focus
        value={words}
        onValueChange={(typed) => {
          isByHand.current = false;
          setReached(null);
          setWords(typed);
        }}
        placeholder={text.palette.placeholder}
        className="target w-full border-hairline border-b bg-transparent px-4 py-3 text-lead outline-none placeholder:text-mute"
      />
      <Command.List label={text.palette.list} className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
        {groups.map(({ group, entries }) => (
          <Command.Group
            key={group}
            heading={text.palette.groups[group]}
            className="[&_[cmdk-group-heading]]:eyebrow pb-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1"
          >
            {entries.map((entry) => (
              <Command.Item
                key={entry.id}
                value={entry.id}
                onSelect={() => onChoose(entry)}
                className="target flex cursor-pointer items-center justify-between gap-4 rounded px-2.5 py-1.5 aria-selected:bg-accent-wash"
              >
                <span className="min-w-0 break-words">{entry.label}</span>
                {entry.detail && <span className="max-w-2/5 shrink-0 truncate text-mute text-sm">{entry.detail}</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {isBroken && (
        <p role="alert" className="border-hairline border-t px-4 py-2 text-red text-sm">
          {text.palette.broken}
        </p>
      )}
      <p role="status" className="sr-only">
        {isAsking ? "" : text.palette.count(shown.length)}
      </p>
    </Command>
  );
}
