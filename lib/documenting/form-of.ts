import { eq, inArray } from "drizzle-orm";
import { cause, expertConsultation, interactionCause, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { DAY_MS, isoDay, zoneOffsets } from "@/lib/dates";
import { pathText } from "@/lib/documenting/cause-path";
import { pathOf } from "@/lib/documenting/form-tools";
import { EMPTY_FORM, type FormValues, type YesNo } from "@/lib/documenting/form-values";
import { getInteraction, type InteractionDetail } from "@/lib/interactions/detail";
import type { Workspace } from "@/lib/workspace";

/** The form filled with what an interaction says. */
export interface OpenedForm {
  form: FormValues;
  externalId: string;
  summary: string | null;
  /** The zone of its times. */
  zone: string;
  /** The beginning of the customer's pseudonym; null when nobody is named. */
  customer: string | null;
}

/** Null when there is no interaction by that id that the actor sees. Promises and commendations are kept on pages of their own. */
export async function formOf(workspace: Workspace, actor: Actor, id: number): Promise<OpenedForm | null> {
  require(actor, "document");
  const detail = await getInteraction(workspace, actor, id);
  if (!detail) return null;
  const { interaction: row, names } = detail;
  const zone = names.source?.zone ?? "UTC";
  const more = await readMore(workspace, detail);
  const form: FormValues = { ...EMPTY_FORM, ...plainOf(detail, zone), ...listsOf(detail), ...more };
  return { form, externalId: row.externalId, summary: row.summary, zone, customer: names.customer?.slice(0, 8) ?? null };
}

function plainOf({ interaction: row, names, failures }: InteractionDetail, zone: string): Partial<FormValues> {
  const [failure, ...others] = failures;
  return {
    isDifficult: row.isDifficult ? "yes" : "no",
    issueKey: names.issue ?? "",
    counterparty: row.counterparty ?? "",
    channel: names.channel ?? "",
    team: names.team ?? "",
    product: names.product ?? "",
    summary: row.summary ?? "",
    contactedAt: localText(row.contactedAt, row.contactedDay, zone),
    occurredAt: localText(row.occurredAt, row.occurredDay, zone),
    moodStart: numberText(row.moodStart),
    moodEnd: numberText(row.moodEnd),
    severity: numberText(row.severity),
    procedure: failure?.procedure ?? names.procedure?.name ?? "",
    failureMode: failure?.mode ?? "",
    failureTitle: failure?.title ?? "",
    moreFailures: others.map(({ procedure, mode, title }) => ({ procedure, mode, title })),
    outcome: row.outcome ?? "",
    closed: row.closedAt === null ? "no" : "yes",
    closedAt: localText(row.closedAt, row.closedDay, zone),
    customerFacts: row.customerFacts ?? "",
    ownFacts: row.ownFacts ?? "",
    fault: row.fault ?? "",
    desiredOutcome: row.desiredOutcome ?? "",
    wasDesiredOutcomeGranted: yesNoOf(row.wasDesiredOutcomeGranted),
    wasAgreementReached: yesNoOf(row.wasAgreementReached),
    expectedOutcomeTold: row.expectedOutcomeTold ?? "",
    apologyTiming: row.apologyTiming ?? "",
    apologyScope: row.apologyScope ?? "",
    apologyFor: row.apologyFor ?? "",
    resolutionPath: row.resolutionPath ?? "",
    articleState: row.articleState ?? "",
    workaround: row.workaround ?? "",
    preventiveAction: row.preventiveAction ?? "",
    escalationLevel: numberText(row.escalationLevel),
    loopCount: numberText(row.loopCount),
    storyRestartCount: numberText(row.storyRestartCount),
    transferCount: numberText(row.transferCount),
    waitingOnTeam: names.waitingOnTeam ?? "",
    waitingOnMinutes: numberText(row.waitingOnMinutes),
    waitingReason: row.waitingReason ?? "",
    waitMinutes: numberText(row.waitMinutes),
    holdMinutes: numberText(row.holdMinutes),
    handleMinutes: numberText(row.handleMinutes),
    minutesToCalm: numberText(row.minutesToCalm),
    wasAnnounced: yesNoOf(row.wasAnnounced),
    blockedBy: row.blockedBy ?? "",
    playbook: numberText(row.playbookVersionId),
  };
}

function listsOf({ options, articles, handovers, gestures, steps }: InteractionDetail): Partial<FormValues> {
  return {
    options: options.map(({ text, wasChosen }) => ({ text, wasChosen: wasChosen === true })),
    articles: articles.join("\n"),
    handovers: handovers.map((row) => ({
      kind: row.kind,
      fromTeam: row.fromTeam ?? "",
      toTeam: row.toTeam ?? "",
      level: numberText(row.level),
      reason: row.reason ?? "",
      wasWarm: yesNoOf(row.wasWarm),
      note: row.note ?? "",
      receiverRating: numberText(row.receiverRating),
      at: instantText(row.at),
    })),
    gestures: gestures.map((row) => ({
      kind: row.kind,
      value: row.valueCents === null ? "" : amountText(row.valueCents),
      currency: row.currency ?? "",
      at: instantText(row.at),
    })),
    steps: steps.map(({ step, polarity, observed }) => ({ step, polarity, observed })),
  };
}

async function readMore({ record }: Workspace, { interaction: row }: InteractionDetail): Promise<Partial<FormValues>> {
  const { db } = record;
  const linked = await db.select().from(interactionCause).where(eq(interactionCause.interactionId, row.id)).orderBy(interactionCause.id);
  const all = await db.select().from(cause);
  const byId = new Map(all.map((each) => [each.id, each]));
  const causes = linked.flatMap(({ causeId, isPrimary }) => {
    const found = byId.get(causeId);
    return found ? [{ axis: found.axis, path: pathOf(byId, causeId), isPrimary }] : [];
  });
  const anger = causes.find(({ axis, isPrimary }) => axis === "anger" && isPrimary) ?? causes.find(({ axis }) => axis === "anger");
  const resistance = causes.find(({ axis }) => axis === "resistance");
  const asked = await db
    .select({ teamId: expertConsultation.teamId })
    .from(expertConsultation)
    .where(eq(expertConsultation.interactionId, row.id));
  const teamIds = asked.flatMap(({ teamId }) => teamId ?? []);
  const teams = teamIds.length === 0 ? [] : await db.select({ name: team.name }).from(team).where(inArray(team.id, teamIds));
  const about = (id: number | null) => (id === null ? "" : pathText(pathOf(byId, id)));
  return {
    angerCause: anger ? pathText(anger.path) : "",
    resistance: resistance ? pathText(resistance.path) : "",
    moreCauses: causes.filter((each) => each !== anger && each !== resistance),
    reportedCause: about(row.reportedCauseId),
    verifiedCause: about(row.verifiedCauseId),
    experts: teams.map(({ name }) => name).join("\n"),
  };
}

/** By the clock of the zone; a day where only the day is known. */
export function localText(at: number | null, day: number | null, zone: string): string {
  if (at === null) return "";
  if (day !== null) return isoDay(day);
  const local = at + (zoneOffsets(zone, at, at)[0]?.offset ?? 0);
  return `${isoDay(Math.floor(local / DAY_MS))}T${new Date(local).toISOString().slice(11, 16)}`;
}

function numberText(value: number | null): string {
  return value === null ? "" : String(value);
}

function yesNoOf(value: boolean | null): YesNo {
  return value === null ? "" : value ? "yes" : "no";
}

function instantText(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}

function amountText(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}
