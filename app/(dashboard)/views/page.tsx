import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { NoDataYet } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { pageName } from "@/app/_components/views/page-name";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { describeView } from "@/app/(dashboard)/views/_components/describe-view";
import { ViewTable } from "@/app/(dashboard)/views/_components/view-table";
import { text } from "@/app/messages/text";
import { filterChoices } from "@/lib/filter-choices";
import { listViews } from "@/lib/views/saved-views";
import { viewHref } from "@/lib/views/view-href";

export const metadata: Metadata = { title: text.views.title };

export default function ViewsPage() {
  return (
    <Suspense fallback={<PageSkeleton title={text.views.title} />}>
      <Views />
    </Suspense>
  );
}

async function Views() {
  await connection();
  const { actor, workspace } = await entered("PAGE /views");
  const [views, choices] = await Promise.all([listViews(workspace.record.db), filterChoices(workspace, actor)]);
  return (
    <>
      <PageHeader title={text.views.title} sentence={text.views.sentence(views.length)} />
      <ViewTable
        views={views.map((view) => ({ ...view, href: viewHref(view), page: pageName(view.path), filters: describeView(view, choices) }))}
        whenNone={<NoDataYet title={text.views.none} hint={text.views.noneHint} href="/" action={text.views.toOverview} />}
      />
    </>
  );
}
