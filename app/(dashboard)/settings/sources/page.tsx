import type { Metadata } from "next";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { ConnectorMaker } from "@/app/(dashboard)/settings/sources/_components/connector-maker";
import { ConnectorTable } from "@/app/(dashboard)/settings/sources/_components/connector-table";
import { WebhookMaker } from "@/app/(dashboard)/settings/sources/_components/webhook-maker";
import { WebhookTable } from "@/app/(dashboard)/settings/sources/_components/webhook-table";
import { setUpText } from "@/app/messages/set-up-text";
import { listConnectors } from "@/lib/connectors/connectors";
import { allMappings } from "@/lib/imports/mappings/index";
import { workspaceSettings } from "@/lib/settings";
import { SCHEMES } from "@/lib/webhooks/schemes";
import { listWebhooks } from "@/lib/webhooks/webhook-sources";

export const metadata: Metadata = { title: setUpText.sources.title };

export default function SourcesPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.sources.title} />}>
      <Sources />
    </Suspense>
  );
}

async function Sources() {
  await connection();
  const { actor, workspace } = await entered("PAGE /settings/sources");
  const { record } = workspace;
  const [webhooks, connectors, { zone }] = await Promise.all([
    listWebhooks(record, actor),
    listConnectors(record.db, actor),
    workspaceSettings(record.db),
  ]);
  const words = setUpText.sources;
  return (
    <>
      <PageHeader above={<SettingsLink />} title={words.title} sentence={words.sentence(webhooks.length, connectors.length)} />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.webhooks.title} hint={words.webhooks.hint}>
          {webhooks.length === 0 ? <p className="text-mute">{words.webhooks.none}</p> : <WebhookTable webhooks={webhooks} />}
        </Section>
        <Section title={words.connectors.title} hint={words.connectors.hint}>
          {connectors.length === 0 ? (
            <p className="text-mute">{words.connectors.none}</p>
          ) : (
            <ConnectorTable connectors={connectors} zone={zone} />
          )}
        </Section>
        <Section title={words.webhooks.make} hint={words.webhooks.makeHint}>
          <WebhookMaker
            senders={SCHEMES.map(({ code, name, secretHint, isUncertain = false }) => ({ code, name, secretHint, isUncertain }))}
            mappings={allMappings.filter(({ volume }) => volume === undefined).map(({ code, name }) => ({ code, name }))}
          />
        </Section>
        <Section title={words.connectors.make} hint={words.connectors.makeHint}>
          <ConnectorMaker />
        </Section>
      </div>
    </>
  );
}
