import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { connector, connectorRun } from "@/db/schema";
import { note, THE_SERVER } from "@/lib/audit/note";
import type { Cursor } from "@/lib/connectors/desk";
import { countTaken, type Taken } from "@/lib/intake/write-lines";
import { redact } from "@/lib/redaction";

export interface RunCounts {
  pages: number;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

export type ConnectorRun = typeof connectorRun.$inferSelect;

/** How many rejected tickets a run names, and how many runs of a connector are kept. */
const MOST_PROBLEMS = 100;
const MOST_RUNS = 200;

/** A run begins; one that is left unfinished died, as nobody but us holds the lock. */
export async function beginRun(record: RecordStore, connectorId: number, now: number): Promise<number> {
  return record.tx(async (db) => {
    const dead = await db
      .update(connectorRun)
      .set({
        finishedAt: now,
        error: "Its process ended before it was done. What came until then is kept, and the next run goes on there.",
      })
      .where(and(eq(connectorRun.connectorId, connectorId), isNull(connectorRun.finishedAt)))
      .returning();
    for (const run of dead) await noteRun(db, run, now);
    const [run] = await db.insert(connectorRun).values({ connectorId, startedAt: now }).returning({ id: connectorRun.id });
    if (!run) throw new Error("The run could not be noted");
    const old = await db
      .select({ id: connectorRun.id })
      .from(connectorRun)
      .where(eq(connectorRun.connectorId, connectorId))
      .orderBy(desc(connectorRun.id))
      .limit(MOST_RUNS)
      .offset(MOST_RUNS);
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) await db.delete(connectorRun).where(inArray(connectorRun.id, ids));
    return run.id;
  });
}

/** Notes a page in the transaction of its last tickets: what it brought, and where the next one begins. */
export async function addPage(
  db: Db,
  {
    runId,
    connectorId,
    cursor,
    taken,
    ids,
  }: { runId: number; connectorId: number; cursor: Cursor; taken: readonly Taken[]; ids: readonly (string | null)[] },
): Promise<RunCounts> {
  const [run] = await db.select().from(connectorRun).where(eq(connectorRun.id, runId));
  if (!run) throw new Error("The connector was deleted while it was fetching");
  const added = countTaken(taken);
  const counts = {
    pages: run.pages + 1,
    rows: run.rows + added.rows,
    created: run.created + added.created,
    changed: run.changed + added.changed,
    unchanged: run.unchanged + added.unchanged,
    rejected: run.rejected + added.rejected,
  };
  const problems = taken.flatMap((each, at) => {
    if (each.outcome !== "rejected") return [];
    const { field, code, message } = each.problem;
    return [{ id: ids[at] ?? null, field, code, message: redact(message) }];
  });
  await db
    .update(connectorRun)
    .set({ ...counts, problems: [...(run.problems ?? []), ...problems].slice(0, MOST_PROBLEMS) })
    .where(eq(connectorRun.id, runId));
  await db.update(connector).set({ cursor }).where(eq(connector.id, connectorId));
  return counts;
}

export async function endRun(
  record: RecordStore,
  {
    runId,
    connectorId,
    error,
    nextRunAt,
    now,
  }: { runId: number; connectorId: number; error: string | null; nextRunAt: number; now: number },
): Promise<void> {
  await record.tx(async (db) => {
    const [run] = await db.update(connectorRun).set({ finishedAt: now, error }).where(eq(connectorRun.id, runId)).returning();
    await db.update(connector).set({ nextRunAt }).where(eq(connector.id, connectorId));
    if (run) await noteRun(db, run, now);
  });
}

/** A run that has changed nothing is no change. */
async function noteRun(db: Db, run: ConnectorRun, now: number): Promise<void> {
  const { id, connectorId, pages, created, changed, unchanged, rejected, error } = run;
  if (created + changed === 0) return;
  const [filed] = await db.select({ code: connector.code }).from(connector).where(eq(connector.id, connectorId));
  const detail = { run: id, pages, created, changed, unchanged, rejected, isWhole: error === null };
  await note(db, THE_SERVER, { action: "connector.run", subject: `connector:${filed?.code ?? connectorId}`, detail }, now);
}

/** The newest runs of a connector. */
export async function listRuns(db: Db, connectorId: number, most: number): Promise<ConnectorRun[]> {
  return db.select().from(connectorRun).where(eq(connectorRun.connectorId, connectorId)).orderBy(desc(connectorRun.id)).limit(most);
}
