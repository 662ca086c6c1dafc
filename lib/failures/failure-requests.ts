import { z } from "zod";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { readBody } from "@/lib/request-body";

/** What is sent to put a failure aside: until when. `at` is sent to bring an earlier one back as it was. Times are epoch ms. */
export type ArchiveOrder = z.infer<typeof archive>;

/** What is to be changed of a failure. An owner is a team's code; null leaves it to the rules. A null archive opens it again. */
export interface FailureChange {
  owners?: { production?: string | null | undefined; support?: string | null | undefined } | undefined;
  archive?: ArchiveOrder | null | undefined;
}

/** How many failures are changed at once. */
export const MOST_CHANGED = 500;

/** Reads the body of `PATCH /api/failures`. @throws BadFailureError */
export function parseFailureChanges(body: string): (FailureChange & { code: string })[] {
  return readBody(changes, body, BadFailureError, EXAMPLE).failures;
}

/** Reads the body of `PATCH /api/failures/<code>`. @throws BadFailureError */
export function parseFailureChange(body: string): FailureChange {
  return readBody(z.object(change).refine(isChanging, NOTHING_TO_CHANGE), body, BadFailureError, EXAMPLE);
}

const time = z.number({ error: "must be a time in epoch milliseconds" }).int().min(0).max(8.64e15);
const count = z
  .number({ error: "must be a whole number from 1 to 1000000" })
  .int({ error: "must be a whole number from 1 to 1000000" })
  .min(1, { error: "must be a whole number from 1 to 1000000" })
  .max(1_000_000, { error: "must be a whole number from 1 to 1000000" });
const reason = z.string({ error: "must be a text" }).trim().min(1, { error: "must say why" }).max(500);

const archive = z
  .object({
    at: time.optional(),
    until: time.optional(),
    interactions: count.optional(),
    customers: count.optional(),
    escalating: z.boolean({ error: "must be true, or left out" }).optional(),
    forEver: z.object({ reason, reviewAt: time }).optional(),
  })
  .refine(
    ({ until, interactions, customers, escalating, forEver }) =>
      escalating === true || [until, interactions, customers, forEver].some((each) => each !== undefined),
    { error: "must say until when: until, interactions, customers, escalating, or forEver with a reason and reviewAt" },
  );
const teamCode = z.string({ error: "must be the code of a team, or null for the rules" }).max(200).nullable().optional();
const change = {
  owners: z.object({ production: teamCode, support: teamCode }).optional(),
  archive: archive.nullable().optional(),
};

function isChanging({ owners, archive: wanted }: FailureChange): boolean {
  return owners !== undefined || wanted !== undefined;
}
const NOTHING_TO_CHANGE = { error: "changes nothing: send owners, archive, or both" };

const changes = z.object({
  failures: z
    .array(
      z.object({ code: z.string({ error: "must be the code of a failure" }).max(200), ...change }).refine(isChanging, NOTHING_TO_CHANGE),
    )
    .min(1, { error: "must name at least one failure" })
    .max(MOST_CHANGED, { error: `must be at most ${MOST_CHANGED} failures` }),
});

const EXAMPLE = '{"owners":{"production":"payments"}}';
