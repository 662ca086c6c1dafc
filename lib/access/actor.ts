import type { Scope } from "@/lib/access/scopes";
import { ForbiddenError } from "@/lib/errors";

/**
 * What someone may do. "read" shows counts, rates and names of procedures; "read-rows" shows single interactions with
 * their text; "export" hands out files; "import" and "write" change the record.
 */
export const RIGHTS = ["read", "read-rows", "write", "import", "export"] as const;
export type Right = (typeof RIGHTS)[number];

/** Who is acting. Every read and write of lib takes one, so that accounts and roles have one place to grow. */
export interface Actor {
  /**
   * "owner": the one person at the browser of this machine. "command": whoever may run programs in this data folder.
   * "key": a program. "sender": a help desk.
   */
  kind: "owner" | "command" | "key" | "sender";
  id: string;
  may(right: Right): boolean;
  /** What a program's key was made for; absent for people, whom only their rights limit. */
  scopes?: readonly Scope[];
}

/** The one local owner, who acts in the browser until accounts exist, and may do everything. */
export function ownerActor(): Actor {
  return { kind: "owner", id: "owner", may: () => true };
}

/** Whoever runs the `debrief` command: they can read the data folder anyway, so they may do everything. */
export function commandActor(): Actor {
  return { kind: "command", id: "command", may: () => true };
}

/** A program, which may do what its key was made for, and nothing that people do at pages. */
export function keyActor(prefix: string, scopes: readonly Scope[]): Actor {
  const rights = new Set(scopes.flatMap((scope) => RIGHTS_OF_SCOPE[scope] ?? []));
  return { kind: "key", id: `The key ${prefix}`, may: (right) => rights.has(right), scopes };
}

/** Where a program asks what the pages ask: files and metrics. What it writes goes by its scopes alone. */
const RIGHTS_OF_SCOPE: Partial<Record<Scope, readonly Right[]>> = {
  "metrics:read": ["read", "export"],
  "interactions:read": ["read-rows", "export"],
};

/** Throws ForbiddenError when a program's key was not made for this. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (!actor.scopes || actor.scopes.includes(scope)) return;
  throw new ForbiddenError(`${actor.id} needs the scope ${scope}; make a key that has it.`, "Authorization", "missing_scope");
}

/** A help desk that sends tickets, or is asked for them: it may bring interactions in, and sees nothing. */
export function senderActor(name: string): Actor {
  return { kind: "sender", id: name, may: (right) => right === "import" };
}

/** Throws ForbiddenError unless the actor has the right. Call it where the data is read or written. */
export function require(actor: Actor, right: Right): void {
  if (!actor.may(right))
    throw new ForbiddenError(`${actor.id} may not ${RIGHT_IN_WORDS[right]}; ask the owner of this installation for that right.`);
}

const RIGHT_IN_WORDS: Record<Right, string> = {
  read: "see the numbers",
  "read-rows": "see single interactions",
  write: "change the record",
  import: "import files",
  export: "export files",
};
