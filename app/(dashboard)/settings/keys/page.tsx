import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { KeyMaker } from "@/app/(dashboard)/settings/keys/_components/key-maker";
import { KeyTable } from "@/app/(dashboard)/settings/keys/_components/key-table";
import { setUpText } from "@/app/messages/set-up-text";
import { listKeys } from "@/lib/access/api-keys";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: setUpText.keys.title };

export default function KeysPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.keys.title} />}>
      <Keys />
    </Suspense>
  );
}

async function Keys() {
  await connection();
  const { actor, workspace } = await entered("PAGE /settings/keys");
  const { record } = workspace;
  const [keys, { zone }] = await Promise.all([listKeys(record.db, actor), workspaceSettings(record.db)]);
  const live = keys.filter(({ revokedAt }) => revokedAt === null).length;
  return (
    <>
      <PageHeader
        above={<SettingsLink />}
        title={setUpText.keys.title}
        sentence={<p>{setUpText.keys.sentence(live)}</p>}
        actions={<ButtonLink href="/settings/api">{setUpText.keys.reference}</ButtonLink>}
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={setUpText.keys.make} hint={setUpText.keys.makeHint}>
          <KeyMaker />
        </Section>
        <Section title={setUpText.keys.list}>
          {keys.length === 0 ? <p className="text-mute">{setUpText.keys.none}</p> : <KeyTable keys={keys} zone={zone} />}
        </Section>
      </div>
    </>
  );
}
