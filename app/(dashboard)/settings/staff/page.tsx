import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { MinimumForm } from "@/app/(dashboard)/settings/staff/_components/minimum-form";
import { setUpText } from "@/app/messages/set-up-text";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: setUpText.staffSettings.title };

export default function StaffSettingsPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.staffSettings.title} />}>
      <StaffSettings />
    </Suspense>
  );
}

async function StaffSettings() {
  await connection();
  const { workspace } = await entered("PAGE /settings/staff");
  const { staffMinimum } = await workspaceSettings(workspace.record.db);
  return (
    <>
      <PageHeader above={<SettingsLink />} title={setUpText.staffSettings.title} sentence={<p>{setUpText.staffSettings.sentence}</p>} />
      <div className="border-hairline border-t pt-5">
        <MinimumForm staffMinimum={staffMinimum} />
      </div>
    </>
  );
}
