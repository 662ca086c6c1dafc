"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount, formatInstant } from "@/lib/format";

const words = setUpText.privacy.receipts;

interface ListedReceipt {
  code: string;
  subject: "customer" | "staff";
  counts: Record<string, number>;
  requestedAt: string;
  finishedAt: string | null;
}

const LOOK_EVERY_MS = 1_000;

/** Every receipt; while one is being erased the page looks again every second. */
export function ReceiptTable({ receipts, zone }: { receipts: readonly ListedReceipt[]; zone: string }) {
  const router = useRouter();
  useQuery({
    queryKey: ["erasures running"],
    queryFn: () => {
      router.refresh();
      return true;
    },
    enabled: receipts.some(({ finishedAt }) => finishedAt === null),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <DataTable caption={words.title}>
      <thead>
        <tr>
          <HeadCell>{words.columns.code}</HeadCell>
          <HeadCell className="max-sm:hidden">{words.columns.subject}</HeadCell>
          <HeadCell className="max-md:hidden">{words.columns.at}</HeadCell>
          <HeadCell className="max-md:hidden">{words.columns.emptied}</HeadCell>
          <HeadCell>{words.columns.state}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {receipts.map(({ code, subject, counts, requestedAt, finishedAt }) => (
          <tr key={code}>
            <RowHead>
              <a href={`/api/erasures/${code}`} download aria-label={words.fetch(code)} className="link target inline-flex items-center">
                <code>{code}</code>
              </a>
            </RowHead>
            <Cell className="text-soft max-sm:hidden">{words.subjects[subject]}</Cell>
            <Cell className="whitespace-nowrap text-soft max-md:hidden">{formatInstant(Date.parse(requestedAt), zone)}</Cell>
            <Cell className="max-md:hidden">{formatCount(counts.interactions ?? 0)}</Cell>
            <Cell className="text-soft">
              {finishedAt === null ? words.running : words.done(formatInstant(Date.parse(finishedAt), zone))}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
