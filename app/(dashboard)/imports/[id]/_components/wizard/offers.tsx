"use client";

import { Button } from "@/app/_components/button";
import { Section } from "@/app/_components/section";
import type { DraftInHand } from "@/app/(dashboard)/imports/[id]/_components/wizard/use-draft";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount, formatDay } from "@/lib/format";

/** What the file seems to mean, to be agreed to with one click; nothing of it is done by itself. */
export function Offers({ view, say, isReading }: DraftInHand) {
  const words = setUpText.draft.offers;
  const { mailboxes, renames } = view.whole.state === "done" ? view.whole.preview : view.first;
  const { shared = [], renamed = [] } = view.reading;
  if (mailboxes.length + renames.length + renamed.length === 0) return null;
  return (
    <Section title={words.title} hint={words.hint}>
      <ul className="border-hairline border-t">
        {mailboxes.map(({ key, shown, rows, known }) => {
          const isShared = shared.includes(key);
          return (
            <li key={key} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-hairline border-b py-2">
              <span className="min-w-0 max-w-[40rem] flex-1 basis-64 break-words">
                {words.mailbox(shown, formatCount(rows), formatCount(known))}
                {isShared && <strong className="font-medium"> {words.mailboxSaid}</strong>}
              </span>
              <Button
                disabled={isReading}
                onClick={() => say({ shared: isShared ? shared.filter((each) => each !== key) : [...shared, key] })}
              >
                {isShared ? words.mailboxUndo : words.mailboxDo}
              </Button>
            </li>
          );
        })}
        {renames.map(({ column, from, to, until, since }) => (
          <li
            key={`${column} ${from}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-hairline border-b py-2"
          >
            <span className="min-w-0 max-w-[40rem] flex-1 basis-64 break-words">
              {words.rename(column, from, formatDay(until), to, formatDay(since))}
            </span>
            <Button disabled={isReading} onClick={() => say({ renamed: [...renamed, { column, from, to }] })}>
              {words.renameDo(to)}
            </Button>
          </li>
        ))}
        {renamed.map((each) => (
          <li
            key={`${each.column} ${each.from} said`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-hairline border-b py-2"
          >
            <span className="min-w-0 max-w-[40rem] flex-1 basis-64 break-words">{words.renamed(each.column, each.from, each.to)}</span>
            <Button disabled={isReading} onClick={() => say({ renamed: renamed.filter((other) => other !== each) })}>
              {words.renameUndo}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
