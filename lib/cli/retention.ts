import { searchIndexOf } from "@/db/search/search-index";
import { require } from "@/lib/access/actor";
import { type AddCommand, json, withRecord } from "@/lib/cli/command";
import { formatCount } from "@/lib/format";
import { type LetGo, letGo, previewRetention } from "@/lib/privacy/retention";
import { workspaceSettings } from "@/lib/settings";

/** `debrief retention`: what has been kept for as long as the settings say; with --now it is let go. */
export const addRetention: AddCommand = (program, running) => {
  program
    .command("retention")
    .description("Say what has been kept for as long as the settings say. The server lets it go once a day.")
    .option("--now", "let it go now")
    .option("--json", "print one JSON object")
    .action(async ({ now: isNow, json: asJson }: { now?: boolean; json?: boolean }) => {
      const { terminal, actor } = running;
      require(actor, "privacy");
      const found = await withRecord(running, async (record) => {
        const { retention, zone } = await workspaceSettings(record.db);
        if (!isNow) return previewRetention(record, retention, zone, Date.now());
        const gone = await letGo(record, Date.now());
        const search = searchIndexOf(record);
        await search.catchUp();
        await search.tidy();
        return gone;
      });
      terminal.write(asJson ? json(found) : sentenceOf(found, isNow ?? false));
    });
};

function sentenceOf({ narrative, summary, attributes, texts, identity, rejectedRows }: LetGo, isNow: boolean): string {
  const parts = [
    `${formatCount(narrative)} narratives`,
    `${formatCount(summary)} summaries`,
    `${formatCount(attributes)} sets of attributes`,
    `other texts of ${formatCount(texts)} interactions`,
    `${formatCount(identity)} pseudonyms`,
    `${formatCount(rejectedRows)} rejected rows`,
  ];
  return `${isNow ? "Let go" : "Would be let go"}: ${parts.join(", ")}.\n`;
}
