import "server-only";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openRecord, type RecordStore } from "@/db/client";
import { type Facts, openFacts } from "@/db/facts/duckdb";
import { tidyFacts } from "@/db/facts/upkeep";
import { searchIndexOf } from "@/db/search/search-index";
import { forgetOldAnswers } from "@/lib/api/idempotency";
import { followConnectors } from "@/lib/connectors/start-pull";
import { DAY_MS } from "@/lib/dates";
import { environment } from "@/lib/env";
import { followLinkRules } from "@/lib/failures/apply-link-rules";
import { followStates } from "@/lib/failures/state-log";
import { resumeImports } from "@/lib/imports/start-import";
import { resumeUndos } from "@/lib/imports/start-undo";
import { letGo } from "@/lib/privacy/retention";
import { resumeErasures } from "@/lib/privacy/start-erasure";
import { resumeSample } from "@/lib/sample/start-sample";
import { followSearch } from "@/lib/search/follow-search";
import { followNeeds } from "@/lib/similar/follow-needs";
import { forgetOldDeliveries } from "@/lib/webhooks/deliveries";

/** An open workspace: the record and the facts that follow it. */
export interface Workspace {
  readonly record: RecordStore;
  readonly facts: Facts;
  /** Epoch ms: the clock of every number that is not asked for at another time. */
  readonly clock: () => number;
  close(): Promise<void>;
}

/**
 * Opens a workspace for this process. The facts of one process cannot be read by another, so the server keeps its own
 * file and everything else counts in memory.
 */
export async function openWorkspace(options: {
  dataDir: string;
  databaseUrl?: string | undefined;
  facts: "server" | "memory";
}): Promise<Workspace> {
  const record = await openRecord(
    options.databaseUrl === undefined ? { dataDir: options.dataDir } : { dataDir: options.dataDir, databaseUrl: options.databaseUrl },
  );
  const facts = await openFacts(record, { path: options.facts === "memory" ? ":memory:" : factsPath(options.dataDir) });
  return {
    record,
    facts,
    clock: Date.now,
    close: async () => {
      await facts.close();
      await record.close();
    },
  };
}

/** How often the server looks for changes that others wrote, in milliseconds. */
const FOLLOW_EVERY_MS = 300;

declare global {
  var debriefWorkspace: Promise<Workspace> | undefined;
}

/** The one workspace of the web process. */
export function serverWorkspace(): Promise<Workspace> {
  globalThis.debriefWorkspace ??= openServerWorkspace().catch((error: unknown) => {
    globalThis.debriefWorkspace = undefined;
    throw error;
  });
  return globalThis.debriefWorkspace;
}

async function openServerWorkspace(): Promise<Workspace> {
  const { dataDir, databaseUrl } = environment();
  const workspace = await openWorkspace({ dataDir, databaseUrl, facts: "server" });
  await workspace.facts.sync();
  follow(workspace);
  followSearch(workspace.record, (error) => say("The search could not follow the record", error));
  followLinkRules(workspace.record, (error) => say("The link rules could not follow the record", error));
  followNeeds(workspace.record, (error) => say("Needs that nobody has named could not be grouped", error));
  followConnectors(workspace.record, (error) => say("The connectors could not be looked at", error));
  tidyDaily(workspace);
  followStates(workspace, (error) => say("The states of the failures could not be noted", error));
  // Imports that ended with the server before go on; nobody waits for that.
  resumeImports(workspace.record).catch((error: unknown) => say("Imports that were left behind could not be resumed", error));
  resumeUndos(workspace.record).catch((error: unknown) => say("Imports that were being undone could not be gone on with", error));
  resumeErasures(workspace.record).catch((error: unknown) => say("Erasures that were left behind could not be gone on with", error));
  resumeSample(workspace.record).catch((error: unknown) => say("The sample could not be gone on with", error));
  return workspace;
}

/**
 * Keeps the facts close behind the record; a failed round is tried again by the next one and shows in the facts' lag.
 * A round costs something however little it counts, so beside a long import rounds take no more than a third of the time.
 */
function follow(workspace: Workspace) {
  let restUntil = 0;
  const timer = setInterval(async () => {
    if (busy || performance.now() < restUntil) return;
    busy = true;
    const begun = performance.now();
    try {
      if ((await workspace.facts.pending()) > 0) await workspace.facts.sync();
    } catch (error) {
      say("The facts could not follow the record", error);
    } finally {
      restUntil = performance.now() + 2 * (performance.now() - begun);
      busy = false;
    }
  }, FOLLOW_EVERY_MS);
  timer.unref();
}

/** Forgets old changes and answers, lets text go whose time has come, compacts the facts and takes deleted words out of the search index; when it fails, the next day tries again. */
function tidyDaily({ record, facts }: Workspace) {
  const timer = setInterval(() => {
    forgetOldDeliveries(record, Date.now()).catch((error: unknown) => say("Old deliveries could not be forgotten", error));
    tidyFacts(record, facts, Date.now()).catch((error: unknown) => say("The facts could not be tidied", error));
    forgetOldAnswers(record, Date.now()).catch((error: unknown) => say("Old answers could not be forgotten", error));
    letGo(record, Date.now())
      .catch((error: unknown) => say("What has been kept for long enough could not be let go", error))
      .then(() => searchIndexOf(record).tidy())
      .catch((error: unknown) => say("The search index could not be tidied", error));
  }, DAY_MS);
  timer.unref();
}

function say(what: string, error: unknown) {
  process.stderr.write(`${what}: ${error instanceof Error ? error.message : error}\n`);
}

let busy = false;

function factsPath(dataDir: string): string {
  const folder = join(dataDir, "facts");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, "server.duckdb");
}
