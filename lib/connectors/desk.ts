import type { CONNECTOR_VENDORS } from "@/db/schema";
import { freshdesk } from "@/lib/connectors/freshdesk";
import { zendesk } from "@/lib/connectors/zendesk";
import type { JsonObject, JsonValue } from "@/lib/imports/unpacking/json-value";

export type Vendor = (typeof CONNECTOR_VENDORS)[number];

/** What is shown to a help desk. */
export interface Credentials {
  /** Zendesk: whose token it is; empty for a bearer token. Others: empty. */
  email: string;
  token: string;
}

/** Where the next page begins; kept as it is, so it is plain data. */
export type Cursor = Record<string, string | number>;

/** How tickets are fetched from the help desks of one vendor. */
export interface Desk {
  name: string;
  /** How its tickets are read. */
  mapping: string;
  /** The least time between two requests, in milliseconds. */
  gapMs: number;
  /** Where to begin. @param since epoch ms */
  start(since: number): Cursor;
  /** What is kept may be of an older version. @throws Error when it is no cursor */
  path(cursor: Cursor): string;
  authorization(credentials: Credentials): string;
  /** What an answer holds, and where the next page begins. @throws Error when it is no page of tickets */
  page(body: JsonValue, cursor: Cursor): DeskPage;
}

export interface DeskPage {
  tickets: JsonObject[];
  next: Cursor;
  /** There is nothing more for now. */
  isLast: boolean;
}

export const DESKS: Record<Vendor, Desk> = { zendesk, freshdesk };
