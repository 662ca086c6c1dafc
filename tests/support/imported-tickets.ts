import { asc, eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import {
  cause,
  channel,
  commendation,
  failure,
  interaction,
  interactionCause,
  interactionEvent,
  interactionFailure,
  promise,
  team,
} from "@/db/schema";

const timeOf = (at: number | null) => (at === null ? null : new Date(at).toISOString().replace(".000Z", "Z"));

/** What has become of the rows of a file, by their ids: everything that a test of a mapping asks about, as text. */
export async function importedTickets(record: RecordStore) {
  const { db } = record;
  const rows = await db
    .select({ row: interaction, channel: channel.name, team: team.name })
    .from(interaction)
    .leftJoin(channel, eq(interaction.channelId, channel.id))
    .leftJoin(team, eq(interaction.teamId, team.id))
    .orderBy(asc(interaction.externalId));
  const causes = await db
    .select({ of: interactionCause.interactionId, name: cause.name, isPrimary: interactionCause.isPrimary })
    .from(interactionCause)
    .innerJoin(cause, eq(interactionCause.causeId, cause.id));
  const failures = await db
    .select({ of: interactionFailure.interactionId, title: failure.title })
    .from(interactionFailure)
    .innerJoin(failure, eq(interactionFailure.failureId, failure.id));
  const events = await db.select().from(interactionEvent).orderBy(asc(interactionEvent.at));
  const promises = await db.select().from(promise).orderBy(asc(promise.dueAt));
  const praised = await db.select({ of: commendation.interactionId }).from(commendation);
  const found = rows.map(({ row, channel: channelName, team: teamName }) => ({
    id: row.externalId,
    created: timeOf(row.contactedAt),
    closed: timeOf(row.closedAt),
    status: row.status,
    isDifficult: row.isDifficult,
    channel: channelName,
    team: teamName,
    hasAgent: row.agentId !== null,
    customer: row.customerId,
    severity: row.severity,
    summary: row.summary,
    narrative: row.narrative,
    minutes: [row.waitMinutes, row.holdMinutes, row.handleMinutes],
    causes: causes
      .filter(({ of }) => of === row.id)
      .map(({ name, isPrimary }) => (isPrimary ? `${name}!` : name))
      .sort(),
    failures: failures
      .filter(({ of }) => of === row.id)
      .map(({ title }) => title)
      .sort(),
    events: events.filter(({ interactionId }) => interactionId === row.id).map(({ kind, at }) => `${kind} ${timeOf(at)}`),
    promises: promises
      .filter(({ interactionId }) => interactionId === row.id)
      .map(({ kind, dueAt, doneAt }) => `${kind} by ${timeOf(dueAt)}, done ${timeOf(doneAt) ?? "never"}`),
    isPraised: praised.some(({ of }) => of === row.id),
    attributes: row.attributes,
  }));
  return Object.fromEntries(found.map((each) => [each.id, each]));
}
