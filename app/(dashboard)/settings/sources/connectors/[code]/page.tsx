import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Suspense } from "react";
import { Section } from "@/app/_components/section";
import { entered } from "@/app/_data/acting";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { PageSkeleton } from "@/app/(dashboard)/_components/page-skeleton";
import { SourceHeader } from "@/app/(dashboard)/settings/sources/_components/source-header";
import { FetchNow } from "@/app/(dashboard)/settings/sources/connectors/[code]/_components/fetch-now";
import { RunTable } from "@/app/(dashboard)/settings/sources/connectors/[code]/_components/run-table";
import { setUpText } from "@/app/messages/set-up-text";
import { readConnector } from "@/lib/connectors/connectors";
import { DESKS } from "@/lib/connectors/desk";
import { listRuns } from "@/lib/connectors/runs";
import { isPulling } from "@/lib/connectors/start-pull";
import { NotFoundError } from "@/lib/errors";
import { formatInstant } from "@/lib/format";
import { workspaceSettings } from "@/lib/settings";

export const metadata: Metadata = { title: setUpText.sources.connectors.title };

interface ConnectorPageProps {
  params: Promise<{ code: string }>;
}

const MOST_LISTED = 50;

export default function ConnectorPage(props: ConnectorPageProps) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Connector {...props} />
    </Suspense>
  );
}

async function Connector({ params }: ConnectorPageProps) {
  await connection();
  const [{ actor, workspace }, { code }] = await Promise.all([entered("PAGE /settings/sources/connectors/[code]"), params]);
  const { record } = workspace;
  const connector = await readConnector(record.db, actor, code).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  if (!connector) notFound();
  const isRunning = isPulling(record, connector.id);
  const [runs, { zone }] = await Promise.all([listRuns(record.db, connector.id, MOST_LISTED), workspaceSettings(record.db)]);
  const words = setUpText.sources.connector;
  const desk = DESKS[connector.vendor];
  const isPaused = connector.pausedAt !== null;
  const every = setUpText.sources.connectors.everyMinutes(connector.everyMinutes);
  return (
    <>
      <SourceHeader
        name={connector.name}
        isPaused={isPaused}
        sentence={isPaused ? words.pausedSentence : words.sentence(desk.name, every, connector.source)}
        address={`/api/connectors/${code}`}
        deleteAsk={words.deleteAsk}
      />
      <div className="grid grid-cols-1 gap-8 border-hairline border-t pt-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Section title={words.runs} hint={words.runsHint} aside={<FetchNow code={code} isRunning={isRunning} />}>
          {runs.length === 0 ? <p className="text-mute">{words.none}</p> : <RunTable runs={runs} isRunning={isRunning} zone={zone} />}
        </Section>
        <div className="grid grid-cols-1 content-start gap-4">
          <FactsCard
            facts={{
              [words.facts.vendor]: desk.name,
              [words.facts.address]: <span className="break-all">{connector.address}</span>,
              [words.facts.source]: connector.source,
              [words.facts.next]: isPaused ? words.whenPaused : connector.nextRunAt !== null && formatInstant(connector.nextRunAt, zone),
              [words.facts.created]: formatInstant(connector.createdAt, zone),
            }}
          />
        </div>
      </div>
    </>
  );
}
