import { type AddCommand, json, type Running, withRecord } from "@/lib/cli/command";
import { formatCount } from "@/lib/format";
import { BadPrivacyError } from "@/lib/privacy/bad-privacy-error";
import { requestErasure } from "@/lib/privacy/erase";
import type { Meant } from "@/lib/privacy/find-person";
import { type ErasurePreview, previewErasure } from "@/lib/privacy/preview";
import { getReceipt } from "@/lib/privacy/receipts";
import { underErasureLock } from "@/lib/privacy/start-erasure";

interface Options {
  yes?: boolean;
  json?: boolean;
}

/** `debrief erase customer|staff ID`: erases somebody; without --yes it only says what would be emptied. */
export const addErase: AddCommand = (program, running) => {
  const erase = program.command("erase").description("Erase a person: their texts go everywhere, and counts stay.");
  for (const subject of ["customer", "staff"] as const) {
    erase
      .command(`${subject} <id>`)
      .description(
        subject === "customer"
          ? "A customer, by what their source calls them."
          : "A member of staff, by what their source calls them, or by name.",
      )
      .option("--yes", "do it; without this it is only said what would be emptied")
      .option("--json", "print one JSON object")
      .action((id: string, options: Options) => run(running, { subject, id }, options));
  }
};

async function run(running: Running, meant: Meant, { yes, json: asJson }: Options): Promise<void> {
  const { terminal, actor } = running;
  await withRecord(running, async (record) => {
    if (!yes) {
      const preview = await previewErasure(record, actor, meant);
      terminal.write(asJson ? json(preview) : wouldEmpty(preview));
      return;
    }
    const code = await requestErasure(record, actor, meant, Date.now());
    if (!(await underErasureLock(record)))
      throw new BadPrivacyError("id", `${code} is written down, and another process is erasing; it does this one as well.`, "erasing", 409);
    const receipt = await getReceipt(record.db, actor, code);
    terminal.write(asJson ? json(receipt) : `Erased. The receipt is ${code}, its digest ${receipt.digest}.\n`);
  });
}

function wouldEmpty({
  subject,
  interactions,
  texts,
  promises,
  commendations,
  isShared,
  holds,
  isImporting,
  drafts,
}: ErasurePreview): string {
  const what =
    subject === "customer"
      ? `${formatCount(interactions)} interactions would be emptied, ${formatCount(texts)} of them with a text, ${formatCount(promises)} promises and ${formatCount(commendations)} commendations.`
      : `The name would go, and ${formatCount(commendations)} commendations would be emptied; ${formatCount(interactions)} interactions stay as they are.`;
  const notes = [
    isShared ? "This stands for many people: all of them would be erased." : "",
    drafts > 0 ? `${formatCount(drafts)} files that wait to be imported would be let go.` : "",
    isImporting ? "An import is running: it has to end first." : "",
    ...holds.map((name) => `The legal hold "${name}" keeps this: release it first.`),
  ];
  return `${[what, ...notes.filter((note) => note !== "")].join("\n")}\nNothing has been done. Add --yes to do it.\n`;
}
