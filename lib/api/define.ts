import type { z } from "zod";
import type { Db } from "@/db/client";
import type { Actor } from "@/lib/access/actor";
import type { ListedKey } from "@/lib/access/api-keys";
import type { Scope } from "@/lib/access/scopes";
import type { Workspace } from "@/lib/workspace";

/** One thing that programs can ask for: what it does and, for its description, what it takes and gives. */
export interface Operation {
  /** A name for programs: `createInteractions`. */
  id: string;
  method: "GET" | "POST" | "PATCH";
  /** `/api/v1/interactions/{id}` */
  path: string;
  scope: Scope;
  group: "Interactions" | "Promises" | "Commendations" | "Volumes";
  title: string;
  description: string;
  /** What `{id}` in the path is the id of. */
  idOf?: string;
  query?: z.ZodObject;
  body?: { schema: z.ZodType; example: unknown };
  /** What it gives when it has done what was asked, by status. */
  answers: readonly { status: number; meaning: string; schema: z.ZodType }[];
  run(asked: Asked): Promise<Answer>;
}

/** A request of a program that may ask for this. */
export interface Asked {
  workspace: Workspace;
  actor: Actor;
  key: ListedKey;
  /** The `{id}` of the path; 0 where it has none. */
  id: number;
  query: URLSearchParams;
  /** What the body says, as JSON; undefined without one. */
  body: unknown;
  now: number;
  /** To be called in the transaction of what is answered: the same request again then gets the same answer. */
  keep(db: Db, answer: Answer): Promise<void>;
}

export interface Answer {
  status: number;
  /** JSON. */
  text: string;
}

export function answer(status: number, body: object): Answer {
  return { status, text: JSON.stringify(body) };
}
