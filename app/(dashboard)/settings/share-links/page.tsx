import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { ShareTable } from "@/app/(dashboard)/settings/share-links/_components/share-table";
import { recordText } from "@/app/messages/record-text";
import { workspaceSettings } from "@/lib/settings";
import { listShares } from "@/lib/share-links/share-links";

export const metadata: Metadata = { title: recordText.share.list.title };

export default function ShareLinksPage() {
  return (
    <Suspense fallback={<PageSkeleton title={recordText.share.list.title} />}>
      <ShareLinks />
    </Suspense>
  );
}

async function ShareLinks() {
  await connection();
  const { actor, workspace } = await entered("PAGE /settings/share-links");
  const { record, clock } = workspace;
  const [links, { zone }] = await Promise.all([listShares(record.db, actor), workspaceSettings(record.db)]);
  const now = clock();
  const shown = links.map(({ id, name, path, query, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
    ...{ id, name, createdAt, expiresAt, lastUsedAt, revokedAt },
    href: query === "" ? path : `${path}?${query}`,
    isLive: revokedAt === null && expiresAt > now,
  }));
  return (
    <>
      <PageHeader
        above={<SettingsLink />}
        title={recordText.share.list.title}
        sentence={<p>{recordText.share.list.sentence(shown.filter(({ isLive }) => isLive).length)}</p>}
      />
      {shown.length > 0 && (
        <div className="border-hairline border-t pt-5">
          <ShareTable links={shown} zone={zone} />
        </div>
      )}
    </>
  );
}
