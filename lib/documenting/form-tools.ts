import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cause, person } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { COMMON_CAUSES } from "@/lib/documenting/cause-path";
import type { ItemTools } from "@/lib/documenting/form-item";
import { redactorFor } from "@/lib/redaction";
import { workspaceSettings } from "@/lib/settings";

/** What reading a form takes: the names of the customer and of whoever documents are taken out of all that was typed. */
export async function formTools(db: Db, actor: Actor, about: { customer: string; zone: string; now: number }): Promise<ItemTools> {
  const { redaction: kinds } = await workspaceSettings(db);
  const customers = about.customer.trim() === "" ? [] : [about.customer];
  const own = await ownName(db, actor);
  return {
    zone: about.zone,
    now: about.now,
    redact: redactorFor({ names: own === null ? customers : [...customers, own], kinds }),
    redactPraise: redactorFor({ names: customers, kinds, isPraise: true }),
    causes: await knownCauses(db),
  };
}

async function ownName(db: Db, actor: Actor): Promise<string | null> {
  const personId = actor.user?.personId ?? null;
  if (personId === null) return null;
  const [own] = await db.select({ name: person.name }).from(person).where(eq(person.id, personId));
  return own?.name ?? null;
}

/** The paths of all causes, those first that the record holds. */
export async function knownCauses(db: Db): Promise<ItemTools["causes"]> {
  const rows = await db.select().from(cause).orderBy(asc(cause.id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known: Record<"anger" | "resistance" | "topic", string[][]> = { anger: [], resistance: [], topic: [] };
  for (const { axis, id } of rows) known[axis].push(pathOf(byId, id));
  return {
    anger: [...known.anger, ...COMMON_CAUSES.anger],
    resistance: [...known.resistance, ...COMMON_CAUSES.resistance],
    topic: known.topic,
  };
}

/** The levels of a cause, the widest first. */
export function pathOf(byId: ReadonlyMap<number, { name: string; parentId: number | null }>, id: number): string[] {
  const path: string[] = [];
  for (let at: number | null = id; at !== null && path.length < 10; ) {
    const row = byId.get(at);
    if (!row) break;
    path.unshift(row.name);
    at = row.parentId;
  }
  return path;
}
