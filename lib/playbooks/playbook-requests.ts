import { z } from "zod";
import { parseIsoDay } from "@/lib/dates";
import { BadPlaybookError } from "@/lib/playbooks/bad-playbook-error";
import { readBody } from "@/lib/request-body";

/** A step as it is sent; one that was there before keeps its code, a new one has none. */
export interface SentStep {
  code: string | null;
  title: string;
  detail: string | null;
  polarity: "do" | "avoid";
  phrasesToUse: string[];
  phrasesToAvoid: string[];
}

/** What is sent to make a playbook: of its own, or as a copy of another one. */
export interface NewPlaybook {
  name: string;
  about: string | null;
  /** Code of the one whose steps it begins with. */
  copyOf: string | null;
}

export interface PlaybookChange {
  name?: string;
  about?: string | null;
  isCycle?: boolean;
  isRetired?: boolean;
}

export interface NewPlaybookVersion {
  /** Days since 1970-01-01, in the reporting zone. */
  effectiveDay: number;
  note: string | null;
  steps: SentStep[];
}

/** What somebody thinks of a step; both null takes the opinion away. */
export interface SentOpinion {
  rating: number | null;
  comment: string | null;
}

export const MOST_STEPS = 40;
export const LONGEST_TITLE = 120;
export const LONGEST_TEXT = 1000;
const MOST_PHRASES = 20;

const words = (longest: number, what: string) =>
  z
    .string({ error: `must say ${what}` })
    .trim()
    .min(1, { error: `must say ${what}` })
    .max(longest, { error: `must have at most ${longest} characters` });
const maybe = (longest: number) =>
  z
    .string({ error: "must be text, or null" })
    .trim()
    .max(longest, { error: `must have at most ${longest} characters` })
    .nullable()
    .transform((text) => text || null);
const phrases = z
  .array(words(300, "a phrase"), { error: "must be a list of phrases" })
  .max(MOST_PHRASES, { error: `must have at most ${MOST_PHRASES} phrases` })
  .default([]);

const step = z.object({
  code: z.string({ error: "must be a code, or null" }).max(100).nullable().default(null),
  title: words(LONGEST_TITLE, "what the step is called"),
  detail: maybe(LONGEST_TEXT).default(null),
  polarity: z.enum(["do", "avoid"], { error: "must be do or avoid" }).default("do"),
  phrasesToUse: phrases,
  phrasesToAvoid: phrases,
});

const newPlaybook = z.object({
  name: words(LONGEST_TITLE, "what the playbook is called"),
  about: maybe(LONGEST_TEXT).default(null),
  copyOf: z.string({ error: "must be the code of a playbook, or null" }).max(100).nullable().default(null),
});

const change = z
  .object({
    name: words(LONGEST_TITLE, "what the playbook is called").optional(),
    about: maybe(LONGEST_TEXT).optional(),
    isCycle: z.boolean({ error: "must be true or false" }).optional(),
    isRetired: z.boolean({ error: "must be true or false" }).optional(),
  })
  .refine((sent) => Object.keys(sent).length > 0, { error: "must change something: send name, about, isCycle or isRetired" });

const newVersion = z.object({
  effectiveDay: z
    .string({ error: "must be a day such as 2026-12-01" })
    .refine((text) => parseIsoDay(text) !== null, { error: "must be a day such as 2026-12-01" }),
  note: maybe(LONGEST_TEXT).default(null),
  steps: z
    .array(step, { error: "must be the list of steps" })
    .min(1, { error: "must have at least one step" })
    .max(MOST_STEPS, { error: `must have at most ${MOST_STEPS} steps` }),
});

const opinion = z.object({
  rating: z.number({ error: "must be 1 to 5, or null" }).int().min(1).max(5).nullable().default(null),
  comment: maybe(LONGEST_TEXT).default(null),
});

/** Reads the body of `POST /api/playbooks`. @throws BadPlaybookError */
export function parseNewPlaybook(body: string): NewPlaybook {
  return readBody(newPlaybook, body, BadPlaybookError, '{"name":"Refund calls"}');
}

/** Reads the body of `PATCH /api/playbooks/<code>`; what is absent stays as it is. @throws BadPlaybookError */
export function parsePlaybookChange(body: string): PlaybookChange {
  const { name, about, isCycle, isRetired } = readBody(change, body, BadPlaybookError, '{"isRetired":true}');
  return {
    ...(name !== undefined && { name }),
    ...(about !== undefined && { about }),
    ...(isCycle !== undefined && { isCycle }),
    ...(isRetired !== undefined && { isRetired }),
  };
}

/** Reads the body of `POST /api/playbooks/<code>/versions`. @throws BadPlaybookError */
export function parseNewPlaybookVersion(body: string): NewPlaybookVersion {
  const { effectiveDay, note, steps } = readBody(
    newVersion,
    body,
    BadPlaybookError,
    '{"effectiveDay":"2026-12-01","steps":[{"title":"Let the customer finish"}]}',
  );
  const titles = steps.map(({ title }) => title.toLowerCase());
  const twice = steps.find((_, at) => titles.indexOf(titles[at] ?? "") !== at);
  if (twice) throw new BadPlaybookError("steps", `steps must have a title each; "${twice.title}" is there twice`);
  return { effectiveDay: parseIsoDay(effectiveDay) ?? 0, note, steps };
}

/** Reads the body of `PUT /api/playbooks/<code>/opinions/<step>`. @throws BadPlaybookError */
export function parseOpinion(body: string): SentOpinion {
  return readBody(opinion, body, BadPlaybookError, '{"rating":4,"comment":"Helps when the line is bad"}');
}
