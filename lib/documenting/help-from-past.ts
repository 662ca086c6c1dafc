import { and, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { causeCode } from "@/db/import-references";
import { cause, failure, interaction, interactionCause, interactionFailure, lesson, procedure } from "@/db/schema";
import { slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import { ofSeenTeams, seenAmong } from "@/lib/access/scope";
import { withoutSample } from "@/lib/api/real-sources";
import { causePath } from "@/lib/documenting/cause-path";
import { knownCauses } from "@/lib/documenting/form-tools";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";
import type { Workspace } from "@/lib/workspace";

/** How others handled what is like it. */
export interface PastHelp {
  solved: { id: number; summary: string | null; resolutionPath: string | null; workaround: string | null; outcome: string | null }[];
  lessons: { code: string; title: string; wentWell: string | null; couldBeBetter: string | null; toChange: string | null }[];
}

const MOST = 6;

/** What is documented of the same procedure and the same cause, the same of both first; only what the actor sees. */
export async function helpFromPast(
  { record }: Pick<Workspace, "record">,
  actor: Actor,
  asked: { cause: string; procedure: string },
): Promise<PastHelp> {
  require(actor, "document");
  require(actor, "read-rows");
  const { db } = record;
  const causeId = await causeIdOf(db, asked.cause);
  const procedureId = await procedureIdOf(db, asked.procedure);
  if (causeId === null && procedureId === null) return { solved: [], lessons: [] };
  return { solved: await solvedBefore(db, actor, causeId, procedureId), lessons: await lessonsOf(db, actor, causeId, procedureId) };
}

async function solvedBefore(db: Db, actor: Actor, causeId: number | null, procedureId: number | null): Promise<PastHelp["solved"]> {
  const withCause =
    causeId === null
      ? undefined
      : inArray(
          interaction.id,
          db.select({ id: interactionCause.interactionId }).from(interactionCause).where(eq(interactionCause.causeId, causeId)),
        );
  const withProcedure =
    procedureId === null
      ? undefined
      : or(
          eq(interaction.procedureId, procedureId),
          inArray(
            interaction.id,
            db
              .select({ id: interactionFailure.interactionId })
              .from(interactionFailure)
              .innerJoin(failure, eq(failure.id, interactionFailure.failureId))
              .where(eq(failure.procedureId, procedureId)),
          ),
        );
  const told = or(isNotNull(interaction.resolutionPath), and(isNotNull(interaction.workaround), ne(interaction.workaround, REMOVED_TEXT)));
  const scope = and(eq(interaction.status, "live"), ofSeenTeams(actor.teams), await withoutSample(db), told);
  const rows = async (which: SQL | undefined) =>
    db
      .select({
        id: interaction.id,
        summary: interaction.summary,
        resolutionPath: interaction.resolutionPath,
        workaround: interaction.workaround,
        outcome: interaction.outcome,
      })
      .from(interaction)
      .where(and(which, scope))
      .orderBy(desc(interaction.contactedAt), desc(interaction.id))
      .limit(MOST);
  const both = withCause && withProcedure ? await rows(and(withCause, withProcedure)) : [];
  const either = both.length < MOST ? await rows(or(withProcedure, withCause)) : [];
  return [...both, ...either.filter(({ id }) => !both.some((each) => each.id === id))].slice(0, MOST);
}

async function lessonsOf(db: Db, actor: Actor, causeId: number | null, procedureId: number | null): Promise<PastHelp["lessons"]> {
  const about = or(
    causeId === null ? undefined : eq(lesson.causeId, causeId),
    procedureId === null ? undefined : eq(lesson.procedureId, procedureId),
  );
  const rows = await db
    .select()
    .from(lesson)
    .where(and(about, isNull(lesson.archivedAt)))
    .orderBy(desc(lesson.updatedAt), desc(lesson.id))
    .limit(MOST * 5);
  const named = rows.flatMap(({ interactionId }) => (interactionId === null ? [] : [interactionId]));
  const seen = new Set(await seenAmong(db, actor.teams, named));
  return rows
    .filter(({ interactionId }) => interactionId === null || seen.has(interactionId))
    .slice(0, MOST)
    .map(({ code, title, wentWell, couldBeBetter, toChange }) => ({ code, title, wentWell, couldBeBetter, toChange }));
}

async function causeIdOf(db: Db, written: string): Promise<number | null> {
  if (written.trim() === "") return null;
  const known = await knownCauses(db);
  const path = causePath(written, [...known.anger, ...known.resistance]);
  const [row] = await db
    .select({ id: cause.id })
    .from(cause)
    .where(and(inArray(cause.axis, ["anger", "resistance"]), eq(cause.code, causeCode(path))));
  return row?.id ?? null;
}

async function procedureIdOf(db: Db, written: string): Promise<number | null> {
  if (written.trim() === "") return null;
  const [row] = await db
    .select({ id: procedure.id })
    .from(procedure)
    .where(eq(procedure.code, slug(written.trim())));
  return row?.id ?? null;
}
