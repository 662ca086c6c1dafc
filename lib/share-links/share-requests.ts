import { z } from "zod";
import { DebriefError } from "@/lib/errors";
import { filtersToParams, parseFilters } from "@/lib/filters";
import { oneLine } from "@/lib/one-line";
import { readBody } from "@/lib/request-body";
import { SHARED_PAGES, sharedPage } from "@/lib/share-links/shared-pages";

export class BadShareError extends DebriefError {
  constructor(field: string, message: string) {
    super("bad_share_link", 400, message, field);
  }
}

/** What is asked for when a page is shared. */
export interface NewShare {
  /** For whoever keeps the list: readers are not shown it. */
  name: string;
  path: string;
  /** The filters in canonical form. */
  query: string;
  days: number;
}

/** After how many days a link can end. */
export const SHARE_DAYS = [1, 7, 30, 90] as const;

const order = z.strictObject({
  name: z
    .string({ error: "must be a text" })
    .transform(oneLine)
    .refine((text) => text.length >= 1 && text.length <= 80, { error: "must have 1 to 80 characters, such as For the board" }),
  path: z
    .string({ error: "must be a text" })
    .refine((path) => sharedPage(path) !== null, { error: `must be one of ${SHARED_PAGES.map(({ path }) => path).join(", ")}` }),
  query: z.string({ error: "must be the parameters of an address, such as period=30d&team=billing" }).max(20_000).default(""),
  days: z.literal(SHARE_DAYS, { error: `must be one of ${SHARE_DAYS.join(", ")}` }),
});

/** Reads the body of `POST /api/share-links`. @throws BadShareError */
export function parseNewShare(body: string): NewShare {
  const { query, ...asked } = readBody(
    order,
    body,
    BadShareError,
    '{"name":"For the board","path":"/failures","query":"period=90d","days":7}',
  );
  const { filters, notices } = parseFilters(new URLSearchParams(query));
  const [notice] = notices;
  if (notice) throw new BadShareError("query", `query cannot be shared: ${notice.message}`);
  return { ...asked, query: filtersToParams(filters).toString() };
}
