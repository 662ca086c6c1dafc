"use client";

import Link from "next/link";
import { AskedTwice } from "@/app/_components/asked-twice";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { revokeShareLink } from "@/app/_components/share/share-requests";
import { pageName } from "@/app/_components/views/page-name";
import { recordText } from "@/app/messages/record-text";
import { formatInstant } from "@/lib/format";

interface ListedLink {
  id: number;
  name: string;
  /** The page that it shares, for whoever has signed in. */
  href: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
  isLive: boolean;
}

/** Every link with its page, when it ends and when it was last read; what has ended stays in the list. */
export function ShareTable({ links, zone }: { links: readonly ListedLink[]; zone: string }) {
  const words = recordText.share.list;
  return (
    <DataTable caption={words.caption}>
      <thead>
        <tr>
          <HeadCell>{words.columns.name}</HeadCell>
          <HeadCell className="max-lg:hidden">{words.columns.made}</HeadCell>
          <HeadCell className="max-sm:hidden">{words.columns.ends}</HeadCell>
          <HeadCell className="max-md:hidden">{words.columns.read}</HeadCell>
          <HeadCell>
            <span className="sr-only">{words.columns.actions}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <tr key={link.id}>
            <RowHead className="max-w-60 break-words">
              <bdi>{link.name}</bdi>
              <Link href={link.href} prefetch={false} className="link target flex items-center font-normal text-sm">
                {pageName(link.href.split("?")[0] ?? "/")}
              </Link>
              <span className="block font-normal text-mute text-sm sm:hidden">{words.ends(formatInstant(link.expiresAt, zone))}</span>
            </RowHead>
            <Cell className="whitespace-nowrap text-soft max-lg:hidden">{formatInstant(link.createdAt, zone)}</Cell>
            <Cell className="whitespace-nowrap text-soft max-sm:hidden">{formatInstant(link.expiresAt, zone)}</Cell>
            <Cell className="text-soft max-md:hidden">{link.lastUsedAt === null ? words.never : formatInstant(link.lastUsedAt, zone)}</Cell>
            <Cell className="py-1.5!">
              {link.isLive ? (
                <AskedTwice
                  words={{ ...words, open: words.revoke, named: words.revokeNamed(link.name) }}
                  act={() => revokeShareLink(link.id)}
                />
              ) : (
                <p className="py-1 text-right text-mute">{endOf(link, zone)}</p>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function endOf({ revokedAt, expiresAt }: ListedLink, zone: string): string {
  const words = recordText.share.list;
  return revokedAt === null ? words.ended(formatInstant(expiresAt, zone)) : words.revoked(formatInstant(revokedAt, zone));
}
