import { z } from "zod";
import { oneLine } from "@/lib/one-line";
import { readBody } from "@/lib/request-body";
import { BadViewError } from "@/lib/views/bad-view-error";
import { type ViewAddress, viewAddress } from "@/lib/views/view-address";

/** What is sent to save a view. A code is sent to bring a deleted view back under its old address. */
export interface NewView extends ViewAddress {
  name: string;
  code?: string;
}

/** What is sent to change one: another name, another address, or both. */
export interface ViewChange {
  name?: string;
  address?: ViewAddress;
}

/** How long a name may be, in characters as people count them. */
export const LONGEST_NAME = 80;
/** And how long as the machine counts it: a family of four is eleven. */
const MOST_UNITS = 2_000;

/** Reads the body of `POST /api/views`. @throws BadViewError */
export function parseNewView(body: string): NewView {
  const { name, path, query, code } = readBody(newView, body, BadViewError, EXAMPLE);
  return { name, ...addressOf(path, query), ...(code !== undefined && { code }) };
}

/** Reads the body of `PATCH /api/views/<code>`. @throws BadViewError */
export function parseViewChange(body: string): ViewChange {
  const { name, path, query } = readBody(viewChange, body, BadViewError, EXAMPLE);
  if (name === undefined && path === undefined)
    throw new BadViewError("body", "nothing is to be changed: send a name, or a path with its query");
  if (path === undefined && query !== undefined) throw new BadViewError("path", "a query needs the path of its page");
  return { ...(name !== undefined && { name }), ...(path !== undefined && { address: addressOf(path, query ?? "") }) };
}

const name = z
  .string({ error: "must be a text" })
  // Before they are counted as people count them, which takes memory for each.
  .max(MOST_UNITS, { error: (issue) => `must have 1 to ${LONGEST_NAME} characters; got ${String(issue.input).length}` })
  .transform(oneLine)
  .refine((text) => text.length > 0 && charactersOf(text) <= LONGEST_NAME, {
    error: (issue) => `must have 1 to ${LONGEST_NAME} characters; got ${charactersOf(String(issue.input))}`,
  });
const path = z.string({ error: "must be the path of a page, such as /failures" }).max(200);
const query = z.string({ error: "must be the parameters of an address, such as period=30d&team=billing" }).max(20_000);
const code = z.string().regex(/^[a-z0-9-]{1,100}$/, { error: "must be lower-case letters, digits and hyphens" });

const newView = z.object({ name, path, query: query.default(""), code: code.optional() });
const viewChange = z.object({ name: name.optional(), path: path.optional(), query: query.optional() });

function addressOf(path: string, query: string): ViewAddress {
  const found = viewAddress(path, new URLSearchParams(query));
  if (!found) throw new BadViewError("path", `path must be a page that reads filters, such as /failures; got "${path.slice(0, 100)}"`);
  const [notice] = found.notices;
  if (notice) throw new BadViewError("query", `query cannot be kept: ${notice.message}`);
  return found.address;
}

function charactersOf(text: string): number {
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;
}

const EXAMPLE = '{"name":"Billing calls","path":"/failures","query":"team=billing"}';
