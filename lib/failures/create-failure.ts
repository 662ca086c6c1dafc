import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failureCode } from "@/db/import-references";
import { type FAILURE_MODES, failure, procedure } from "@/db/schema";
import { slug } from "@/db/slug";
import type { Actor } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { noteActivity } from "@/lib/failures/failure-activity";

/** A failure somebody has seen: how which procedure fails, in one line. */
export interface NewFailure {
  title: string;
  /** By name: a procedure of that name is made where there is none. */
  procedure: string;
  mode: (typeof FAILURE_MODES)[number];
  splitFromId?: number;
}

/** Makes a failure without interactions, in the caller's transaction; where the same title under the same procedure is there already, that one. */
export async function createFailure(
  db: Db,
  actor: Actor,
  wanted: NewFailure,
  now: number,
): Promise<{ id: number; code: string; isNew: boolean }> {
  const procedureId = await procedureNamed(db, wanted.procedure);
  const code = failureCode(wanted.procedure, wanted.title);
  const [known] = await db.select({ id: failure.id }).from(failure).where(eq(failure.code, code));
  if (known) return { id: known.id, code, isNew: false };
  const { title, mode, splitFromId = null } = wanted;
  const [made] = await db
    .insert(failure)
    .values({ code, title, procedureId, mode, splitFromId, createdAt: now })
    .returning({ id: failure.id });
  if (!made) throw new Error("The failure was not made");
  await noteActivity(db, made.id, { kind: "created", actor: actor.id, at: now });
  await note(db, actor, { action: "failure.create", subject: `failure:${code}`, detail: { mode } }, now);
  return { id: made.id, code, isNew: true };
}

async function procedureNamed(db: Db, name: string): Promise<number> {
  const code = slug(name);
  const [known] = await db.select({ id: procedure.id }).from(procedure).where(eq(procedure.code, code));
  if (known) return known.id;
  const [made] = await db.insert(procedure).values({ code, name }).returning({ id: procedure.id });
  if (!made) throw new Error("The procedure was not made");
  return made.id;
}
