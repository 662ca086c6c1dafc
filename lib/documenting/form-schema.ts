import { z } from "zod";
import { BadFormError } from "@/lib/documenting/bad-form-error";
import type { FormValues } from "@/lib/documenting/form-values";
import { readBody } from "@/lib/request-body";

/** Longer than anybody types; what is pasted may be long. */
const LONG = 100_000;
const SHORT = 500;

const isPlain = (text: string) => !text.includes("\0") && !LONE_SURROGATE.test(text);
const LONE_SURROGATE = /\p{Surrogate}/u;
const plain = (most: number) =>
  z
    .string({ error: "must be a text" })
    .max(most, { error: `must have at most ${most.toLocaleString("en")} characters` })
    .refine(isPlain, { error: "must not hold the character U+0000 or half a surrogate pair" });
const long = plain(LONG);
const short = plain(SHORT);
const yesNo = z.enum(["", "yes", "no"]);
const several = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(100, { error: "must be at most 100" });

const axis = z.enum(["anger", "resistance", "topic"]);

export const formSchema: z.ZodType<FormValues> = z.object({
  isDifficult: z.enum(["yes", "no"]),
  customer: short,
  issueKey: short,
  followUpOf: z.string().regex(/^\d{0,15}$/),
  counterparty: short,
  customerZone: short,
  channel: short,
  team: short,
  product: short,
  summary: long,
  contactedAt: short,
  occurredAt: short,
  angerCause: short,
  resistance: short,
  moreCauses: several(z.object({ axis, path: z.array(short).min(1).max(10), isPrimary: z.boolean() })),
  moodStart: short,
  moodEnd: short,
  severity: short,
  procedure: short,
  failureMode: short,
  failureTitle: short,
  moreFailures: several(z.object({ procedure: short, mode: short, title: short })),
  outcome: short,
  closed: yesNo,
  closedAt: short,
  promiseKind: short,
  promiseText: long,
  promiseDue: short,
  customerFacts: long,
  ownFacts: long,
  reportedCause: short,
  verifiedCause: short,
  fault: short,
  desiredOutcome: long,
  wasDesiredOutcomeGranted: yesNo,
  options: several(z.object({ text: long, wasChosen: z.boolean() })),
  wasAgreementReached: yesNo,
  expectedOutcomeTold: long,
  apologyTiming: short,
  apologyScope: short,
  apologyFor: long,
  resolutionPath: long,
  articles: long,
  articleState: short,
  workaround: long,
  preventiveAction: long,
  escalationLevel: short,
  handovers: several(
    z.object({
      kind: z.enum(["escalation", "transfer"]),
      fromTeam: short,
      toTeam: short,
      level: short,
      reason: long,
      wasWarm: yesNo,
      note: long,
      receiverRating: short,
      at: short,
    }),
  ),
  loopCount: short,
  storyRestartCount: short,
  transferCount: short,
  waitingOnTeam: short,
  waitingOnMinutes: short,
  waitingReason: short,
  waitMinutes: short,
  holdMinutes: short,
  handleMinutes: short,
  minutesToCalm: short,
  wasAnnounced: yesNo,
  blockedBy: short,
  playbook: z.string().regex(/^\d{0,15}$/),
  steps: several(z.object({ step: short, polarity: z.enum(["do", "avoid"]), observed: z.enum(["", "yes", "no", "not_applicable"]) })),
  gestures: several(z.object({ kind: short, value: short, currency: short, at: short })),
  experts: long,
  commendationBehaviour: short,
  commendationText: long,
  commendationSource: short,
});

const seconds = z
  .number()
  .min(0)
  .transform((value) => Math.min(Math.round(value), 86_400));

/** What `POST /api/interactions` takes: the form, the id that it was opened with, how long it was open, the draft it comes from. */
const filing = z.object({
  id: z.uuid({ error: "must be the id that the form was opened with" }),
  seconds,
  draft: z.int().positive().nullable().default(null),
  form: formSchema,
});
export type Filing = z.output<typeof filing>;

/** What `PATCH /api/interactions/<id>` takes: the form as it was filled, and as it is now. */
const correction = z.object({ base: formSchema, form: formSchema });
export type Correction = z.output<typeof correction>;

/** What a draft holds. */
export const draftContent = z.object({ id: z.uuid(), seconds, form: formSchema });
export type DraftContent = z.output<typeof draftContent>;

/** @throws BadFormError */
export function parseFiling(body: string): Filing {
  return readBody(filing, body, BadFormError, '{"id":"…","seconds":40,"form":{…}}');
}

/** @throws BadFormError */
export function parseCorrection(body: string): Correction {
  return readBody(correction, body, BadFormError, '{"base":{…},"form":{…}}');
}

/** @throws BadFormError */
export function parseDraft(body: string): DraftContent {
  return readBody(draftContent, body, BadFormError, '{"id":"…","seconds":40,"form":{…}}');
}
