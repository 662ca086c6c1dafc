import { createKey, type ListedKey, listKeys, parseKeyId, revokeKey } from "@/lib/access/api-keys";
import { parseKeyOrder } from "@/lib/access/key-order";
import { SCOPES } from "@/lib/access/scopes";
import { type AddCommand, json, withRecord } from "@/lib/cli/command";

/** `debrief key create|list|revoke`: the keys of programs. */
export const addKey: AddCommand = (program, running) => {
  const key = program.command("key").description("Make, list and revoke the keys of programs.");
  key
    .command("create <name>")
    .description("Make a key for a program. It is printed this once.")
    .requiredOption("--scope <scope...>", `what it may do: ${SCOPES.join(", ")}`)
    .option("--json", "print {id, name, prefix, scopes, key, …}")
    .action(async (name: string, options: { scope: string[]; json?: boolean }) => {
      const order = parseKeyOrder({ name, scopes: options.scope.flatMap((each) => each.split(",")) });
      const made = await withRecord(running, (record) => createKey(record, running.actor, order, Date.now()));
      if (options.json) return running.terminal.write(json(made));
      running.terminal.write(`${made.key}\n`);
      running.terminal.say(`Key ${made.id} of ${made.name}, for ${made.scopes.join(", ")}. It is not shown again.\n`);
    });
  key
    .command("list")
    .description("List the keys, the newest first, with when they were last used.")
    .option("--json", "print {keys: [{id, name, prefix, scopes, createdAt, lastUsedAt, revokedAt}]}")
    .action(async (options: { json?: boolean }) => {
      const keys = await withRecord(running, (record) => listKeys(record.db, running.actor));
      if (options.json) running.terminal.write(json({ keys }));
      else running.terminal.write(keys.length === 0 ? "No key has been made yet.\n" : keys.map(lineOf).join(""));
    });
  key
    .command("revoke <id>")
    .description("Revoke a key for ever; the ids are those of debrief key list.")
    .action(async (id: string) => {
      const revoked = await withRecord(running, (record) => revokeKey(record, running.actor, parseKeyId(id), Date.now()));
      running.terminal.write(`${lineOf(revoked)}`);
    });
};

function lineOf({ id, name, prefix, scopes, lastUsedAt, revokedAt }: ListedKey): string {
  const used = lastUsedAt === null ? "never used" : `last used ${momentOf(lastUsedAt)}`;
  return `${id}  ${prefix}_…  ${name}  ${scopes.join(",")}  ${revokedAt === null ? used : `revoked ${momentOf(revokedAt)}`}\n`;
}

function momentOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
