import { type AddCommand, json, withWorkspace } from "@/lib/cli/command";
import { exportAsText, exportPerson } from "@/lib/privacy/person-export";

/** `debrief person-export ID`: everything that is kept about one customer, on standard output. */
export const addPersonExport: AddCommand = (program, running) => {
  program
    .command("person-export <id>")
    .description("Print everything that is kept about one customer, found by what their source calls them, as JSON.")
    .option("--text", "as text to be read instead")
    .action(async (id: string, { text }: { text?: boolean }) => {
      const found = await withWorkspace(running, (workspace) =>
        exportPerson(workspace, running.actor, { subject: "customer", id }, Date.now()),
      );
      running.terminal.write(text ? exportAsText(found) : json(found));
    });
};
