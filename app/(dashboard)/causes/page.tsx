import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import type { SearchParams } from "@/app/_data/page-view";
import { CausesContent } from "@/app/(dashboard)/causes/_components/causes-content";
import { text } from "@/app/messages/text";

export const metadata = { title: text.nav.causes };

export default function CausesPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<Waiting />}>
      <CausesContent searchParams={searchParams} />
    </Suspense>
  );
}

function Waiting() {
  return (
    <div aria-busy="true">
      <PageHeader title={text.nav.causes} sentence={<div aria-hidden="true" className="skeleton h-6" />} />
      <div aria-hidden="true" className="grid gap-6">
        <div className="skeleton h-14" />
        <div className="skeleton h-96" />
      </div>
      <p role="status" className="sr-only">
        {text.empty.loading}
      </p>
    </div>
  );
}
