import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failure, failureActivity } from "@/db/schema";
import { dayOf } from "@/lib/dates";
import { noteActivity } from "@/lib/failures/failure-activity";
import { type Lifecycle, lifecycles } from "@/lib/failures/lifecycle";
import { parseFilters } from "@/lib/filters";
import { askInSnapshot } from "@/lib/metrics/ask";
import { tellOutside } from "@/lib/outgoing/tell-outside";
import { repeat } from "@/lib/repeat";
import { workspaceSettings } from "@/lib/settings";
import type { Workspace } from "@/lib/workspace";

/** Whose the entries are that the clock makes. */
const SYSTEM = "system";

/**
 * Notes what has become of each failure since its state was last noted, and opens those again whose archive has ended.
 * Doing it twice notes nothing twice.
 * @param now epoch ms
 * @returns how many changes were noted
 */
export async function noteStates(workspace: Workspace, now: number): Promise<number> {
  const { filters } = parseFilters({});
  const { found, isSample } = await askInSnapshot(workspace, filters, { now }, async (asked) => ({
    found: [...(await lifecycles(asked)).values()],
    isSample: asked.codes.side.isSample,
  }));
  return workspace.record.tx(async (db) => {
    const noted = new Map<number, string>();
    const entries = await db
      .select({ failureId: failureActivity.failureId, detail: failureActivity.detail })
      .from(failureActivity)
      .where(eq(failureActivity.kind, "state"))
      .orderBy(asc(failureActivity.at), asc(failureActivity.id));
    for (const { failureId, detail } of entries) noted.set(failureId, String(detail?.to));
    const rows = await db.select({ id: failure.id, code: failure.code, archive: failure.archive }).from(failure);
    const codes = new Map(rows.map(({ id, code }) => [id, code]));
    const putAside = new Map(rows.flatMap(({ id, archive }) => (archive === null ? [] : [[id, archive.at] as const])));
    let changes = 0;
    for (const each of found) {
      const from = noted.get(each.failureId) ?? "candidate";
      if ((putAside.get(each.failureId) ?? now) < now && each.state !== "archived") {
        await db.update(failure).set({ archive: null }).where(eq(failure.id, each.failureId));
        await noteActivity(db, each.failureId, { kind: "reopened", actor: SYSTEM, at: now });
      }
      if (from === each.state) continue;
      const detail = { from, to: each.state, reason: reasonOf(each) };
      await noteActivity(db, each.failureId, { kind: "state", actor: SYSTEM, at: now, detail });
      const code = codes.get(each.failureId);
      if (code !== undefined && !isSample) await tellOfState(db, code, from, each.state, now);
      changes++;
    }
    return changes;
  });
}

function tellOfState(db: Db, failureCode: string, from: string, to: string, now: number): Promise<void> {
  return tellOutside(db, "failure.state_changed", { failure: failureCode, from, to }, `/failures/${encodeURIComponent(failureCode)}`, now);
}

/** Notes the states once each day of the workspace, within five minutes of its beginning. */
export function followStates(workspace: Workspace, onError: (error: unknown) => void): void {
  let notedDay: number | null = null;
  const look = async () => {
    const now = workspace.clock();
    const { zone } = await workspaceSettings(workspace.record.db);
    const today = dayOf(now, zone);
    if (today === notedDay) return;
    await noteStates(workspace, now);
    notedDay = today;
  };
  repeat(LOOK_EVERY_MS, look, onError);
}

const LOOK_EVERY_MS = 5 * 60_000;

/** What brought it there, where that is more than its state says; null otherwise. */
function reasonOf({ state, escalation, verdict }: Lifecycle): string | null {
  if (state === "escalating" && escalation?.reason.kind === "sudden")
    return `${escalation.reason.recent} issues in a week, ${escalation.reason.before} in the four weeks before it`;
  if (state === "escalating") return "eight weeks in a row above its own mean";
  return state === "archived" ? null : (verdict?.title ?? null);
}
