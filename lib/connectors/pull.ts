import { join } from "node:path";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, RecordStore } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { connector, source } from "@/db/schema";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { ConnectorError } from "@/lib/connectors/connector-error";
import { openCredentials } from "@/lib/connectors/credentials";
import { type Cursor, DESKS, type DeskPage } from "@/lib/connectors/desk";
import { resolveDesk } from "@/lib/connectors/desk-address";
import { fetchPage, type Waiting } from "@/lib/connectors/fetch-page";
import { connectorLimits } from "@/lib/connectors/limits";
import { addPage, beginRun, endRun, type RunCounts } from "@/lib/connectors/runs";
import { DebriefError } from "@/lib/errors";
import { importLimits } from "@/lib/imports/limits";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { linesOfObjects } from "@/lib/intake/lines-of-objects";
import { type Taken, writeLines } from "@/lib/intake/write-lines";

/** What a run has brought. */
export interface PullResult extends RunCounts {
  runId: number;
}

/** The lock of a connector: one run at a time, in whatever process. */
export function connectorLock(dataDir: string, id: number): string {
  return join(dataDir, "connectors", `${id}.lock`);
}

/**
 * Fetches from a help desk what has changed there since the last time. Each page is written together with the place where the
 * next one begins, so a run that dies at any moment is gone on with there, nothing lost and nothing twice.
 * @throws ConnectorError when it cannot go on; what came until then is kept, and the run says why
 */
export async function pull(record: RecordStore, actor: Actor, id: number, waiting: Waiting, signal?: AbortSignal): Promise<PullResult> {
  requireRight(actor, "import");
  const lock = takeLock(connectorLock(record.dataDir, id));
  if (!lock) throw new ConnectorError("running", "It is being fetched right now. Wait until that is done.", { status: 409 });
  try {
    return await pullLocked(record, id, waiting, signal);
  } finally {
    lock.release();
  }
}

async function pullLocked(record: RecordStore, id: number, waiting: Waiting, signal?: AbortSignal): Promise<PullResult> {
  const [row] = await record.db
    .select({ connector, source: source.code })
    .from(connector)
    .innerJoin(source, eq(connector.sourceId, source.id))
    .where(eq(connector.id, id));
  if (!row) throw new ConnectorError("not_found", "There is no such connector; it may have been deleted.", { status: 404 });
  const { vendor, address, credentials: sealed, everyMinutes } = row.connector;
  const runId = await beginRun(record, id, waiting.now());
  let counts: RunCounts = { pages: 0, rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
  const next = () => waiting.now() + everyMinutes * 60_000;
  try {
    const limits = connectorLimits();
    const desk = DESKS[vendor];
    const credentials = openCredentials(record.dataDir, sealed);
    // Resolved once for the whole run: whatever the name leads to later, no request goes there.
    const resolved = await resolveDesk(address);
    let cursor = cursorSchema.parse(row.connector.cursor ?? desk.start(0));
    for (;;) {
      const page = await fetchPage(desk, resolved, cursor, { ...waiting, credentials, limits, signal });
      counts = await writePage(record, { page, mapping: desk.mapping, source: row.source, runId, connectorId: id, now: waiting.now() });
      cursor = page.next;
      if (page.isLast) break;
      await waiting.sleep(page.restMs);
      signal?.throwIfAborted();
    }
    await endRun(record, { runId, connectorId: id, error: null, nextRunAt: next(), now: waiting.now() });
    return { runId, ...counts };
  } catch (error) {
    const notBefore = error instanceof ConnectorError ? (error.notBefore ?? 0) : 0;
    const message = signal?.aborted ? STOPPED : error instanceof DebriefError ? error.message : OUR_FAULT;
    await endRun(record, { runId, connectorId: id, error: message, nextRunAt: Math.max(next(), notBefore), now: waiting.now() });
    throw error;
  }
}

const STOPPED = "It was stopped. What came until then is kept, and the next run goes on there.";
const OUR_FAULT = "It stopped because of an error on our side. What came until then is kept.";

const cursorSchema: z.ZodType<Cursor> = z.record(z.string(), z.union([z.string(), z.number()]));

async function writePage(
  record: RecordStore,
  {
    page,
    mapping,
    source: sourceCode,
    runId,
    connectorId,
    now,
  }: { page: DeskPage; mapping: string; source: string; runId: number; connectorId: number; now: number },
): Promise<RunCounts> {
  let counts: RunCounts | undefined;
  const ids = page.tickets.map((ticket) => idOf(ticket.get("id")));
  const withLast = async (db: Db, taken: Taken[]) => {
    counts = await addPage(db, { runId, connectorId, cursor: page.next, taken, ids });
  };
  if (page.tickets.length === 0) await record.tx((db) => withLast(db, []));
  else {
    const options = { mapping: mappingByCode(mapping) ?? null, source: sourceCode, limits: importLimits(), now };
    await writeLines(record, await linesOfObjects(record, page.tickets, options), now, withLast);
  }
  if (!counts) throw new Error("A page was written without its cursor");
  return counts;
}

function idOf(value: unknown): string | null {
  return typeof value === "string" ? value.slice(0, 60) : null;
}
