import { eq } from "drizzle-orm";
import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { credential, user } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { hashPassword } from "@/lib/access/passwords";
import { needsTeams, ROLES, type Role } from "@/lib/access/roles";
import { note } from "@/lib/audit/note";
import { DebriefError } from "@/lib/errors";
import { oneLine } from "@/lib/one-line";
import { checked } from "@/lib/request-body";

export class BadUserError extends DebriefError {
  constructor(field: string, message: string, status = 400) {
    super("bad_user", status, message, field);
  }
}

const order = z.strictObject({
  email: z
    .string({ error: "must be a text" })
    .trim()
    .toLowerCase()
    .max(254, { error: "must have at most 254 characters" })
    .refine((text) => z.email().safeParse(text).success, { error: "must be an e-mail address, such as jo@example.com" }),
  name: z
    .string({ error: "must be a text" })
    .transform(oneLine)
    .refine((text) => text.length >= 1 && text.length <= 80, { error: "must have 1 to 80 characters" }),
  role: z.enum(ROLES, { error: `must be one of ${ROLES.join(", ")}` }),
  /** Ids of teams; null: all. */
  teams: z.array(z.int().positive()).nullable(),
});

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  teams: number[] | null;
}

/** @throws BadUserError */
export function parseNewUser(asked: unknown): NewUser {
  const wanted = checked(order, asked, BadUserError);
  if (wanted.teams === null && needsTeams(wanted.role))
    throw new BadUserError("teams", `teams must be named: who has the role ${wanted.role} sees the interactions of their teams alone`);
  return wanted;
}

/** Somebody who can sign in from now on, with this password. @throws ForbiddenError; BadUserError 409 when the address is taken */
export async function addUser(record: RecordStore, actor: Actor, wanted: NewUser, password: string, now: number): Promise<number> {
  require(actor, "manage");
  const kept = await hashPassword(password);
  return record.tx(async (db) => {
    const [taken] = await db.select({ id: user.id }).from(user).where(eq(user.email, wanted.email));
    if (taken) throw new BadUserError("email", `There is a user ${wanted.email} already.`, 409);
    const [made] = await db
      .insert(user)
      .values({ ...wanted, emailVerified: true, createdAt: now, updatedAt: now })
      .returning({ id: user.id });
    if (!made) throw new Error("The user could not be added");
    await db.insert(credential).values({
      userId: made.id,
      accountId: String(made.id),
      providerId: "credential",
      password: kept,
      createdAt: now,
      updatedAt: now,
    });
    const { role, teams } = wanted;
    await note(db, actor, { action: "user.create", subject: `user:${made.id}`, detail: { role, teams } }, now);
    return made.id;
  });
}
