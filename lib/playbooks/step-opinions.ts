import { and, asc, eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { playbookStep, playbookVersion, stepOpinion, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { note } from "@/lib/audit/note";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { playbookOf } from "@/lib/playbooks/change-playbooks";
import type { SentOpinion } from "@/lib/playbooks/playbook-requests";
import { redactorFor } from "@/lib/redaction";
import { workspaceSettings } from "@/lib/settings";

/** What the staff thinks of a step. */
export interface StepOpinions {
  /** The middle rating, 1 to 5; null below FEWEST_RATINGS, where it might be one person's. */
  median: number | null;
  ratings: number;
  /** The asker's own; null where they have none. */
  own: { rating: number | null; comment: string | null } | null;
  /** Of everybody, the oldest first; who it was only for those who may know. */
  comments: { id: number; text: string; by: string | null; isOwn: boolean; at: number }[];
}

/** So many ratings are needed before their middle is shown. */
export const FEWEST_RATINGS = 5;

/**
 * Says what the asker thinks of a step, in place of what they said before; nothing at all takes it away. Comments are
 * redacted before they are kept.
 * @throws ForbiddenError for who has not signed in as a person, NotFoundError
 */
export async function saveOpinion(
  { tx }: RecordStore,
  actor: Actor,
  code: string,
  stepCode: string,
  { rating, comment }: SentOpinion,
  now: number,
): Promise<void> {
  require(actor, "document");
  const userId = actor.user?.id;
  if (userId === undefined) throw new ForbiddenError("Only people who have signed in have an opinion of a step.");
  await tx(async (db) => {
    const { id } = await playbookOf(db, code);
    await stepOf(db, id, stepCode);
    const own = and(eq(stepOpinion.playbookId, id), eq(stepOpinion.stepCode, stepCode), eq(stepOpinion.userId, userId));
    await db.delete(stepOpinion).where(own);
    const { redaction: kinds } = await workspaceSettings(db);
    const kept = comment === null ? null : redactorFor({ kinds })(comment);
    if (rating !== null || kept !== null)
      await db.insert(stepOpinion).values({ playbookId: id, stepCode, userId, rating, comment: kept, at: now });
    const detail = { rated: rating !== null, commented: kept !== null };
    await note(db, actor, { action: "playbook.opinion", subject: `playbook:${code}/${stepCode}`, detail }, now);
  });
}

/** What is thought of each step of a playbook, by the step's code. @throws ForbiddenError */
export async function stepOpinions(db: Db, actor: Actor, playbookId: number): Promise<ReadonlyMap<string, StepOpinions>> {
  require(actor, "read");
  const rows = await db
    .select({ opinion: stepOpinion, name: user.name })
    .from(stepOpinion)
    .innerJoin(user, eq(user.id, stepOpinion.userId))
    .where(eq(stepOpinion.playbookId, playbookId))
    .orderBy(asc(stepOpinion.at), asc(stepOpinion.id));
  const steps = new Map<string, StepOpinions>();
  for (const code of new Set(rows.map(({ opinion }) => opinion.stepCode))) {
    const of = rows.filter(({ opinion }) => opinion.stepCode === code);
    const ratings = of.flatMap(({ opinion: { rating } }) => rating ?? []).sort((a, b) => a - b);
    const own = of.find(({ opinion }) => opinion.userId === actor.user?.id)?.opinion ?? null;
    steps.set(code, {
      median: ratings.length < FEWEST_RATINGS ? null : middleOf(ratings),
      ratings: ratings.length,
      own: own && { rating: own.rating, comment: own.comment },
      comments: of.flatMap(({ opinion: { id, comment, userId, at }, name }) => {
        const isOwn = userId === actor.user?.id;
        return comment === null ? [] : [{ id, text: comment, by: isOwn || actor.may("read-staff") ? name : null, isOwn, at }];
      }),
    });
  }
  return steps;
}

function middleOf(sorted: readonly number[]): number {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0];
  return (low + high) / 2;
}

async function stepOf(db: Db, playbookId: number, code: string): Promise<void> {
  const [found] = await db
    .select({ id: playbookStep.id })
    .from(playbookStep)
    .innerJoin(playbookVersion, eq(playbookVersion.id, playbookStep.versionId))
    .where(and(eq(playbookVersion.playbookId, playbookId), eq(playbookStep.code, code)))
    .limit(1);
  if (!found) throw new NotFoundError(`the playbook has no step "${code}"`, "step");
}
