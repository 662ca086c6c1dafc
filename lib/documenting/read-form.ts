import { and, asc, desc, eq, inArray, isNull, lte } from "drizzle-orm";
import { DOCUMENTED_FIELDS } from "@/db/facts/documented-fields";
import { channel, failure, interaction, playbook, playbookStep, playbookVersion, procedure, product, team, usedArticle } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { BETWEEN } from "@/lib/documenting/cause-path";
import type { CountedField } from "@/lib/documenting/completeness";
import { documentedSource } from "@/lib/documenting/documented-source";
import { localText } from "@/lib/documenting/form-of";
import { knownCauses } from "@/lib/documenting/form-tools";
import { EMPTY_FORM, type FormValues } from "@/lib/documenting/form-values";
import { ownTeam, seenTeams } from "@/lib/documenting/seen-team";
import { NO_FILTERS } from "@/lib/filters";
import { sideOf } from "@/lib/sample/apart";
import { hiddenChoices } from "@/lib/sample/choices";
import { workspaceSettings } from "@/lib/settings";
import type { Workspace } from "@/lib/workspace";

/** Names that can be chosen from; another one may be typed, where the person may see every team. */
export interface FormChoices {
  zone: string;
  teams: string[];
  /** Whether they file for these teams alone. */
  isLimited: boolean;
  /** Every team, to hand over to or to wait on. */
  otherTeams: string[];
  channels: string[];
  products: string[];
  procedures: string[];
  failures: { title: string; procedure: string; mode: string }[];
  anger: string[];
  resistance: string[];
  topics: string[];
  articles: string[];
  playbooks: { versionId: number; name: string; steps: { title: string; polarity: "do" | "avoid" }[] }[];
  fields: CountedField[];
}

/** What can be chosen in the form, and what is filled in already: as the person filed last. */
export async function readForm(workspace: Workspace, actor: Actor, now: number): Promise<{ choices: FormChoices; form: FormValues }> {
  require(actor, "document");
  const { db } = workspace.record;
  const hidden = await hiddenChoices(workspace, (await sideOf(db, NO_FILTERS)).side);
  const shown = <Row extends { id: number }>(of: keyof typeof hidden, rows: Row[]) => rows.filter(({ id }) => !hidden[of]?.has(id));
  const named = async (of: "channel" | "product" | "procedure" | "team") => {
    const table = { channel, product, procedure, team }[of];
    const rows = await db.select({ id: table.id, name: table.name }).from(table).orderBy(asc(table.name)).limit(MOST);
    return shown(of, rows).map(({ name }) => name);
  };
  const failures = await db
    .select({ id: failure.id, title: failure.title, procedure: procedure.name, mode: failure.mode })
    .from(failure)
    .innerJoin(procedure, eq(procedure.id, failure.procedureId))
    .where(isNull(failure.mergedIntoId))
    .orderBy(asc(failure.title))
    .limit(MOST);
  const causes = await knownCauses(db);
  const { zone } = await workspaceSettings(db);
  const otherTeams = await named("team");
  const teams = actor.teams === null ? otherTeams : (await seenTeams(db, actor.teams)).map(({ name }) => name);
  const articles = await db
    .selectDistinct({ article: usedArticle.article })
    .from(usedArticle)
    .orderBy(asc(usedArticle.article))
    .limit(MOST);
  const choices: FormChoices = {
    zone,
    teams,
    isLimited: actor.teams !== null,
    otherTeams: [...new Set([...teams, ...otherTeams])],
    channels: await named("channel"),
    products: await named("product"),
    procedures: await named("procedure"),
    failures: shown("failure", failures).map(({ title, procedure: of, mode }) => ({ title, procedure: of, mode })),
    anger: pathTexts(causes.anger),
    resistance: pathTexts(causes.resistance),
    topics: pathTexts(causes.topic),
    articles: articles.map(({ article }) => article),
    playbooks: await readPlaybooks(workspace, now),
    fields: DOCUMENTED_FIELDS.map(({ key, label, since }) => ({ key, label, since })),
  };
  const last = await lastFiled(workspace, actor);
  const form: FormValues = { ...EMPTY_FORM, ...last, contactedAt: localText(now, null, zone) };
  return { choices, form: { ...form, team: last.team || (await firstTeam(workspace, actor, choices)) } };
}

const MOST = 1000;

/** The last level decides what a cause is; where a path is known twice, it stands once. */
function pathTexts(paths: readonly (readonly string[])[]): string[] {
  const byWords = new Map(paths.map((path) => [path.join(BETWEEN).toLowerCase(), path.join(BETWEEN)] as const).reverse());
  return [...byWords.values()].sort((a, b) => (a < b ? -1 : 1));
}

/** Team, channel and product of what the person filed last. */
async function lastFiled(
  { record: { db } }: Workspace,
  actor: Actor,
): Promise<Pick<FormValues, "team" | "channel" | "product" | "counterparty">> {
  const source = await documentedSource(db);
  const [last] = source
    ? await db
        .select({ team: team.name, teamId: team.id, channel: channel.name, product: product.name, counterparty: interaction.counterparty })
        .from(interaction)
        .leftJoin(team, eq(team.id, interaction.teamId))
        .leftJoin(channel, eq(channel.id, interaction.channelId))
        .leftJoin(product, eq(product.id, interaction.productId))
        .where(and(eq(interaction.sourceId, source.id), eq(interaction.documentedBy, actor.id)))
        .orderBy(desc(interaction.id))
        .limit(1)
    : [];
  const mayStill = last?.teamId != null && (actor.teams === null || actor.teams.includes(last.teamId));
  return {
    team: mayStill ? (last?.team ?? "") : "",
    channel: last?.channel ?? "",
    product: last?.product ?? "",
    counterparty: last?.counterparty ?? "",
  };
}

/** The team that the person belongs to, or the only one that they see. */
async function firstTeam({ record: { db } }: Workspace, actor: Actor, { teams }: FormChoices): Promise<string> {
  const own = await ownTeam(db, actor);
  const [row] = own === null ? [] : await db.select({ name: team.name }).from(team).where(eq(team.id, own));
  if (row && teams.includes(row.name)) return row.name;
  return actor.teams !== null && teams.length === 1 ? (teams[0] ?? "") : "";
}

/** The version of each playbook that holds now, with its steps in order. */
async function readPlaybooks({ record: { db } }: Workspace, now: number): Promise<FormChoices["playbooks"]> {
  const rows = await db
    .select({ id: playbookVersion.id, playbookId: playbook.id, name: playbook.name })
    .from(playbookVersion)
    .innerJoin(playbook, eq(playbook.id, playbookVersion.playbookId))
    .where(and(isNull(playbook.retiredAt), lte(playbookVersion.effectiveAt, now)))
    .orderBy(asc(playbook.name), desc(playbookVersion.effectiveAt), desc(playbookVersion.version));
  const latest = rows.filter(({ playbookId }, at) => rows.findIndex((each) => each.playbookId === playbookId) === at);
  if (latest.length === 0) return [];
  const ids = latest.map(({ id }) => id);
  const steps = await db
    .select({ versionId: playbookStep.versionId, title: playbookStep.title, polarity: playbookStep.polarity })
    .from(playbookStep)
    .where(inArray(playbookStep.versionId, ids))
    .orderBy(asc(playbookStep.position));
  return latest.map(({ id, name }) => ({
    versionId: id,
    name,
    steps: steps.filter(({ versionId }) => versionId === id).map(({ title, polarity }) => ({ title, polarity })),
  }));
}
