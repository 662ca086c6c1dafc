import { z } from "zod";
import { parseIsoDay } from "@/lib/dates";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { oneLine } from "@/lib/one-line";
import { checked, readBody } from "@/lib/request-body";

/** By what a fix will be judged. */
export interface Criterion {
  /** The rate after may be at most so many times the rate before. */
  targetRatio: number;
  baselineDays: number;
  windowDays: number;
  neverCount: number | null;
}

/** What is sent to record a fix. */
export interface NewFix extends Criterion {
  title: string;
  /** Days since 1970-01-01 in the reporting zone. */
  effectiveDay: number;
  /** Codes; none: all teams. */
  teams: string[];
  /** The number of the version of the procedure that it brings; what a new one changes, to have it made; or neither. */
  version: number | null;
  changes: string | null;
}

/** What is sent to change one. */
export type FixChange = Partial<Omit<NewFix, "version" | "changes">>;

/** What could be proven is asked before a fix is recorded. */
export type FixOutline = Pick<NewFix, "targetRatio" | "baselineDays" | "windowDays" | "effectiveDay" | "teams">;

/** The shortest and the longest window and baseline, in days. */
export const FEWEST_DAYS = 7;
export const MOST_DAYS = 730;
export const LONGEST_TITLE = 160;

/** Reads the body of `POST /api/failures/<code>/fixes`. @throws BadFailureError */
export function parseNewFix(body: string): NewFix {
  const { effectiveOn, ...fix } = readBody(newFix, body, BadFailureError, EXAMPLE);
  if (fix.version !== null && fix.changes !== null)
    throw new BadFailureError("changes", "send the version that the fix brings, or what a new version changes, not both");
  return { ...fix, effectiveDay: effectiveOn };
}

/** Reads the body of `PATCH /api/fixes/<code>`. @throws BadFailureError */
export function parseFixChange(body: string): FixChange {
  const { effectiveOn, ...change } = readBody(fixChange, body, BadFailureError, EXAMPLE);
  const wanted = { ...change, ...(effectiveOn !== undefined && { effectiveDay: effectiveOn }) };
  if (Object.values(wanted).every((value) => value === undefined))
    throw new BadFailureError("body", "nothing is to be changed: send a title, an effective date, teams, or a part of the criterion");
  return wanted;
}

/** Reads the parameters of `GET /api/failures/<code>/fixes/preview`. @throws BadFailureError */
export function parseFixOutline(params: URLSearchParams): FixOutline {
  const number = (name: string) => Number(params.get(name) ?? Number.NaN);
  const { effectiveOn, ...criterion } = checked(
    fixOutline,
    {
      effectiveOn: params.get("effectiveOn"),
      teams: params.getAll("team"),
      targetRatio: number("targetRatio"),
      baselineDays: number("baselineDays"),
      windowDays: number("windowDays"),
    },
    BadFailureError,
  );
  return { ...criterion, effectiveDay: effectiveOn };
}

const line = (longest: number) =>
  z
    .string({ error: "must be a text" })
    .transform(oneLine)
    .refine((text) => text.length > 0 && text.length <= longest, {
      error: (issue) => `must have 1 to ${longest} characters; got ${String(issue.input).length}`,
    });
const day = z.string({ error: "must be a day such as 2026-08-17" }).transform((text, context) => {
  const parsed = parseIsoDay(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: "custom", message: `must be a day such as 2026-08-17; got "${text.slice(0, 20)}"` });
  return z.NEVER;
});
const whole = (least: number, most: number, what: string) => {
  const error = `must be ${what} from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const days = whole(FEWEST_DAYS, MOST_DAYS, "a whole number of days");
const ratio = { error: "must be above 0 and at most 1, such as 0.5 for at most half" };

const fields = {
  title: line(LONGEST_TITLE),
  effectiveOn: day,
  teams: z.array(z.string().max(200), { error: "must be a list of codes of teams" }).max(100, { error: "takes at most 100 teams" }),
  targetRatio: z.number(ratio).gt(0, ratio).max(1, ratio),
  baselineDays: days,
  windowDays: days,
  neverCount: whole(1, 1_000, "a whole number").nullable(),
};
const newFix = z.object({
  ...fields,
  teams: fields.teams.default([]),
  neverCount: fields.neverCount.default(null),
  version: whole(1, 100_000, "the number of a version").nullable().default(null),
  changes: line(2_000).nullable().default(null),
});
const fixChange = z.object(fields).partial();
const fixOutline = z.object({
  effectiveOn: fields.effectiveOn,
  teams: fields.teams,
  targetRatio: fields.targetRatio,
  baselineDays: days,
  windowDays: days,
});

const EXAMPLE = '{"title":"Holidays included","effectiveOn":"2026-08-17","targetRatio":0.5,"baselineDays":91,"windowDays":91}';
