import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { CopiedText } from "@/app/(dashboard)/settings/sources/_components/copied-text";
import { SourceHeader } from "@/app/(dashboard)/settings/sources/_components/source-header";
import { DeliveryTable } from "@/app/(dashboard)/settings/sources/webhooks/[code]/_components/delivery-table";
import { SecretList } from "@/app/(dashboard)/settings/sources/webhooks/[code]/_components/secret-list";
import { SendTest } from "@/app/(dashboard)/settings/sources/webhooks/[code]/_components/send-test";
import { setUpText } from "@/app/messages/set-up-text";
import { NotFoundError } from "@/lib/errors";
import { formatInstant } from "@/lib/format";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { workspaceSettings } from "@/lib/settings";
import { listDeliveries } from "@/lib/webhooks/deliveries";
import { type Scheme, schemeByCode } from "@/lib/webhooks/schemes";
import { getWebhook } from "@/lib/webhooks/webhook-sources";

export const metadata: Metadata = { title: setUpText.sources.webhooks.title };

interface WebhookPageProps {
  params: Promise<{ code: string }>;
}

const MOST_LISTED = 100;

export default function WebhookPage(props: WebhookPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Webhook {...props} />
    </Suspense>
  );
}

async function Webhook({ params }: WebhookPageProps) {
  await connection();
  const [{ actor, workspace }, { code }] = await Promise.all([entered("PAGE /settings/sources/webhooks/[code]"), params]);
  const { record } = workspace;
  const webhook = await getWebhook(record, actor, code).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  if (!webhook) notFound();
  const [deliveries, { zone }] = await Promise.all([listDeliveries(record.db, webhook.id, MOST_LISTED), workspaceSettings(record.db)]);
  const scheme = schemeByCode(webhook.scheme);
  const words = setUpText.sources.webhook;
  const isPaused = webhook.pausedAt !== null;
  const secrets = webhook.secrets.map(({ id, addedAt }) => ({ id, added: formatInstant(addedAt, zone) }));
  return (
    <>
      <SourceHeader
        name={webhook.name}
        isPaused={isPaused}
        sentence={isPaused ? words.pausedSentence : words.sentence(scheme?.name ?? webhook.scheme, webhook.source)}
        address={`/api/webhook-sources/${code}`}
        deleteAsk={words.deleteAsk}
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <div className="grid gap-2">
            <CopiedText label={setUpText.sources.webhooks.address} value={`/api/webhooks/${code}`} isPath />
            {scheme?.kind === "token" && <p className="max-w-[46rem] text-mute text-sm">{setUpText.sources.webhooks.tokenHint}</p>}
            {scheme?.isUncertain && (
              <p className="max-w-[46rem] rounded-md bg-amber-wash px-3 py-2 text-amber">{setUpText.sources.webhooks.uncertain}</p>
            )}
          </div>
          <Section title={words.deliveries} hint={words.deliveriesHint} aside={<SendTest code={code} />}>
            {deliveries.length === 0 ? <p className="text-mute">{words.none}</p> : <DeliveryTable deliveries={deliveries} zone={zone} />}
          </Section>
        </div>
        <div className="grid grid-cols-1 content-start gap-4">
          <FactsCard
            facts={{
              [words.facts.sender]: scheme?.name,
              [words.facts.signature]: signatureWords(scheme),
              [words.facts.clock]: scheme?.kind === "signature" && (scheme.timestamp ? words.clock : words.noClock),
              [words.facts.mapping]:
                webhook.mapping === null ? setUpText.sources.webhooks.recognised : mappingByCode(webhook.mapping)?.name,
              [words.facts.source]: webhook.source,
              [words.facts.created]: formatInstant(webhook.createdAt, zone),
            }}
          />
          <SecretList code={code} secrets={secrets} hint={scheme?.secretHint ?? ""} />
        </div>
      </div>
    </>
  );
}

/** As in "HMAC-SHA256 in x-signature". */
function signatureWords(scheme: Scheme | undefined): string | undefined {
  if (scheme?.kind !== "signature") return setUpText.sources.webhook.noSignature;
  const hash = scheme.hash.toUpperCase();
  return `${scheme.digest === "hmac" ? "HMAC-" : ""}${hash} in ${scheme.header}`;
}
