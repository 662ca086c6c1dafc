import "server-only";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openRecord, type RecordStore } from "@/db/client";
import { type Facts, openFacts } from "@/db/facts/duckdb";
import { tidyFacts } from "@/db/facts/upkeep";
import { searchIndexOf } from "@/db/search/search-index";
import { forgetOldAnswers } from "@/lib/api/idempotency";
import { followBackups } from "@/lib/backup/follow-backups";
import { followConnectors } from "@/lib/connectors/start-pull";
import { DAY_MS } from "@/lib/dates";
import { forgetOldDrafts } from "@/lib/documenting/drafts";
import { environment } from "@/lib/env";
import { followLinkRules } from "@/lib/failures/apply-link-rules";
import { followStates } from "@/lib/failures/state-log";
import { resumeImports } from "@/lib/imports/start-import";
import { resumeUndos } from "@/lib/imports/start-undo";
import { log } from "@/lib/log";
import { forgetOldMessages } from "@/lib/outgoing/deliveries";
import { followOutgoing } from "@/lib/outgoing/follow-outgoing";
import { installBuiltInPlaybooks } from "@/lib/playbooks/install-built-in";
import { letGo } from "@/lib/privacy/retention";
import { resumeErasures } from "@/lib/privacy/start-erasure";
import { followReminders } from "@/lib/promises/remind-by-mail";
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
  await installBuiltInPlaybooks(record, Date.now());
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
  followSearch(workspace.record, (error) => log.error("search_not_followed", { error }));
  followLinkRules(workspace.record, (error) => log.error("link_rules_not_followed", { error }));
  followNeeds(workspace.record, (error) => log.error("needs_not_grouped", { error }));
  followConnectors(workspace.record, (error) => log.error("connectors_not_looked_at", { error }));
  followBackups(workspace.record, (error) => log.error("backup_not_made", { error }));
  followOutgoing(workspace.record, (error) => log.error("outside_not_told", { error }));
  followReminders(workspace.record, (error) => log.error("reminders_not_mailed", { error }));
  tidyDaily(workspace);
  followStates(workspace, (error) => log.error("states_not_noted", { error }));
  // Imports that ended with the server before go on; nobody waits for that.
  resumeImports(workspace.record).catch((error: unknown) => log.error("imports_not_resumed", { error }));
  resumeUndos(workspace.record).catch((error: unknown) => log.error("undos_not_resumed", { error }));
  resumeErasures(workspace.record).catch((error: unknown) => log.error("erasures_not_resumed", { error }));
  resumeSample(workspace.record).catch((error: unknown) => log.error("sample_not_resumed", { error }));
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
      log.error("facts_not_followed", { error });
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
    forgetOldDeliveries(record, Date.now()).catch((error: unknown) => log.error("old_deliveries_not_forgotten", { error }));
    forgetOldMessages(record, Date.now()).catch((error: unknown) => log.error("old_messages_not_forgotten", { error }));
    tidyFacts(record, facts, Date.now()).catch((error: unknown) => log.error("facts_not_tidied", { error }));
    forgetOldDrafts(record, Date.now()).catch((error: unknown) => log.error("old_drafts_not_forgotten", { error }));
    forgetOldAnswers(record, Date.now()).catch((error: unknown) => log.error("old_answers_not_forgotten", { error }));
    letGo(record, Date.now())
      .catch((error: unknown) => log.error("text_not_let_go", { error }))
      .then(() => searchIndexOf(record).tidy())
      .catch((error: unknown) => log.error("search_not_tidied", { error }));
  }, DAY_MS);
  timer.unref();
}

let busy = false;

function factsPath(dataDir: string): string {
  const folder = join(dataDir, "facts");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, "server.duckdb");
}
