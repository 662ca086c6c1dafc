import type { Metadata } from "next";
import { Suspense } from "react";
import { NoDataYet } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageApart } from "@/app/_components/page-apart";
import { PageHeader } from "@/app/_components/page-header";
import { fileHref } from "@/app/_data/file-href";
import { openPage, type SearchParams } from "@/app/_data/page-view";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { VolumeTable } from "@/app/(dashboard)/volumes/_components/volume-table";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { formatCount } from "@/lib/format";
import { type ListedVolumes, listVolumes } from "@/lib/volumes/list-volumes";

const PATH = "/volumes";

export const metadata: Metadata = { title: recordText.volumes.title };

/** What a rate of difficult interactions was divided by. */
export default function VolumesPage({ searchParams }: { searchParams: SearchParams }) {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.volumes.title} />}>
      <VolumesView searchParams={searchParams} />
    </Suspense>
  );
}

async function VolumesView({ searchParams }: { searchParams: SearchParams }) {
  const view = await openPage("PAGE /volumes", searchParams);
  const words = recordText.volumes;
  const [read] = await Promise.allSettled([listVolumes(view.workspace, view.actor, view.filters, { now: view.period.asOf })]);
  if (read.status === "rejected") return <PageApart title={words.title} path={PATH} view={view} reason={read.reason} />;
  const volumes = read.value;
  const { filters, period, dimensions, notices, query } = view;
  const isSplit = filters.team.length + filters.channel.length + filters.product.length > 0;
  return (
    <>
      <PageHeader title={words.title} sentence={volumes.contacts > 0 ? sentenceOf(volumes) : undefined} />
      <FilterBar {...{ path: PATH, filters, period, dimensions, notices }} exportHref={fileHref("/api/metrics/difficult-rate", query)} />
      {volumes.contacts === 0 ? (
        <NoDataYet title={words.nothingTitle} hint={words.nothing(isSplit)} action={words.import} />
      ) : (
        <VolumeTable volumes={volumes} />
      )}
    </>
  );
}

function sentenceOf({ contacts, note }: ListedVolumes): string {
  const words = recordText.volumes;
  if (!note) return words.sentence(formatCount(contacts), 0);
  return [
    words.sentence(formatCount(contacts), note.days),
    note.daysWithout ? words.daysWithout(note.daysWithout) : "",
    note.outside.length > 0 ? words.outside(note.outside.map(text.filters.names).join(", ").toLowerCase()) : "",
    note.warning ? words.moreThanContacts : "",
  ].join("");
}
