import type { Metadata } from "next";
import Link from "next/link";
import { connection } from "next/server";
import { Suspense } from "react";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SettingsLink } from "@/app/(dashboard)/settings/_components/settings-link";
import { OutgoingMaker } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-maker";
import { OutgoingState } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-state";
import { setUpText } from "@/app/messages/set-up-text";
import { listOutgoing } from "@/lib/outgoing/outgoing-webhooks";

export const metadata: Metadata = { title: setUpText.outgoing.title };

export default function OutgoingPage() {
  return (
    <Suspense fallback={<PageSkeleton title={setUpText.outgoing.title} />}>
      <Outgoing />
    </Suspense>
  );
}

async function Outgoing() {
  await connection();
  const words = setUpText.outgoing;
  const { actor, workspace } = await entered("PAGE /settings/outgoing");
  const webhooks = await listOutgoing(workspace.record.db, actor);
  return (
    <>
      <PageHeader above={<SettingsLink />} title={words.title} sentence={<p>{words.sentence(webhooks.length)}</p>} />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <Section title={words.list}>
          {webhooks.length === 0 ? (
            <p className="text-mute">{words.none}</p>
          ) : (
            <DataTable caption={words.list}>
              <thead>
                <tr>
                  <HeadCell>{words.columns.name}</HeadCell>
                  <HeadCell>{words.columns.state}</HeadCell>
                  <HeadCell className="max-md:hidden">{words.columns.events}</HeadCell>
                </tr>
              </thead>
              <tbody>
                {webhooks.map((webhook) => (
                  <tr key={webhook.code}>
                    <RowHead className="max-w-72 break-words">
                      <Link href={`/settings/outgoing/${webhook.code}`} className="link target inline-flex items-center">
                        <bdi>{webhook.name}</bdi>
                      </Link>
                      <span className="block break-all font-normal text-mute text-sm">{webhook.url}</span>
                    </RowHead>
                    <Cell>
                      <OutgoingState webhook={webhook} />
                    </Cell>
                    <Cell className="text-soft max-md:hidden">{webhook.events.join(", ")}</Cell>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )}
        </Section>
        <Section title={words.make} hint={words.makeHint}>
          <OutgoingMaker />
        </Section>
      </div>
    </>
  );
}
