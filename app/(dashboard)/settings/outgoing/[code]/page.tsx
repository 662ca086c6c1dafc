import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { OutgoingState } from "@/app/(dashboard)/settings/outgoing/_components/outgoing-state";
import { MessageTable } from "@/app/(dashboard)/settings/outgoing/[code]/_components/message-table";
import { OutgoingActions } from "@/app/(dashboard)/settings/outgoing/[code]/_components/outgoing-actions";
import { SendTest } from "@/app/(dashboard)/settings/outgoing/[code]/_components/send-test";
import { setUpText } from "@/app/messages/set-up-text";
import { NotFoundError } from "@/lib/errors";
import { listMessages } from "@/lib/outgoing/deliveries";
import { readOutgoing } from "@/lib/outgoing/outgoing-webhooks";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: setUpText.outgoing.title };

interface OneOutgoingPageProps {
  params: Promise<{ code: string }>;
}

export default function OneOutgoingPage(props: OneOutgoingPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <OneOutgoing {...props} />
    </Suspense>
  );
}

async function OneOutgoing({ params }: OneOutgoingPageProps) {
  await connection();
  const [{ actor, workspace }, { code }] = await Promise.all([entered("PAGE /settings/outgoing/[code]"), params]);
  const { record } = workspace;
  const webhook = await readOutgoing(record.db, actor, code).catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  const [messages, { zone }] = await Promise.all([listMessages(record, actor, code), workspaceSettings(record.db)]);
  const words = setUpText.outgoing;
  return (
    <>
      <PageHeader
        above={
          <Link href="/settings/outgoing" className="link">
            {words.title}
          </Link>
        }
        title={<bdi>{webhook.name}</bdi>}
        sentence={
          <p>
            <OutgoingState webhook={webhook} /> <span className="break-all">{webhook.url}</span>
            {webhook.disabledBecause !== null && ` · ${webhook.disabledBecause}`}
          </p>
        }
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5">
        <OutgoingActions code={code} isOn={webhook.pausedAt === null && webhook.disabledAt === null} />
        <Section title={words.messages} hint={words.messagesHint} aside={<SendTest code={code} />}>
          {messages.length === 0 ? (
            <p className="text-mute">{words.noMessages}</p>
          ) : (
            <MessageTable code={code} messages={messages} zone={zone} />
          )}
        </Section>
      </div>
    </>
  );
}
