import { z } from "zod";
import { needsTeams, ROLES, type Role } from "@/lib/access/roles";
import { oneLine } from "@/lib/one-line";
import { checked } from "@/lib/request-body";
import { BadUserError } from "@/lib/users/bad-user";

export const emailField = z
  .string({ error: "must be a text" })
  .trim()
  .toLowerCase()
  .max(254, { error: "must have at most 254 characters" })
  .refine((text) => z.email().safeParse(text).success, { error: "must be an e-mail address, such as jo@example.com" });

export const nameField = z
  .string({ error: "must be a text" })
  .transform(oneLine)
  .refine((text) => text.length >= 1 && text.length <= 80, { error: "must have 1 to 80 characters" });

/** Its rules are those of lib/access/password-rules.ts, which need to know whose it is. */
export const passwordField = z.string({ error: "must be a text" }).max(1000, { error: "must have at most 256 characters" });

export const roleField = z.enum(ROLES, { error: `must be one of ${ROLES.join(", ")}` });

/** Ids of teams; null: all. */
export const teamsField = z
  .array(z.int({ error: "must be ids of teams" }).positive({ error: "must be ids of teams" }), {
    error: "must be ids of teams, or null for all",
  })
  .max(1000, { error: "must be at most 1000 teams" })
  .nullable();

const order = z.strictObject({ email: emailField, name: nameField, role: roleField, teams: teamsField });

export interface NewUser {
  email: string;
  name: string;
  role: Role;
  teams: number[] | null;
}

/** @throws BadUserError */
export function parseNewUser(asked: unknown): NewUser {
  const wanted = checked(order, asked, BadUserError);
  requireTeams(wanted);
  return wanted;
}

/** Whom teams limit has some. @throws BadUserError */
export function requireTeams({ role, teams }: { role: Role; teams: readonly number[] | null }): void {
  if (teams === null && needsTeams(role))
    throw new BadUserError("teams", `teams must be named: who has the role ${role} sees the interactions of their teams alone`);
}
