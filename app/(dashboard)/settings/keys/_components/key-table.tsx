"use client";

import { AskedTwice } from "@/app/_components/asked-twice";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { revokeKey } from "@/app/(dashboard)/settings/keys/_components/key-requests";
import { setUpText } from "@/app/messages/set-up-text";
import { formatInstant } from "@/lib/format";

interface ListedKey {
  id: number;
  name: string;
  prefix: string;
  scopes: readonly string[];
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

/** Every key with what it opens and when it was last used; what was revoked stays in the list. */
export function KeyTable({ keys, zone }: { keys: readonly ListedKey[]; zone: string }) {
  const { columns } = setUpText.keys;
  return (
    <DataTable caption={setUpText.keys.list}>
      <thead>
        <tr>
          <HeadCell>{columns.name}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.scopes}</HeadCell>
          <HeadCell className="max-lg:hidden">{columns.created}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.used}</HeadCell>
          <HeadCell>
            <span className="sr-only">{columns.actions}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <RowHead className="max-w-60 break-words">
              <bdi>{key.name}</bdi>
              <code className="block font-normal text-mute text-sm">{key.prefix}_…</code>
              <span className="block font-normal text-mute text-sm md:hidden">{key.scopes.join(", ")}</span>
              <span className="block font-normal text-mute text-sm sm:hidden">{setUpText.keys.used(usedOf(key, zone))}</span>
            </RowHead>
            <Cell className="text-soft max-md:hidden">{key.scopes.join(", ")}</Cell>
            <Cell className="whitespace-nowrap text-soft max-lg:hidden">{formatInstant(key.createdAt, zone)}</Cell>
            <Cell className="text-soft max-sm:hidden">{usedOf(key, zone)}</Cell>
            <Cell className="py-1.5!">
              {key.revokedAt === null ? (
                <AskedTwice
                  words={{
                    open: setUpText.keys.revoke,
                    named: setUpText.keys.revokeNamed(key.name),
                    ask: setUpText.keys.ask,
                    sure: setUpText.keys.sure,
                    keep: setUpText.keys.keep,
                  }}
                  act={() => revokeKey(key.id)}
                />
              ) : (
                <p className="py-1 text-right text-mute">{setUpText.keys.revoked(formatInstant(key.revokedAt, zone))}</p>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function usedOf({ lastUsedAt }: ListedKey, zone: string): string {
  return lastUsedAt === null ? setUpText.keys.never : formatInstant(lastUsedAt, zone);
}
