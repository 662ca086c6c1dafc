import type { Desk } from "@/lib/connectors/desk";
import { rowsOfBody } from "@/lib/imports/bodies";
import { isObject } from "@/lib/imports/unpacking/json-value";

/**
 * Zendesk's incremental export of tickets, by cursor: up to a thousand a page, each ticket whenever it has changed, the
 * deleted ones too. It may be asked ten times a minute.
 */
export const zendesk: Desk = {
  name: "Zendesk",
  mapping: "zendesk",
  gapMs: 6_100,
  start: (since) => ({ startTime: Math.max(0, Math.floor(since / 1000)) }),
  path({ cursor, startTime }) {
    const place: Record<string, string> = cursor === undefined ? { start_time: String(startTime ?? 0) } : { cursor: String(cursor) };
    return `/api/v2/incremental/tickets/cursor.json?${new URLSearchParams({ ...place, include: "metric_sets" })}`;
  },
  authorization: ({ email, token }) =>
    email === "" ? `Bearer ${token}` : `Basic ${Buffer.from(`${email}/token:${token}`, "utf8").toString("base64")}`,
  page(body, cursor) {
    if (!isObject(body) || !Array.isArray(body.get("tickets"))) throw new Error('it has no list "tickets"');
    const after = body.get("after_cursor");
    const isLast = body.get("end_of_stream") === "true";
    if (!isLast && (typeof after !== "string" || after === "" || after === cursor.cursor))
      throw new Error("it does not say where the next page begins");
    return { tickets: rowsOfBody(body), next: typeof after === "string" && after !== "" ? { cursor: after } : cursor, isLast };
  },
};
