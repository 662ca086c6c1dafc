import type { Desk } from "@/lib/connectors/desk";
import { rowsOfBody } from "@/lib/imports/bodies";
import { isObject, type JsonObject } from "@/lib/imports/unpacking/json-value";

/**
 * Freshdesk's list of tickets by the time of their last change. A page begins where the one before ended, by time and not by
 * number: a ticket that changes meanwhile moves to the end, and would push another one over the edge of a numbered page.
 * Only where more tickets than a page holds have changed in the same second are pages numbered.
 */
export const freshdesk: Desk = {
  name: "Freshdesk",
  mapping: "freshdesk",
  gapMs: 1_300,
  start: (since) => ({ updatedSince: written(Math.max(since, EARLIEST)), page: 1 }),
  path({ updatedSince, page }) {
    const query = {
      updated_since: String(updatedSince ?? written(EARLIEST)),
      order_by: "updated_at",
      order_type: "asc",
      per_page: String(PER_PAGE),
      page: String(page ?? 1),
      include: "stats,requester",
    };
    return `/api/v2/tickets?${new URLSearchParams(query)}`;
  },
  authorization: ({ token }) => `Basic ${Buffer.from(`${token}:X`, "utf8").toString("base64")}`,
  page(body, { updatedSince, page }) {
    if (!Array.isArray(body) || !body.every(isObject)) throw new Error("it is no list of tickets");
    const tickets = rowsOfBody(body);
    const last = updatedAt(tickets.at(-1));
    const before = Date.parse(String(updatedSince));
    // One second back: whether the bound itself is included is not said, and a ticket that comes twice is one.
    const since = last === null ? before : Math.max(before, last - 1000);
    const isLast = body.length < PER_PAGE;
    const isMoved = since > before;
    if (!isLast && !isMoved && Number(page) >= LAST_PAGE)
      throw new Error(`more than ${LAST_PAGE * PER_PAGE} tickets have changed in the same second, which is further than its pages go`);
    return { tickets, next: { updatedSince: written(since), page: isLast || isMoved ? 1 : Number(page) + 1 }, isLast };
  },
};

const PER_PAGE = 100;
/** Freshdesk refuses pages after this one. */
const LAST_PAGE = 300;
const EARLIEST = Date.UTC(2010, 0, 1);

function updatedAt(ticket: JsonObject | undefined): number | null {
  const at = Date.parse(String(ticket?.get("updated_at") ?? ""));
  return Number.isNaN(at) ? null : at;
}

function written(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace(".000", "");
}
