import { createHash } from "node:crypto";
import { and, count, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cause, interaction, procedure, trainingCase, trainingSession } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { NotFoundError } from "@/lib/errors";
import { everyName, type Suspect, secondLook } from "@/lib/learning/second-look";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";
import { withoutSampleCodes } from "@/lib/sample/apart";
import { TRAINING_CODES } from "@/lib/sample/lessons";

export type TrainingCase = typeof trainingCase.$inferSelect;

/** A training case as lists show it. */
export interface ListedCase {
  code: string;
  title: string;
  aim: string | null;
  procedure: { code: string; name: string } | null;
  cause: string | null;
  isCleared: boolean;
  isRetired: boolean;
  isOwn: boolean;
  /** Sessions that were not called off. */
  sessions: number;
}

/** A training case as its page shows it. */
export interface ReadCase extends ListedCase {
  id: number;
  situation: string;
  question: string;
  continuation: string;
  createdBy: string;
  createdAt: number;
  clearedBy: string | null;
  clearedAt: number | null;
  /** What it was made of, for those alone who see it. */
  interactionId: number | null;
  /** Of everything that it says. */
  digest: string;
  /** What still looks like somebody, for those alone who may clear or change it. */
  suspects: Suspect[];
}

/**
 * That a case is seen, of cases joined to their interactions: what somebody has cleared is everybody's; until then it is
 * its maker's, and theirs who may clear it and see what it was made of. What was emptied is nobody's.
 */
export function caseSeen(actor: Actor): SQL {
  const isLeft = sql`${trainingCase.title} <> ${REMOVED_TEXT}`;
  const own = eq(trainingCase.createdBy, actor.id);
  const toClear = actor.may("write") ? and(isNotNull(trainingCase.interactionId), ofSeenTeams(actor.teams)) : undefined;
  return sql`(${isLeft} and ${or(isNotNull(trainingCase.clearedAt), own, toClear)})`;
}

/** The cases that somebody sees, those that wait to be cleared first, then the latest. @throws ForbiddenError */
export async function listCases(db: Db, actor: Actor): Promise<ListedCase[]> {
  require(actor, "read-rows");
  const rows = await selectCases(
    db,
    and(caseSeen(actor), isNull(trainingCase.retiredAt), await withoutSampleCodes(db, trainingCase.code, TRAINING_CODES)),
    100,
  );
  const held = await sessionsHeld(
    db,
    rows.map((row) => row.case.id),
  );
  return rows.map((row) => listed(row, actor, held)).toSorted((a, b) => Number(a.isCleared) - Number(b.isCleared));
}

/** Null when there is none of this code that the actor sees. @throws ForbiddenError */
export async function readCase(db: Db, actor: Actor, code: string): Promise<ReadCase | null> {
  require(actor, "read-rows");
  const [row] = await selectCases(db, and(caseSeen(actor), eq(trainingCase.code, code)), 1);
  if (!row) return null;
  const { id, situation, question, continuation, createdBy, createdAt, clearedBy, clearedAt, interactionId } = row.case;
  const mayChange = actor.may("write") || createdBy === actor.id;
  return {
    ...listed(row, actor, await sessionsHeld(db, [id])),
    id,
    situation,
    question,
    continuation,
    createdBy,
    createdAt,
    clearedBy,
    clearedAt,
    interactionId: (await seesInteraction(db, actor, interactionId)) ? interactionId : null,
    digest: caseDigest(row.case),
    suspects: mayChange && clearedAt === null ? await suspectsOf(db, row.case) : [],
  };
}

/** The row of a case that the actor sees, to be written. @throws NotFoundError */
export async function seenCase(db: Db, actor: Actor, code: string): Promise<TrainingCase> {
  const [row] = await selectCases(db, and(caseSeen(actor), eq(trainingCase.code, code)), 1);
  if (!row) throw new NotFoundError(`there is no training case "${code}"`, "case");
  return row.case;
}

/** SHA-256, in hexadecimal, of what a case says: whoever clears it has read just this. */
export function caseDigest({ title, situation, question, continuation, aim }: CaseTexts): string {
  return createHash("sha256")
    .update(JSON.stringify([title, situation, question, continuation, aim]))
    .digest("hex");
}

type CaseTexts = Pick<TrainingCase, "title" | "situation" | "question" | "continuation" | "aim">;

async function suspectsOf(db: Db, { title, situation, question, continuation, aim }: TrainingCase): Promise<Suspect[]> {
  const { names, teams } = await everyName(db);
  return secondLook([title, situation, question, continuation, aim ?? ""].join("\n"), names, teams);
}

async function seesInteraction(db: Db, actor: Actor, id: number | null): Promise<boolean> {
  if (id === null) return false;
  const found = await db
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(eq(interaction.id, id), ofSeenTeams(actor.teams)));
  return found.length > 0;
}

async function selectCases(db: Db, condition: SQL | undefined, limit: number) {
  return db
    .select({ case: trainingCase, procedure, cause: cause.name })
    .from(trainingCase)
    .leftJoin(interaction, eq(interaction.id, trainingCase.interactionId))
    .leftJoin(procedure, eq(procedure.id, trainingCase.procedureId))
    .leftJoin(cause, eq(cause.id, trainingCase.causeId))
    .where(condition)
    .orderBy(desc(trainingCase.createdAt), desc(trainingCase.id))
    .limit(limit);
}

async function sessionsHeld(db: Db, caseIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .select({ caseId: trainingSession.caseId, held: count() })
    .from(trainingSession)
    .where(and(inArray(trainingSession.caseId, [...caseIds]), isNull(trainingSession.cancelledAt)))
    .groupBy(trainingSession.caseId);
  return new Map(rows.map(({ caseId, held }) => [caseId, Number(held)]));
}

function listed(row: Awaited<ReturnType<typeof selectCases>>[number], actor: Actor, held: ReadonlyMap<number, number>): ListedCase {
  const { id, code, title, aim, clearedAt, retiredAt, createdBy } = row.case;
  return {
    code,
    title,
    aim,
    procedure: row.procedure && { code: row.procedure.code, name: row.procedure.name },
    cause: row.cause,
    isCleared: clearedAt !== null,
    isRetired: retiredAt !== null,
    isOwn: createdBy === actor.id,
    sessions: held.get(id) ?? 0,
  };
}
