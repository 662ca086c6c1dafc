import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { NoDataYet } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { hrefOf } from "@/app/_data/filter-params";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { alikeHref } from "@/app/(dashboard)/failures/_components/alike-hrefs";
import { NeedGroups } from "@/app/(dashboard)/failures/emerging/_components/need-groups";
import { recordText } from "@/app/messages/record-text";
import { listNeeds } from "@/lib/similar/list-needs";

const words = recordText.needs.emerging;

export const metadata: Metadata = { title: words.title };

export default function EmergingPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={words.title} />}>
      <Emerging searchParams={searchParams} />
    </Suspense>
  );
}

async function Emerging({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /failures/emerging", searchParams);
  const list = await listNeeds(view.workspace, view.actor, view.filters, { now: view.period.asOf });
  const { needs, procedures, recentDays, beforeDays } = list;
  const filters = { ...view.filters, source: list.source };
  return (
    <>
      <PageHeader
        above={
          <Link href={hrefOf("/failures", new URLSearchParams(view.query))} className="link">
            {recordText.failures.title}
          </Link>
        }
        title={words.title}
        sentence={needs.length > 0 && words.sentence(needs.length)}
      />
      <NeedGroups
        needs={needs.map((need) => ({
          ...need,
          hrefs: {
            rows: alikeHref(filters, { need: need.code }),
            customers: alikeHref(filters, { need: need.code }, { each: "customer" }),
            recent: alikeHref(filters, { need: need.code }, { days: recentDays }),
            before: alikeHref(filters, { need: need.code }, { days: beforeDays }),
          },
        }))}
        procedures={procedures}
        whenNone={<NoDataYet title={words.none} hint={words.noneHint} href="/interactions" action={words.toInteractions} />}
      />
    </>
  );
}
