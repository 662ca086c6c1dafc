import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { Suspense } from "react";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NoDataYet } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { HandlingLink } from "@/app/(dashboard)/staff/_components/handling-link";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import { listStaff } from "@/lib/staff/staff-list";

export const metadata: Metadata = { title: recordText.staff.title };

export default function StaffPage() {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.staff.title} />}>
      <Staff />
    </Suspense>
  );
}

/** By name alone: there is no number here that could be sorted by. */
async function Staff() {
  await connection();
  const words = recordText.staff;
  const { actor, workspace } = await entered("PAGE /staff");
  const { staff, minimum } = await listStaff(workspace, actor);
  if (staff.length === 0) {
    return (
      <>
        <PageHeader above={<HandlingLink />} title={words.title} />
        <NoDataYet title={words.none} hint={words.noneHint} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        above={<HandlingLink />}
        title={words.title}
        sentence={<p>{words.sentence(formatCount(staff.length), staff.length)}</p>}
      />
      <DataTable caption={words.list}>
        <thead>
          <tr>
            <HeadCell>{words.columns.name}</HeadCell>
            <HeadCell>{words.columns.team}</HeadCell>
            <HeadCell>{words.columns.handled}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {staff.map((each) => (
            <tr key={each.id}>
              <RowHead className="max-w-60 break-words">
                {/* Looking is noted, so nothing may look ahead. */}
                <Link href={`/staff/${each.id}`} prefetch={false} className="link target inline-flex items-center">
                  <bdi>{each.name ?? words.unnamed(each.pseudonym)}</bdi>
                </Link>
              </RowHead>
              <Cell className="text-soft">{each.team?.name ?? words.noTeam}</Cell>
              <Cell className="text-soft">{each.hasEnough ? words.enough(minimum) : words.tooFew}</Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
