"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
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
                <Revoke id={key.id} name={key.name} />
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

/** Asked once more before it is done, as it cannot be undone. */
function Revoke({ id, name }: { id: number; name: string }) {
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  const revoke = useMutation({ mutationFn: () => revokeKey(id), onSuccess: () => router.refresh() });
  if (!isAsked) {
    return (
      <div className="flex justify-end">
        <Button kind="quiet" aria-label={setUpText.keys.revokeNamed(name)} onClick={() => setIsAsked(true)}>
          {setUpText.keys.revoke}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid justify-items-end gap-1 text-right">
      <p className="text-mute text-sm">{setUpText.keys.ask}</p>
      <div className="flex flex-wrap justify-end gap-1">
        <Button className="text-red!" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
          {setUpText.keys.sure}
        </Button>
        <Button kind="quiet" onClick={() => setIsAsked(false)}>
          {setUpText.keys.keep}
        </Button>
      </div>
      {revoke.isError && (
        <p role="alert" className="text-red text-sm">
          {revoke.error.message}
        </p>
      )}
    </div>
  );
}
