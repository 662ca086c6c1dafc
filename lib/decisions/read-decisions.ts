import { asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { decision, failure, team } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import type { AgendaDecision } from "@/lib/agenda/agenda";
import { isFailureSeen } from "@/lib/failures/merged-family";

/** What was decided and still matters to a meeting. */
export interface DecisionsInHand {
  /** Of meetings that were kept, and neither done nor withdrawn, by the day they are due: so overdue ones come first, and those without a day last. */
  open: AgendaDecision[];
  /** Taken since the last meeting that was kept, done or not, in the order they were taken. */
  decided: AgendaDecision[];
}

/** As somebody sees it: see isDecisionSeen. */
export async function decisionsInHand(db: Db, actor: Actor): Promise<DecisionsInHand> {
  const found = await db
    .select({ decision, code: failure.code, title: failure.title, team: team.name })
    .from(decision)
    .leftJoin(failure, eq(failure.id, decision.failureId))
    .leftJoin(team, eq(team.id, decision.teamId))
    .where(isNull(decision.withdrawnAt))
    .orderBy(asc(decision.id));
  const areSeen = await Promise.all(found.map((row) => isDecisionSeen(db, actor, row.decision)));
  const rows = found.filter((_, index) => areSeen[index]);
  const all = rows.map(({ decision: own, code, title, team: teamName }) => ({
    isKept: own.meetingId !== null,
    line: {
      id: own.id,
      kind: own.kind,
      text: own.text,
      failure: code === null || title === null ? null : { code, title },
      team: teamName,
      dueDay: own.dueDay,
      actor: own.actor,
      createdAt: own.createdAt,
      doneAt: own.doneAt,
    },
  }));
  const open = all.filter((each) => each.isKept && each.line.doneAt === null).map((each) => each.line);
  const due = (line: AgendaDecision) => line.dueDay ?? Number.MAX_SAFE_INTEGER;
  return {
    open: open.toSorted((a, b) => due(a) - due(b) || a.id - b.id),
    decided: all.filter((each) => !each.isKept).map((each) => each.line),
  };
}

/**
 * Whoever sees some teams alone sees the decisions on failures that they see, those for their teams, and their own: the
 * words of any other may be about anybody's interactions.
 */
export async function isDecisionSeen(db: Db, { teams, id }: Actor, decided: Decided): Promise<boolean> {
  if (teams === null || decided.actor === id || (decided.teamId !== null && teams.includes(decided.teamId))) return true;
  return decided.failureId !== null && isFailureSeen(db, teams, decided.failureId);
}

type Decided = Pick<typeof decision.$inferSelect, "actor" | "teamId" | "failureId">;

/** Whether it was to be done before today, and is not. */
export function isOverdue({ dueDay, doneAt }: Pick<AgendaDecision, "dueDay" | "doneAt">, today: number): boolean {
  return doneAt === null && dueDay !== null && dueDay < today;
}
