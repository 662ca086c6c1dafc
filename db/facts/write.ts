import type { DuckDBConnection } from "@duckdb/node-api";
import { type Appender, appendTo } from "@/db/facts/append";
import { shape } from "@/db/facts/definition";
import { deriveFacts } from "@/db/facts/derive";
import type { Generation, Position } from "@/db/facts/generation";
import { type RecordRows, type RecordSnapshot, readShared, readSurvivors } from "@/db/facts/read-record";
import {
  factClosing,
  factCommendation,
  factFailure,
  factGesture,
  factInteraction,
  factPraise,
  factPromise,
  factReport,
  factSetMember,
  factStep,
  SET_KIND,
} from "@/db/facts/tables";

/** Runs `work` in a transaction of the writing connection: after it the facts are at `position`, or exactly where they were. */
export async function inTransaction(generation: Generation, position: Position, work: () => Promise<void>): Promise<void> {
  const { write, causes, failures } = generation;
  await write.run("begin transaction");
  try {
    await work();
    await writeSets(generation);
    await writePosition(write, position);
    await write.run("commit");
  } catch (error) {
    causes.forget();
    failures.forget();
    // A commit that fails, on a full disk for one, has rolled back by itself; the error to tell is the first one.
    await write.run("rollback").catch(() => undefined);
    throw error;
  }
  causes.keep();
  failures.keep();
  generation.position = position;
}

/** Derives these rows of the record and adds them to the facts. */
export async function addFacts(generation: Generation, snapshot: RecordSnapshot, chunks: AsyncIterable<RecordRows>): Promise<void> {
  const { causes, failures } = generation;
  const keys = { causes, failures, survivors: await readSurvivors(snapshot), shared: await readShared(snapshot) };
  const appenders: Appender[] = [];
  const open = async (table: Parameters<typeof appendTo>[1]) => {
    const appender = await appendTo(generation.write, table);
    appenders.push(appender);
    return appender;
  };
  try {
    const interactions = await open(factInteraction);
    const closings = await open(factClosing);
    const promises = await open(factPromise);
    const commendations = await open(factCommendation);
    const reports = await open(factReport);
    const praises = await open(factPraise);
    const gestures = await open(factGesture);
    const steps = await open(factStep);
    const failures = await open(factFailure);
    for await (const rows of chunks) {
      const facts = deriveFacts(rows, keys);
      interactions.push(facts.interactions);
      closings.push(facts.closings);
      promises.push(facts.promises);
      commendations.push(facts.commendations);
      reports.push(facts.reports);
      praises.push(facts.praises);
      gestures.push(facts.gestures);
      steps.push(facts.steps);
      failures.push(facts.failures);
    }
    for (const appender of appenders) appender.end();
  } catch (error) {
    for (const appender of appenders) appender.abandon();
    throw error;
  }
}

async function writeSets({ write, causes, failures }: Generation): Promise<void> {
  const rows = [
    ...causes.added().map((row) => [{ kind: SET_KIND.cause, ...row }]),
    ...failures.added().map((row) => [{ kind: SET_KIND.failure, ...row }]),
  ];
  if (rows.length === 0) return;
  const appender = await appendTo(write, factSetMember);
  appender.push(rows);
  appender.end();
}

async function writePosition(write: DuckDBConnection, { recordId, applied, version, snapshot }: Position): Promise<void> {
  await write.run("delete from facts_meta");
  await write.run("insert into facts_meta (record_id, applied, version, snapshot, shape) values ($1, $2, $3, $4, $5)", [
    recordId,
    BigInt(applied),
    BigInt(version),
    snapshot,
    shape,
  ]);
}
