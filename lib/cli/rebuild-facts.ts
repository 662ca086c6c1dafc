import type { AddCommand } from "@/lib/cli/command";
import { openWorkspace } from "@/lib/workspace";

/** `debrief rebuild-facts`: derives the server's facts anew from the record. */
export const addRebuildFacts: AddCommand = (program, { environment, terminal }) => {
  program
    .command("rebuild-facts")
    .description("Count everything anew from the record. Stop the server first: its facts belong to one program at a time.")
    .action(async () => {
      const { dataDir, databaseUrl } = environment();
      const workspace = await openWorkspace({ dataDir, databaseUrl, facts: "server" });
      try {
        await workspace.facts.rebuild();
      } finally {
        await workspace.close();
      }
      terminal.say("The facts were counted anew from the record.\n");
    });
};
