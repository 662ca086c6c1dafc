import { text } from "node:stream/consumers";
import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { team } from "@/db/schema";
import { ROLES } from "@/lib/access/roles";
import { type AddCommand, json, withRecord } from "@/lib/cli/command";
import { addUser, BadUserError, parseNewUser } from "@/lib/users/add-user";

interface Options {
  name?: string;
  role: string;
  team?: string[];
  json?: boolean;
}

/** `debrief user add`: those who may sign in. */
export const addUserCommands: AddCommand = (program, running) => {
  const user = program.command("user").description("Add those who may sign in.");
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
        const wanted = parseNewUser({ email, name, role, teams: codes ? await idsOf(record.db, codes) : null });
        return { id: await addUser(record, running.actor, wanted, password, Date.now()), email: wanted.email, role: wanted.role };
      });
      running.terminal.write(asJson ? json(made) : `${made.email} can sign in now, as ${made.role}.\n`);
    });
};

async function idsOf(db: Db, codes: readonly string[]): Promise<number[]> {
  const found = await db
    .select({ id: team.id, code: team.code })
    .from(team)
    .where(inArray(team.code, [...codes]));
  const unknown = codes.find((code) => !found.some((each) => each.code === code));
  if (unknown !== undefined) throw new BadUserError("teams", `There is no team ${unknown}.`);
  return found.map(({ id }) => id);
}
