import { Suspense } from "react";
import type { SearchParams } from "@/app/_data/page-view";
import { Overview, OverviewSkeleton } from "@/app/(dashboard)/_components/overview";
import { text } from "@/app/messages/text";

export const metadata = { title: text.nav.overview };

export default function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<OverviewSkeleton />}>
      <Overview searchParams={searchParams} />
    </Suspense>
  );
}
