import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { pageName } from "@/app/_components/views/page-name";
import { SharedFailures } from "@/app/(shared)/shared/[token]/_components/shared-failures";
import { SharedNumbers } from "@/app/(shared)/shared/[token]/_components/shared-numbers";
import { SharedTable } from "@/app/(shared)/shared/[token]/_components/shared-table";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { formatDayRange, formatInstant } from "@/lib/format";
import { readSharedHere } from "@/lib/share-links/read-shared";
import { heldMark } from "@/lib/small-cells/hold-back";

export const metadata: Metadata = { title: text.product, robots: { index: false, follow: false }, referrer: "no-referrer" };

interface SharedPageProps {
  params: Promise<{ token: string }>;
}

/** What somebody with a link reads: numbers in tables, and no way on from here. */
export default function SharedPage(props: SharedPageProps) {
  return (
    <main className="mx-auto max-w-[69.75rem] px-4 pt-6 pb-16 sm:px-6">
      <Suspense fallback={null}>
        <Shared {...props} />
      </Suspense>
    </main>
  );
}

async function Shared({ params }: SharedPageProps) {
  await connection();
  const view = await readSharedHere({ headers: await headers(), method: "GET" }, (await params).token);
  if (!view) notFound();
  const words = recordText.share.page;
  const { period, metrics, smallCells } = view;
  const last = period.toDay === null ? null : period.toDay - 1;
  const isWhole = period.fromDay === null && period.toDay === null;
  const range = isWhole ? words.allTime : formatDayRange(period.fromDay, last);
  return (
    <>
      <PageHeader
        above={text.product}
        title={pageName(view.path)}
        sentence={
          <p>{[words.sentence(range, formatInstant(period.asOf, period.zone)), words.filters(view.filters)].filter(Boolean).join(" ")}</p>
        }
      />
      <div className="mb-6 grid gap-1 border-hairline border-y py-2.5 text-mute text-sm">
        {view.isSample && <p className="font-medium text-ink">{words.sample}</p>}
        {smallCells > 0 && <p>{words.small(heldMark(smallCells), smallCells)}</p>}
      </div>
      <div className="grid grid-cols-1 gap-9">
        <SharedNumbers metrics={metrics} smallCells={smallCells} />
        {view.failures && <SharedFailures table={view.failures} />}
        {metrics.map((metric) => (
          <SharedTable key={`${metric.id} ${metric.by}`} metric={metric} smallCells={smallCells} />
        ))}
      </div>
    </>
  );
}
