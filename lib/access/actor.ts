import { type Right, type Role, rightsWithin } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scopes";
import { ForbiddenError } from "@/lib/errors";

/** Who is acting. Every read and write of lib takes one. */
export interface Actor {
  /**
   * "user": somebody who has signed in. "command": whoever may run programs in this data folder. "key": a program.
   * "sender": a help desk. "share": whoever has a link to one page. "feed": a program
   * that reads somebody's promises as a calendar.
   */
  kind: "user" | "command" | "key" | "sender" | "share" | "feed";
  /** What the record keeps of who did something: "user:<id>", "command", "key:<prefix>"; names are looked up (actor-names.ts). */
  id: string;
  /** In messages to the actor themselves and to nobody else. */
  name: string;
  may(right: Right): boolean;
  /** Ids of the teams whose interactions they see; null: all. */
  teams: readonly number[] | null;
  /** What a program's key was made for; absent for people, whom only their rights limit. */
  scopes?: readonly Scope[];
  user?: SignedIn;
}

/** A user and the session they act in. */
export interface SignedIn {
  id: number;
  role: Role;
  email: string;
  /** The member of staff that they are. */
  personId: number | null;
  sessionId: number;
}

/** Somebody who has signed in. */
export function userActor(name: string, teams: readonly number[] | null, user: SignedIn): Actor {
  const rights = new Set(rightsWithin(user.role, teams));
  return { kind: "user", id: `user:${user.id}`, name, may: (right) => rights.has(right), teams, user };
}

/** Whoever runs the `debrief` command: they can read the data folder anyway, so they may do everything. */
export function commandActor(): Actor {
  return { kind: "command", id: "command", name: "The command", may: () => true, teams: null };
}

/** A program, which may do what its key was made for, and nothing that people do at pages. */
export function keyActor(prefix: string, scopes: readonly Scope[]): Actor {
  const rights = new Set(scopes.flatMap((scope) => RIGHTS_OF_SCOPE[scope] ?? []));
  return { kind: "key", id: `key:${prefix}`, name: `The key ${prefix}`, may: (right) => rights.has(right), teams: null, scopes };
}

/** Where a program asks what the pages ask: files and metrics. What it writes goes by its scopes alone. */
const RIGHTS_OF_SCOPE: Partial<Record<Scope, readonly Right[]>> = {
  "metrics:read": ["read", "export"],
  "interactions:read": ["read-rows", "export"],
};

/** Throws ForbiddenError when a program's key was not made for this. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (!actor.scopes || actor.scopes.includes(scope)) return;
  throw new ForbiddenError(`${actor.name} needs the scope ${scope}; make a key that has it.`, "Authorization", "missing_scope");
}

/** A help desk that sends tickets, or is asked for them: it may bring interactions in, and sees nothing. */
export function senderActor(name: string): Actor {
  return { kind: "sender", id: name, name, may: (right) => right === "import", teams: null };
}

/**
 * Whoever has a link to one page: they see numbers and nothing else, of what its maker sees. Null when somebody with that
 * role may not share.
 */
export function shareActor(linkId: number, role: Role, teams: readonly number[] | null): Actor | null {
  const rights = rightsWithin(role, teams);
  if (!rights.includes("share") || !rights.includes("read")) return null;
  return { kind: "share", id: `share:${linkId}`, name: "This link", may: (right) => right === "read", teams };
}

/**
 * A program that reads somebody's open promises by a calendar address: it sees the interactions that they see, and nothing
 * else of what they may. Null when somebody with that role keeps no promises.
 */
export function feedActor(feedId: number, role: Role, teams: readonly number[] | null): Actor | null {
  const rights = rightsWithin(role, teams);
  if (!rights.includes("document") || !rights.includes("read-rows")) return null;
  return { kind: "feed", id: `feed:${feedId}`, name: "This calendar address", may: (right) => right === "read-rows", teams };
}

/** Throws ForbiddenError unless the actor has the right. Call it where the data is read or written. */
export function require(actor: Actor, right: Right): void {
  if (!actor.may(right))
    throw new ForbiddenError(`${actor.name} may not ${RIGHT_IN_WORDS[right]}; ask an administrator of this installation for that right.`);
}

const RIGHT_IN_WORDS: Record<Right, string> = {
  read: "see the numbers",
  "read-rows": "see single interactions",
  document: "document interactions, keep promises or write lessons",
  "read-staff": "see who handled what",
  write: "change the record",
  govern: "change what holds for every team",
  import: "bring interactions in",
  export: "export files",
  share: "share pages",
  manage: "manage users, keys, sources and settings",
  privacy: "erase people or change what is kept",
  audit: "read the audit",
};
