import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { ErasePerson } from "@/app/(dashboard)/settings/privacy/_components/erase-person";
import { HoldMaker } from "@/app/(dashboard)/settings/privacy/_components/hold-maker";
import { HoldTable } from "@/app/(dashboard)/settings/privacy/_components/hold-table";
import { ReceiptTable } from "@/app/(dashboard)/settings/privacy/_components/receipt-table";
import { RedactionForm } from "@/app/(dashboard)/settings/privacy/_components/redaction-form";
import { RedactionTrial } from "@/app/(dashboard)/settings/privacy/_components/redaction-trial";
import { RetentionForm } from "@/app/(dashboard)/settings/privacy/_components/retention-form";
import { setUpText } from "@/app/messages/set-up-text";
import { listHolds } from "@/lib/privacy/holds";
import { listReceipts } from "@/lib/privacy/receipts";
import { workspaceSettings } from "@/lib/settings";

const words = setUpText.privacy;

export const metadata: Metadata = { title: words.title };

export default function PrivacyPage() {
  return (
    <Suspense fallback={<PageSkeleton title={words.title} />}>
      <Privacy />
    </Suspense>
  );
}

async function Privacy() {
  await connection();
  const { actor, workspace } = await entered("PAGE /settings/privacy");
  const { db } = workspace.record;
  const [receipts, holds, settings] = await Promise.all([listReceipts(db, actor), listHolds(db, actor), workspaceSettings(db)]);
  const { zone, retention, redaction } = settings;
  return (
    <>
      <PageHeader above={<SettingsLink />} title={words.title} sentence={<p>{words.sentence}</p>} />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.erase.title} hint={words.erase.hint}>
          <ErasePerson />
        </Section>
        <Section title={words.receipts.title}>
          {receipts.length === 0 ? <p className="text-mute">{words.receipts.none}</p> : <ReceiptTable receipts={receipts} zone={zone} />}
        </Section>
        <Section title={words.holds.title} hint={words.holds.hint}>
          <div className="grid gap-5">
            {holds.length === 0 ? <p className="text-mute">{words.holds.none}</p> : <HoldTable holds={holds} zone={zone} />}
            <HoldMaker />
          </div>
        </Section>
        <Section title={words.retention.title} hint={words.retention.hint}>
          <RetentionForm retention={retention} />
        </Section>
        <Section title={words.redaction.title} hint={words.redaction.hint}>
          <div className="grid gap-5">
            <RedactionForm redaction={redaction} />
            <RedactionTrial />
          </div>
        </Section>
      </div>
    </>
  );
}
