import { text } from "node:stream/consumers";
import type { RecordStore } from "@/db/client";
import { ROLES } from "@/lib/access/roles";
import { type AddCommand, json, type Running, withRecord } from "@/lib/cli/command";
import { addUser } from "@/lib/users/add-user";
import { teamIdsOf } from "@/lib/users/known-teams";
import { makeResetLink } from "@/lib/users/passwords-anew";
import { parseNewUser } from "@/lib/users/user-order";
import { changeUser, type ListedUser, listUsers, resetFactorOf, userByEmail } from "@/lib/users/users";

interface Options {
  name?: string;
  role: string;
  team?: string[];
  json?: boolean;
}

/** `debrief user add|list|role|disable|enable|reset`: those who may sign in. */
export const addUserCommands: AddCommand = (program, running) => {
  const user = program.command("user").description("Add, list and change those who may sign in.");
  user
    .command("add <email>")
    .description(
      "Add somebody who can sign in from now on. Their password is read from standard input, so that no list of processes shows it.",
    )
    .requiredOption("--role <role>", `what they may do: ${ROLES.join(", ")}`)
    .option("--name <name>", "how they are called; else the address")
    .option("--team <code...>", "the teams whose interactions they see; without it all")
    .option("--json", "print {id, email, role}")
    .action(async (email: string, { name = email, role, team: codes, json: asJson }: Options) => {
      const password = (await text(process.stdin)).replace(/\r?\n$/, "");
      const made = await withRecord(running, async (record) => {
        const wanted = parseNewUser({ email, name, role, teams: codes ? await teamIdsOf(record.db, codes) : null });
        return { id: await addUser(record, running.actor, wanted, password, Date.now()), email: wanted.email, role: wanted.role };
      });
      running.terminal.write(asJson ? json(made) : `${made.email} can sign in now, as ${made.role}.\n`);
    });
  user
    .command("list")
    .description("List those who may sign in, by name.")
    .option("--json", "print {users: [{id, name, email, role, teams, personId, hasSecondFactor, disabledAt, seenAt}]}")
    .action(async (options: { json?: boolean }) => {
      const users = await withRecord(running, (record) => listUsers(record.db, running.actor));
      if (options.json) running.terminal.write(json({ users }));
      else running.terminal.write(users.length === 0 ? "There is no user yet.\n" : users.map(lineOf).join(""));
    });
  user
    .command("role <email> <role>")
    .description(`Change what a user may do: ${ROLES.join(", ")}.`)
    .option("--team <code...>", "the teams whose interactions they see")
    .option("--all-teams", "they see the interactions of all teams")
    .action(async (email: string, role: string, options: { team?: string[]; allTeams?: boolean }) => {
      await change(running, email, async (record) => ({
        role,
        ...(options.allTeams && { teams: null }),
        ...(options.team && { teams: await teamIdsOf(record.db, options.team) }),
      }));
      running.terminal.write(`${email} is ${role} now.\n`);
    });
  user
    .command("disable <email>")
    .description("End every session of a user, and let them sign in no more.")
    .action(async (email: string) => {
      await change(running, email, async () => ({ isDisabled: true }));
      running.terminal.write(`${email} cannot sign in any more.\n`);
    });
  user
    .command("enable <email>")
    .description("Let a user sign in again.")
    .action(async (email: string) => {
      await change(running, email, async () => ({ isDisabled: false }));
      running.terminal.write(`${email} can sign in again.\n`);
    });
  user
    .command("reset <email>")
    .description("Print the path of a link by which a user chooses a new password: one hour, one use.")
    .option("--second-factor", "take their second factor away too")
    .action(async (email: string, options: { secondFactor?: boolean }) => {
      const { publicUrl, port } = running.environment();
      const path = await withRecord(running, async (record) => {
        const id = await userByEmail(record.db, running.actor, email);
        if (options.secondFactor) await resetFactorOf(record, running.actor, id, Date.now());
        return makeResetLink(record, running.actor, id, Date.now());
      });
      running.terminal.write(`${publicUrl ?? `http://127.0.0.1:${port}`}${path}\n`);
    });
};

async function change(running: Running, email: string, changes: (record: RecordStore) => Promise<object>): Promise<void> {
  await withRecord(running, async (record) => {
    const id = await userByEmail(record.db, running.actor, email);
    await changeUser(record, running.actor, id, await changes(record), Date.now());
  });
}

function lineOf({ email, name, role, disabledAt, seenAt }: ListedUser): string {
  const seen = seenAt === null ? "not seen" : `seen ${new Date(seenAt).toISOString().slice(0, 16)}Z`;
  return `${email}  ${name}  ${role}  ${disabledAt === null ? seen : "disabled"}\n`;
}
