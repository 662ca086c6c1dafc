import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { customer, interaction, procedure, progressReport, promise, promiseDate, team, user } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { calendarsByTeam } from "@/lib/calendars/calendars-by-team";
import { groupedBy } from "@/lib/grouped-by";
import type { Moment } from "@/lib/interactions/moment";
import { longestSilence } from "@/lib/promises/longest-silence";
import { type PromiseClocks, promiseClocks } from "@/lib/promises/promise-clocks";
import { partOfPromise, QUEUE_SECTIONS, type QueueClock, type QueueSection, queueParts, sectionOfPromise } from "@/lib/promises/queue-rule";

/** A promise as the queue shows it. */
export interface QueueRow {
  id: number;
  interactionId: number;
  externalId: string;
  kind: string;
  text: string | null;
  summary: string | null;
  /** The pseudonym as far as pages show it. */
  customer: string | null;
  customerZone: string | null;
  owner: { id: number; name: string } | null;
  team: string | null;
  procedure: string | null;
  madeAt: number;
  first: Moment;
  due: Moment;
  /** How far it is past its dates: until it was done or withdrawn, or now. */
  late: { first: PromiseClocks; current: PromiseClocks };
  section: QueueSection;
  /** Of follow-through. */
  part: string;
  reports: number;
  /** Milliseconds. */
  silence: number;
  doneAt: number | null;
  cancelledAt: number | null;
  cancelledBy: string | null;
  satisfied: boolean | null;
  /** Of one's own alone. */
  remindAt: number | null;
  /** The last new date and the last progress report, which can be taken back. */
  lastDate: number | null;
  lastReport: number | null;
}

/** Promises by their ids, in that order; those that are not seen are missing. */
export async function queueRows(db: Db, actor: Actor, ids: readonly number[], clock: QueueClock): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const some = [...ids];
  const rows = await db
    .select({
      promise,
      part: partOfPromise(clock),
      section: sectionOfPromise(clock),
      externalId: interaction.externalId,
      summary: interaction.summary,
      ofTeam: interaction.teamId,
      customer: customer.key,
      customerZone: customer.zone,
      owner: user.name,
      procedure: procedure.name,
    })
    .from(promise)
    .innerJoin(interaction, eq(interaction.id, promise.interactionId))
    .leftJoin(customer, eq(customer.id, interaction.customerId))
    .leftJoin(user, eq(user.id, promise.ownerUserId))
    .leftJoin(procedure, eq(procedure.id, promise.procedureId))
    .where(and(inArray(promise.id, some), ofSeenTeams(actor.teams)));
  const names = new Map((await db.select({ id: team.id, name: team.name }).from(team)).map(({ id, name }) => [id, name]));
  const reports = groupedBy(
    await db
      .select({ promiseId: progressReport.promiseId, id: progressReport.id, at: progressReport.at })
      .from(progressReport)
      .where(inArray(progressReport.promiseId, some))
      .orderBy(asc(progressReport.id)),
    ({ promiseId }) => promiseId,
  );
  const dates = groupedBy(
    await db
      .select({ promiseId: promiseDate.promiseId, id: promiseDate.id })
      .from(promiseDate)
      .where(inArray(promiseDate.promiseId, some))
      .orderBy(asc(promiseDate.id)),
    ({ promiseId }) => promiseId,
  );
  const calendars = await calendarsByTeam(db);
  const parts = queueParts(clock);
  const byId = new Map(
    rows.map(({ promise: row, ...of }) => {
      const own = reports.get(row.id) ?? [];
      const until = row.doneAt ?? row.cancelledAt ?? clock.asOf;
      const made: QueueRow = {
        id: row.id,
        interactionId: row.interactionId,
        externalId: of.externalId,
        kind: row.kind,
        text: row.text,
        summary: of.summary,
        customer: of.customer?.slice(0, 8) ?? null,
        customerZone: of.customerZone,
        owner: row.ownerUserId === null ? null : { id: row.ownerUserId, name: of.owner ?? "" },
        team: names.get(row.teamId ?? of.ofTeam ?? 0) ?? null,
        procedure: of.procedure,
        madeAt: row.madeAt,
        first: { at: row.firstDueAt, day: row.firstDueDay },
        due: { at: row.dueAt, day: row.dueDay },
        late: promiseClocks(row, until, calendars(row.teamId ?? of.ofTeam)),
        section: QUEUE_SECTIONS[Number(of.section)] ?? "later",
        part: parts[Number(of.part)] ?? "not-due",
        reports: own.length,
        silence: longestSilence(
          row.madeAt,
          own.map(({ at }) => at),
          until,
        ),
        doneAt: row.doneAt,
        cancelledAt: row.cancelledAt,
        cancelledBy: row.cancelledAt === null ? null : row.cancelledBy,
        satisfied: row.wasCustomerSatisfied,
        remindAt: row.ownerUserId !== null && row.ownerUserId === actor.user?.id ? row.remindAt : null,
        lastDate: dates.get(row.id)?.at(-1)?.id ?? null,
        lastReport: own.at(-1)?.id ?? null,
      };
      return [row.id, made];
    }),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}
