import { createHash } from "node:crypto";
import type { ImportEntry, ImportRow, ImportValue } from "@/db/import-row";
import type { CAUSE_AXES } from "@/db/schema";
import { drawClosing, type Ended } from "@/lib/sample/closing";
import { CHANNELS_OF } from "@/lib/sample/company";
import { drawHandling } from "@/lib/sample/handling";
import { addManner } from "@/lib/sample/manner";
import { drawPraise } from "@/lib/sample/praise";
import { drawPromises, type Promised } from "@/lib/sample/promises";
import {
  agentOf,
  entry,
  failureReference,
  known,
  procedure,
  type SampleCase,
  type Sampling,
  team,
  type Values,
  versionOn,
} from "@/lib/sample/sample-case";
import { ANGER, RESISTANCE } from "@/lib/sample/scenarios/scenario";
import { drawTexts } from "@/lib/sample/texts";

/** A row of the sample: an interaction, and the earlier one it belongs to, by external id. */
export interface SampleRow {
  row: ImportRow;
  followUpOf: string | null;
  mergedInto: string | null;
}

/** A contact with what became of it: what decides whether the customer comes again. */
export interface Contact extends SampleRow {
  promised: Promised;
  ended: Ended;
}

/** Which contact of its case it is. */
export type ContactKind = "first" | "repeat" | "follow-up";

export function drawContact(sampling: Sampling, own: SampleCase, externalId: string, contactedAt: number, kind: ContactKind): Contact {
  const { random } = sampling;
  const { scenario } = own;
  const isFollowUp = kind === "follow-up";
  const isDifficult = isFollowUp ? random.chance(0.12) : random.chance(kind === "repeat" ? 0.96 : 0.93);
  const promised = isFollowUp ? nothingPromised(contactedAt) : drawPromises(sampling, own, contactedAt + random.between(6, 25) * 60_000);
  const ended = drawClosing(sampling, own, contactedAt, promised);
  const handled = drawHandling(sampling, own, contactedAt, ended);
  const channel = random.weighted(CHANNELS_OF[own.desk]);
  // A letter has a day, not an hour.
  const contactedDay = channel === "Letter" ? sampling.calendar.dayOf(contactedAt) : null;
  const causes = isDifficult ? drawCauses(sampling, own) : [];
  const values: Values = {
    isDifficult,
    difficultyType:
      isDifficult && random.chance(0.5) ? random.pick(["Angry at the start", "Worried", "Gave up hope", "Insists on a rule"]) : null,
    status: "live",
    customerId: own.customer && { to: "customer", key: own.customer },
    issueId: own.customer && own.issueKey && { to: "issue", customer: own.customer, key: own.issueKey },
    contactedAt: contactedDay === null ? contactedAt : sampling.calendar.at(contactedDay, 0),
    contactedDay,
    occurredAt: own.occurredAt,
    occurredDay: null,
    closedAt: ended.closedAt,
    closedDay: null,
    direction: known<ImportValue>(random, isFollowUp ? "outbound" : "inbound", 0.97),
    counterparty: own.isPartner ? "partner" : known<ImportValue>(random, "end_customer", 0.95),
    channelId: known<ImportValue>(random, { to: "channel", name: isFollowUp ? "Phone" : channel }, 0.99),
    teamId: known<ImportValue>(random, team(own.desk), 0.985),
    agentId: known<ImportValue>(random, agentOf(sampling, own.desk), 0.9),
    productId: own.product && { to: "product", name: own.product },
    procedureId: scenario.procedure && procedure(scenario.procedure),
    procedureVersionId: scenario.procedure && known<ImportValue>(random, versionOn(sampling, scenario.procedure, own.occurredDay), 0.8),
    severity: known<ImportValue>(random, random.weighted(scenario.severity.map((weight, at) => [at + 1, weight] as const)), 0.95),
    fault: known<ImportValue>(random, scenario.failure ? "ours" : random.pick(["ours", "ours", "third_party", "customer", "nobody"]), 0.85),
    desiredOutcome: known<ImportValue>(random, random.pick(scenario.wishes), 0.8),
    wasDesiredOutcomeGranted: ended.closedAt === null ? null : known<ImportValue>(random, ended.isGood && random.chance(0.78), 0.85),
    outcome: ended.outcome,
    reportedCauseId: { to: "cause", axis: "topic", path: scenario.topic },
    verifiedCauseId: random.chance(0.5) ? { to: "cause", axis: "topic", path: scenario.topic } : null,
  };
  // Spread into the literal, these would make it three times as slow as the rest of the generator.
  Object.assign(values, handled.values, moods(sampling, isDifficult, promised, ended), drawTexts(sampling, own, kind, promised, ended));
  const lists: Record<string, ImportEntry[]> = {
    ...handled.lists,
    interactionEvent: ended.events,
    interactionCause: causes,
    interactionFailure: isFollowUp ? [] : own.failures.map((key) => entry({ failureId: failureReference(key) })),
    promise: promised.entries,
    commendation: drawPraise(sampling, own, contactedAt, promised, ended, handled.isWell),
  };
  addManner(sampling, own, values, lists, handled);
  const row = rowOf(externalId, values, lists, own.facets);
  return { row, followUpOf: isFollowUp || (kind === "repeat" && random.chance(0.3)) ? own.first : null, mergedInto: null, promised, ended };
}

function nothingPromised(at: number): Promised {
  return { entries: [], state: "none", settledAt: null, dueAt: at };
}

export function rowOf(externalId: string, values: ImportRow["values"], lists: ImportRow["lists"], facets: ImportRow["facets"]): ImportRow {
  const content = { values, facets, attributes: null, lists };
  return { externalId, ...content, digest: createHash("sha256").update(JSON.stringify(content)).digest("hex") };
}

function drawCauses({ random }: Sampling, { scenario }: SampleCase): ImportEntry[] {
  const cause = (axis: (typeof CAUSE_AXES)[number], path: readonly string[], isPrimary: boolean) =>
    entry({ causeId: { to: "cause", axis, path }, isPrimary });
  const anger = random.weighted(scenario.anger);
  const second = random.weighted(scenario.anger);
  return [
    ...(random.chance(0.93) ? [cause("anger", ANGER[anger], true)] : []),
    ...(second !== anger && random.chance(0.2) ? [cause("anger", ANGER[second], false)] : []),
    ...(random.chance(0.4) ? [cause("resistance", random.pick(RESISTANCE), false)] : []),
    ...(random.chance(0.97) ? [cause("topic", scenario.topic, false)] : []),
  ];
}

function moods({ random }: Sampling, isDifficult: boolean, promised: Promised, ended: Ended): Pick<Values, "moodStart" | "moodEnd"> {
  const start = isDifficult ? random.weighted(UPSET) : random.between(3, 4);
  const end =
    !ended.isGood || promised.state === "broken" ? random.weighted(SOUR) : random.weighted(promised.state === "kept" ? GLAD : CALMER);
  return { moodStart: known(random, start, 0.9), moodEnd: ended.closedAt === null ? null : known(random, end, 0.84) };
}

const UPSET = [
  [1, 28],
  [2, 52],
  [3, 20],
] as const;
const SOUR = [
  [1, 18],
  [2, 38],
  [3, 34],
  [4, 10],
] as const;
const CALMER = [
  [2, 10],
  [3, 40],
  [4, 40],
  [5, 10],
] as const;
const GLAD = [
  [2, 3],
  [3, 22],
  [4, 50],
  [5, 25],
] as const;
