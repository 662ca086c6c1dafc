import { headText } from "@/lib/audit/chain";
import { auditHead } from "@/lib/audit/head";
import { type AddCommand, json, withRecord } from "@/lib/cli/command";

/** `debrief audit head`: what to write down elsewhere, so that nothing before it can be changed unseen. */
export const addAudit: AddCommand = (program, running) => {
  const audit = program.command("audit").description("What was changed, and by whom.");
  audit
    .command("head")
    .description("Print where the audit ends, as position:hash, for debrief verify --audit-head.")
    .option("--json", "print {position, hash}")
    .action(async (options: { json?: boolean }) => {
      const head = await withRecord(running, (record) => auditHead(record, running.actor));
      running.terminal.write(options.json ? json(head) : `${headText(head)}\n`);
    });
};
