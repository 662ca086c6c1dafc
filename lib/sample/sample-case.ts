import type { ImportEntry, ImportValue, Reference } from "@/db/import-row";
import type { NewInteraction } from "@/db/schema";
import type { PersonKind } from "@/lib/identity";
import type { SampleCalendar } from "@/lib/sample/calendar";
import { DESKS, type Desk, FAILURES, type FailureKey, PROCEDURES, type ProcedureKey } from "@/lib/sample/company";
import type { Random } from "@/lib/sample/random";
import type { Scenario } from "@/lib/sample/scenarios/scenario";

/** What the parts of the generator share. */
export interface Sampling {
  random: Random;
  /** Chance of its own for how things were documented in detail (manner.ts). */
  manner: Random;
  calendar: SampleCalendar;
  keyOf: (kind: PersonKind, id: string) => string;
}

/** Columns of an interaction by their names in db/schema.ts. */
export type Values = Partial<Record<keyof NewInteraction, ImportValue>>;

/** What all contacts about one matter have in common. */
export interface SampleCase {
  scenario: Scenario;
  /** Pseudonym; null when nobody noted who it was. */
  customer: string | null;
  isPartner: boolean;
  issueKey: string | null;
  product: string | null;
  desk: Desk;
  /** When it went wrong; null when nobody noted it. */
  occurredAt: number | null;
  occurredDay: number;
  failures: FailureKey[];
  facets: Record<string, string | null>;
  /** What the texts call things. */
  names: Record<string, string>;
  /** External id of its first contact. */
  first: string;
}

export function entry(values: ImportEntry["values"], within: ImportEntry["within"] = {}): ImportEntry {
  return { values, within };
}

export function team(desk: Desk): Reference {
  return { to: "team", name: DESKS[desk].name };
}

/** Somebody of a desk, the same person under the same number. */
export function agentOf({ random, keyOf }: Sampling, desk: Desk): Reference {
  const { agents, name } = DESKS[desk];
  const agent = random.pick<string>(agents);
  return { to: "person", key: keyOf("agent", `sample ${name} ${agent}`), name: agent };
}

export function procedure(key: ProcedureKey): Reference {
  return { to: "procedure", name: PROCEDURES[key].name };
}

export function failureReference(key: FailureKey): Reference {
  const { procedure: of, mode, title } = FAILURES[key];
  return { to: "failure", procedure: PROCEDURES[of].name, mode, title };
}

/** The version in force on a day; some still work by the one before during its first month. */
export function versionOn({ random, calendar }: Sampling, key: ProcedureKey, day: number): Reference | null {
  const { name, versions } = PROCEDURES[key];
  const ago = calendar.today - day;
  const current = versions.findLastIndex((since) => since >= ago);
  const since = versions[current];
  if (since === undefined) return null;
  const isNew = current > 0 && since - ago < 30;
  const followed = isNew && random.chance(0.18) ? current - 1 : current;
  const effectiveDay = calendar.today - (versions[followed] ?? since);
  return { to: "procedureVersion", procedure: name, version: followed + 1, effectiveAt: calendar.at(effectiveDay, 0), effectiveDay };
}

/** The value, or unknown now and then: unknown is not no. */
export function known<T>(random: Random, value: T, share = 0.93): T | null {
  return random.chance(share) ? value : null;
}
