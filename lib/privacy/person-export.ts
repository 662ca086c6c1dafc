import { asc, eq } from "drizzle-orm";
import { interaction, issue, source } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { getInteraction, type InteractionDetail } from "@/lib/interactions/detail";
import { findPerson, type Meant } from "@/lib/privacy/find-person";
import type { Workspace } from "@/lib/workspace";

/** Everything that is kept about one customer, and about nobody else. */
export interface PersonExport {
  /** ISO 8601. */
  asOf: string;
  pseudonym: string;
  issues: string[];
  interactions: ExportedInteraction[];
}

type ExportedInteraction = Record<string, unknown>;

/**
 * What is kept about a customer, to be handed to them: who of the staff handled it is left out, as they are other people.
 * @throws ForbiddenError, NotFoundError
 */
export async function exportPerson(workspace: Workspace, actor: Actor, meant: Meant, now: number): Promise<PersonExport> {
  require(actor, "privacy");
  const { record } = workspace;
  const found = await findPerson(record, meant);
  const rows = await record.db
    .select({ id: interaction.id, source: source.name })
    .from(interaction)
    .innerJoin(source, eq(source.id, interaction.sourceId))
    .where(eq(interaction.customerId, found.id))
    .orderBy(asc(interaction.contactedAt), asc(interaction.id));
  const interactions: ExportedInteraction[] = [];
  for (const row of rows) {
    const detail = await getInteraction(workspace, actor, row.id);
    if (detail) interactions.push({ source: row.source, ...shown(detail) });
  }
  const issues = await record.db.select({ key: issue.key }).from(issue).where(eq(issue.customerId, found.id)).orderBy(asc(issue.id));
  return { asOf: new Date(now).toISOString(), pseudonym: found.key, issues: issues.map(({ key }) => key), interactions };
}

/** The same for reading: one fact in a line. */
export function exportAsText({ asOf, pseudonym, issues, interactions }: PersonExport): string {
  const head = [`What is kept about one customer, as of ${asOf}`, `Pseudonym: ${pseudonym}`, `Issues: ${issues.join(", ") || "none"}`];
  const bodies = interactions.map((each, at) => [`Interaction ${at + 1} of ${interactions.length}`, ...linesOf(each, "  ")].join("\n"));
  return `${[head.join("\n"), ...bodies].join("\n\n")}\n`;
}

function shown(detail: InteractionDetail): ExportedInteraction {
  const {
    interaction: row,
    facets,
    causes,
    failures,
    promises,
    commendations,
    gestures,
    handovers,
    events,
    steps,
    options,
    articles,
  } = detail;
  const own = Object.fromEntries(Object.entries(row).filter(([name]) => !OURS.has(name) && !/Id$/.test(name)));
  return withoutEmpty({
    ...own,
    externalId: row.externalId,
    ...namesOf(detail),
    facets: Object.fromEntries(facets.map(({ name, value }) => [name, value])),
    causes: causes.map(({ name }) => name),
    failures: failures.map(({ title }) => title),
    promises: promises.map(withoutStaff),
    commendations: commendations.map(withoutStaff),
    gestures: gestures.map(withoutStaff),
    handovers: handovers.map(withoutStaff),
    events: events.map(withoutStaff),
    steps: steps.map(withoutStaff),
    options,
    articles,
  });
}

/** Of use to this program alone. */
const OURS = new Set(["id", "digest", "editedFields", "facet1", "facet2", "facet3", "facet4", "facet5", "facet6", "facet7", "facet8"]);
const STAFF = new Set([
  "importFile",
  "person",
  "personId",
  "agent",
  "agentId",
  "id",
  "interactionId",
  "promiseId",
  // Who keeps a promise, and who logged a progress report.
  "ownerUserId",
  "remindAt",
  "actor",
]);

function withoutStaff(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutStaff);
  if (typeof value !== "object" || value === null) return value;
  return withoutEmpty(
    Object.fromEntries(Object.entries(value).flatMap(([name, each]) => (STAFF.has(name) ? [] : [[name, withoutStaff(each)]]))),
  );
}

function namesOf({ names }: InteractionDetail): Record<string, unknown> {
  return Object.fromEntries(Object.entries(names).filter(([name]) => !STAFF.has(name)));
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  const isEmpty = (value: unknown) =>
    value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (isEmpty(value) ? [] : [[name, readable(name, value)]])));
}

/** Times stand as people write them. */
function readable(name: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  if (name.endsWith("At") || name === "at") return new Date(value).toISOString();
  return name.endsWith("Day") || name === "day" ? new Date(value * 86_400_000).toISOString().slice(0, 10) : value;
}

function linesOf(value: Record<string, unknown>, indent: string): string[] {
  return Object.entries(value).flatMap(([name, each]) => {
    if (typeof each !== "object" || each === null) return [`${indent}${name}: ${String(each)}`];
    return [`${indent}${name}:`, ...linesOf({ ...each }, `${indent}  `)];
  });
}
