"use client";

import Link from "next/link";
import { AskedTwice } from "@/app/_components/asked-twice";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { ask } from "@/app/(dashboard)/settings/privacy/_components/privacy-requests";
import { setUpText } from "@/app/messages/set-up-text";
import { formatInstant } from "@/lib/format";

const words = setUpText.privacy.holds;

interface ListedHold {
  id: number;
  name: string;
  reason: string;
  holds: "everything" | "customer" | "interaction";
  interactionId: number | null;
  createdAt: number;
  releasedAt: number | null;
}

/** Every hold with what it holds and since when; what was released stays in the list. */
export function HoldTable({ holds, zone }: { holds: readonly ListedHold[]; zone: string }) {
  return (
    <DataTable caption={words.title}>
      <thead>
        <tr>
          <HeadCell>{words.columns.name}</HeadCell>
          <HeadCell>{words.columns.what}</HeadCell>
          <HeadCell className="max-md:hidden">{words.columns.since}</HeadCell>
          <HeadCell>
            <span className="sr-only">{words.columns.change}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {holds.map((hold) => (
          <tr key={hold.id}>
            <RowHead className="max-w-60 break-words">
              <bdi>{hold.name}</bdi>
              <span className="block font-normal text-mute text-sm">{hold.reason}</span>
            </RowHead>
            <Cell className="text-soft">
              {hold.interactionId === null ? (
                words.holds[hold.holds]
              ) : (
                <Link href={`/interactions/${hold.interactionId}`} className="link target inline-flex items-center">
                  {words.holds[hold.holds]}
                </Link>
              )}
            </Cell>
            <Cell className="whitespace-nowrap text-soft max-md:hidden">{formatInstant(hold.createdAt, zone)}</Cell>
            <Cell className="py-1.5!">
              {hold.releasedAt === null ? (
                <AskedTwice
                  words={{ ...words, open: words.release, named: words.releaseNamed(hold.name) }}
                  act={() => ask("DELETE", `/api/legal-holds/${hold.id}`)}
                />
              ) : (
                <p className="py-1 text-right text-mute">{words.released(formatInstant(hold.releasedAt, zone))}</p>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
