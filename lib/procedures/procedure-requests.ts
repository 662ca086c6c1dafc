import { z } from "zod";
import { parseIsoDay } from "@/lib/dates";
import { filtersToParams, type ListFilter, NO_FILTERS, parseFilters } from "@/lib/filters";
import { BadProcedureError } from "@/lib/procedures/bad-procedure-error";
import { readBody } from "@/lib/request-body";

/** What is sent to change a procedure; what is absent stays as it is. */
export interface ProcedureChange {
  /** Codes of teams; null: nobody. */
  productionTeam?: string | null;
  supportTeam?: string | null;
  documentUrl?: string | null;
  /** Which of its interactions it is meant for, as a canonical filter; null: all of them. */
  eligible?: string | null;
  isRetired?: boolean;
}

/** A new version: the day on which it comes into effect, and what it says or where that is written. */
export interface NewVersion {
  /** Days since 1970-01-01, in the reporting zone. */
  effectiveDay: number;
  document: string | null;
  documentUrl: string | null;
}

/** What a procedure can be meant for. */
export const ELIGIBLE_FILTERS = ["team", "product", "channel", "cause"] as const satisfies readonly ListFilter[];

export const LONGEST_DOCUMENT = 20_000;

/** Reads the body of `PATCH /api/procedures/<code>`. @throws BadProcedureError */
export function parseProcedureChange(body: string): ProcedureChange {
  const { eligible, productionTeam, supportTeam, documentUrl, isRetired } = readBody(
    procedureChange,
    body,
    BadProcedureError,
    '{"productionTeam":"billing"}',
  );
  const change: ProcedureChange = {
    ...(productionTeam !== undefined && { productionTeam }),
    ...(supportTeam !== undefined && { supportTeam }),
    ...(documentUrl !== undefined && { documentUrl }),
    ...(isRetired !== undefined && { isRetired }),
    ...(eligible !== undefined && { eligible: eligible === null ? null : canonical(eligible) }),
  };
  if (Object.keys(change).length === 0)
    throw new BadProcedureError("body", "nothing is to be changed: send productionTeam, supportTeam, documentUrl, eligible or isRetired");
  return change;
}

/** Reads the body of `POST /api/procedures/<code>/versions`. @throws BadProcedureError */
export function parseNewVersion(body: string): NewVersion {
  const { effectiveDay, document, documentUrl } = readBody(
    newVersion,
    body,
    BadProcedureError,
    '{"effectiveDay":"2026-12-01","document":"What is done, and by whom"}',
  );
  const day = parseIsoDay(effectiveDay);
  if (day === null) throw new BadProcedureError("effectiveDay", `effectiveDay must be a day such as 2026-12-01; got "${effectiveDay}"`);
  if (document === null && documentUrl === null)
    throw new BadProcedureError("document", "say what the version says, or give the address where it is written");
  return { effectiveDay: day, document, documentUrl };
}

/** Reads the body of `PATCH /api/teams/<code>`. @throws BadProcedureError */
export function parseTeamChange(body: string): { isSystem: boolean } {
  return readBody(z.object({ isSystem: z.boolean({ error: "must be true or false" }) }), body, BadProcedureError, '{"isSystem":true}');
}

const teamCode = z.string({ error: "must be the code of a team, or null" }).min(1).max(200).nullable().optional();
const address = z
  .string({ error: "must be an address such as https://wiki.example.com/refunds" })
  .trim()
  .max(2000, { error: "must have at most 2000 characters" })
  .refine((text) => text === "" || isWebAddress(text), {
    error: (issue) =>
      `must be an http or https address such as https://wiki.example.com/refunds; got "${String(issue.input).slice(0, 100)}"`,
  })
  .transform((text) => (text === "" ? null : text))
  .nullable();
const document = z
  .string({ error: "must be a text" })
  .trim()
  .max(LONGEST_DOCUMENT, { error: `must have at most ${LONGEST_DOCUMENT} characters; give the address of what is longer` })
  .transform((text) => (text === "" ? null : text))
  .nullable();

const procedureChange = z.object({
  productionTeam: teamCode,
  supportTeam: teamCode,
  documentUrl: address.optional(),
  eligible: z.string({ error: "must be a filter such as team=billing&channel=phone, or null" }).max(20_000).nullable().optional(),
  isRetired: z.boolean({ error: "must be true or false" }).optional(),
});
const newVersion = z.object({
  effectiveDay: z.string({ error: "must be a day such as 2026-12-01" }),
  document: document.default(null),
  documentUrl: address.default(null),
});

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ["http:", "https:"].includes(protocol) && username === "" && password === "";
}

/** Teams, products, channels and causes in canonical form; null where they narrow nothing. */
function canonical(query: string): string | null {
  const { filters, notices } = parseFilters(new URLSearchParams(query));
  const [notice] = notices;
  if (notice) throw new BadProcedureError("eligible", `eligible cannot be kept: ${notice.message}`);
  const { team, product, channel, cause } = filters;
  const kept = filtersToParams({ ...NO_FILTERS, team, product, channel, cause });
  const strange = [...new URLSearchParams(query).keys()].find((key) => !ELIGIBLE_FILTERS.some((each) => each === key));
  if (strange !== undefined)
    throw new BadProcedureError("eligible", `eligible may name ${ELIGIBLE_FILTERS.join(", ")}; got "${strange.slice(0, 100)}"`);
  return kept.size === 0 ? null : kept.toString();
}
