import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  cause,
  channel,
  customer,
  facet,
  facetValue,
  type Interaction,
  importJob,
  issue,
  person,
  playbook,
  playbookVersion,
  procedure,
  procedureVersion,
  product,
  source,
  team,
} from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { actorNames } from "@/lib/access/actor-names";
import { staffName } from "@/lib/access/staff-name";

/** What the ids of an interaction stand for; null where the record does not know. */
export interface Names {
  source: { code: string; name: string; zone: string } | null;
  channel: string | null;
  team: string | null;
  /** Null for whoever may not know who handled it. */
  agent: string | null;
  product: string | null;
  /** The customer's pseudonym. */
  customer: string | null;
  /** Where the customer lives by the clock; null where that is not known. */
  customerZone: string | null;
  /** The issue's key. */
  issue: string | null;
  procedure: { code: string; name: string } | null;
  procedureVersion: number | null;
  reportedCause: string | null;
  verifiedCause: string | null;
  waitingOnTeam: string | null;
  /** The playbook that was followed. */
  playbook: { name: string; version: number } | null;
  /** Whoever documented it here; null for whoever may not know who handled it, and for what came in otherwise. */
  documentedBy: string | null;
  /** The import that created it; null for whoever may not see imports. */
  importFile: { id: number; fileName: string } | null;
}

export async function readNames(db: Db, actor: Actor, row: Interaction): Promise<Names> {
  return {
    source: await first(
      db.select({ code: source.code, name: source.name, zone: source.zone }).from(source).where(eq(source.id, row.sourceId)),
    ),
    channel: await nameOf(row.channelId, (id) => db.select({ name: channel.name }).from(channel).where(eq(channel.id, id))),
    team: await nameOf(row.teamId, (id) => db.select({ name: team.name }).from(team).where(eq(team.id, id))),
    agent: staffName(
      actor,
      row.agentId,
      await nameOf(row.agentId, (id) => db.select({ name: person.name }).from(person).where(eq(person.id, id))),
    ),
    product: await nameOf(row.productId, (id) => db.select({ name: product.name }).from(product).where(eq(product.id, id))),
    customer: await nameOf(row.customerId, (id) => db.select({ name: customer.key }).from(customer).where(eq(customer.id, id))),
    customerZone: await nameOf(row.customerId, (id) => db.select({ name: customer.zone }).from(customer).where(eq(customer.id, id))),
    issue: await nameOf(row.issueId, (id) => db.select({ name: issue.key }).from(issue).where(eq(issue.id, id))),
    procedure:
      row.procedureId === null
        ? null
        : await first(db.select({ code: procedure.code, name: procedure.name }).from(procedure).where(eq(procedure.id, row.procedureId))),
    procedureVersion: await versionOf(db, row.procedureVersionId),
    reportedCause: await nameOf(row.reportedCauseId, (id) => db.select({ name: cause.name }).from(cause).where(eq(cause.id, id))),
    verifiedCause: await nameOf(row.verifiedCauseId, (id) => db.select({ name: cause.name }).from(cause).where(eq(cause.id, id))),
    waitingOnTeam: await nameOf(row.waitingOnTeamId, (id) => db.select({ name: team.name }).from(team).where(eq(team.id, id))),
    playbook: await playbookOf(db, row.playbookVersionId),
    documentedBy: await documenterOf(db, actor, row.documentedBy),
    importFile:
      row.importId === null || !actor.may("import")
        ? null
        : await first(db.select({ id: importJob.id, fileName: importJob.fileName }).from(importJob).where(eq(importJob.id, row.importId))),
  };
}

/** The facets of an interaction by the names of their columns, in slot order. */
export async function readFacets(db: Db, row: Interaction): Promise<{ name: string; value: string }[]> {
  const slots = [row.facet1, row.facet2, row.facet3, row.facet4, row.facet5, row.facet6, row.facet7, row.facet8];
  const ids = slots.filter((id) => id !== null);
  if (ids.length === 0) return [];
  return db
    .select({ name: facet.name, code: facet.code, value: facetValue.value })
    .from(facetValue)
    .innerJoin(facet, eq(facet.id, facetValue.facetId))
    .where(inArray(facetValue.id, ids))
    .orderBy(asc(facet.slot));
}

async function playbookOf(db: Db, versionId: number | null): Promise<Names["playbook"]> {
  if (versionId === null) return null;
  return first(
    db
      .select({ name: playbook.name, version: playbookVersion.version })
      .from(playbookVersion)
      .innerJoin(playbook, eq(playbook.id, playbookVersion.playbookId))
      .where(eq(playbookVersion.id, versionId)),
  );
}

async function documenterOf(db: Db, actor: Actor, documentedBy: string | null): Promise<string | null> {
  if (documentedBy === null || !(actor.may("read-staff") || documentedBy === actor.id)) return null;
  return (await actorNames(db, [documentedBy]))[documentedBy] ?? null;
}

async function first<T>(rows: PromiseLike<T[]>): Promise<T | null> {
  return (await rows)[0] ?? null;
}

async function nameOf(id: number | null, find: (id: number) => PromiseLike<{ name: string | null }[]>): Promise<string | null> {
  return id === null ? null : ((await find(id))[0]?.name ?? null);
}

async function versionOf(db: Db, id: number | null): Promise<number | null> {
  if (id === null) return null;
  const [row] = await db.select({ version: procedureVersion.version }).from(procedureVersion).where(eq(procedureVersion.id, id));
  return row?.version ?? null;
}
