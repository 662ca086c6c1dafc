import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { StaffNumbers } from "@/app/(dashboard)/staff/_components/staff-numbers";
import { recordText } from "@/app/messages/record-text";
import { NotFoundError } from "@/lib/errors";
import { formatDayRange } from "@/lib/format";
import { parseStaffId, readStaff } from "@/lib/staff/read-staff";

export const metadata: Metadata = { title: recordText.staff.title };

interface StaffMemberPageProps {
  params: Promise<{ id: string }>;
}

export default function StaffMemberPage(props: StaffMemberPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <StaffMember {...props} />
    </Suspense>
  );
}

async function StaffMember({ params }: StaffMemberPageProps) {
  await connection();
  const [{ id }, { actor, workspace }] = await Promise.all([params, entered("PAGE /staff/[id]")]);
  const personId = parseStaffId(id);
  if (personId === null) notFound();
  const page = await readStaff(workspace, actor, personId).catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  const words = recordText.staff;
  return (
    <>
      <PageHeader
        above={
          <Link href="/staff" className="link">
            {words.title}
          </Link>
        }
        title={<bdi>{page.person.name ?? words.unnamed(page.person.pseudonym)}</bdi>}
        sentence={<p>{words.person.sentence(formatDayRange(page.firstDay, page.lastDay))}</p>}
      />
      <StaffNumbers page={page} />
    </>
  );
}
