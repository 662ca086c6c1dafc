"use client";

import { AskedTwice } from "@/app/_components/asked-twice";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { revokeFeed } from "@/app/_components/feed/feed-requests";
import { recordText } from "@/app/messages/record-text";
import { formatInstant } from "@/lib/format";
import type { ListedFeed } from "@/lib/promise-feeds/promise-feeds";

/** The addresses in force: which promises, when it was last read, and a way to end it. */
export function FeedList({ feeds, zone }: { feeds: readonly ListedFeed[]; zone: string }) {
  const words = recordText.feed;
  return (
    <DataTable caption={words.list} className="max-w-[46rem]">
      <thead>
        <tr>
          <HeadCell>{words.columns.scope}</HeadCell>
          <HeadCell className="max-sm:hidden">{words.columns.made}</HeadCell>
          <HeadCell className="max-sm:hidden">{words.columns.read}</HeadCell>
          <HeadCell>
            <span className="sr-only">{words.columns.actions}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {feeds.map(({ id, scope, createdAt, lastUsedAt }) => {
          const made = formatInstant(createdAt, zone);
          const read = lastUsedAt === null ? words.never : formatInstant(lastUsedAt, zone);
          return (
            <tr key={id}>
              <RowHead>
                {words.scopes[scope].name}
                <span className="block font-normal text-mute text-sm sm:hidden">
                  {lastUsedAt === null ? words.never : words.read(read)}
                </span>
              </RowHead>
              <Cell className="whitespace-nowrap text-soft max-sm:hidden">{made}</Cell>
              <Cell className="whitespace-nowrap text-soft max-sm:hidden">{read}</Cell>
              <Cell className="py-1.5!">
                <AskedTwice
                  words={{ ...words, open: words.revoke, named: words.revokeNamed(words.scopes[scope].name, made) }}
                  act={() => revokeFeed(id)}
                />
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
