import { FactsInUseError } from "@/db/facts/generation";
import { type AuditHead, parseHead } from "@/lib/audit/chain";
import { type AddCommand, json, type Running } from "@/lib/cli/command";
import { DebriefError } from "@/lib/errors";
import { verifyWorkspace } from "@/lib/verify";
import { openWorkspace, type Workspace } from "@/lib/workspace";

/** `debrief verify`: whether the record is whole and the facts are what a recomputation gives. */
export const addVerify: AddCommand = (program, running) => {
  program
    .command("verify")
    .description(
      "Check that the record is whole, that the facts equal a recomputation from it, that its words are searchable, and that nobody touched its audit.",
    )
    .option("--audit-head <position:hash>", "a head of the audit that was written down elsewhere; its entry must still be that one")
    .option("--json", "print {findings: [{area, message}]}")
    .action(async (options: { auditHead?: string; json?: boolean }) => {
      const auditHead = options.auditHead === undefined ? undefined : givenHead(options.auditHead);
      const workspace = await openAsLeft(running);
      const findings = await verifyWorkspace(workspace.record, workspace.facts, auditHead).finally(() => workspace.close());
      if (options.json) running.terminal.write(json({ findings }));
      else if (findings.length === 0)
        running.terminal.write(
          "The record is whole, the facts equal a recomputation from it, the search index holds its words, and its audit is as it was written.\n",
        );
      else running.terminal.write(findings.map((finding) => `${finding.area}: ${finding.message}\n`).join(""));
      if (findings.length > 0) running.end(1);
    });
};

function givenHead(text: string): AuditHead {
  const head = parseHead(text);
  if (!head) throw new DebriefError("bad_head", 400, "--audit-head is what `debrief audit head` printed, such as 1204:9f86d0…, whole");
  return head;
}

/** With the server's facts as it left them; while it runs they are its own, and facts counted for this check take their place. */
async function openAsLeft({ environment, terminal }: Running): Promise<Workspace> {
  const { dataDir, databaseUrl } = environment();
  try {
    return await openWorkspace({ dataDir, databaseUrl, facts: "server" });
  } catch (error) {
    if (!(error instanceof FactsInUseError)) throw error;
    terminal.say("The server is running and keeps its facts to itself: facts counted for this check are compared instead.\n");
    return openWorkspace({ dataDir, databaseUrl, facts: "memory" });
  }
}
