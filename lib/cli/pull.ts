import { setTimeout as sleep } from "node:timers/promises";
import { openRecord } from "@/db/client";
import { type AddCommand, json } from "@/lib/cli/command";
import { interruption } from "@/lib/cli/interruption";
import { sentenceOf } from "@/lib/cli/sentence";
import { getConnector, listConnectors } from "@/lib/connectors/connectors";
import { pull } from "@/lib/connectors/pull";
import { formatCount } from "@/lib/format";

/** `debrief pull [CODE]`: what the server does from time to time, now and in this process. */
export const addPull: AddCommand = (program, { terminal, environment, actor, end }) => {
  program
    .command("pull")
    .argument("[connector]", "the code of a connector; all that are not paused otherwise")
    .description("Fetch from help desks what has changed there. A run that was stopped is gone on with.")
    .option("--json", "print one JSON value")
    .action(async (code: string | undefined, { json: asJson }: { json?: boolean }) => {
      const { dataDir, databaseUrl } = environment();
      const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
      const interrupt = interruption();
      const waiting = {
        now: Date.now,
        random: Math.random,
        sleep: async (milliseconds: number) => {
          await sleep(milliseconds, undefined, { signal: interrupt.signal });
        },
      };
      try {
        const all = await listConnectors(record.db, actor);
        const asked = code === undefined ? all.filter(({ pausedAt }) => pausedAt === null) : [await getConnector(record.db, code)];
        const results: object[] = [];
        for (const each of asked) {
          try {
            const { runId: _, ...counts } = await pull(record, actor, each.id, waiting, interrupt.signal);
            results.push({ connector: each.code, ...counts, error: null });
            if (!asJson)
              terminal.write(
                `${each.code}: ${formatCount(counts.rows)} tickets on ${formatCount(counts.pages)} ${counts.pages === 1 ? "page" : "pages"}: ${formatCount(counts.created)} new, ${formatCount(counts.changed)} changed, ${formatCount(counts.unchanged)} unchanged, ${formatCount(counts.rejected)} rejected\n`,
              );
            if (counts.rejected > 0) end(1);
          } catch (error) {
            results.push({ connector: each.code, error: sentenceOf(error) });
            terminal.say(`${each.code}: ${sentenceOf(error)}\n`);
            end(2);
          }
        }
        if (asJson) terminal.write(json(results));
        else if (asked.length === 0) terminal.say("There is no connector to pull. Make one on the page Sources.\n");
      } finally {
        interrupt.stop();
        await record.close();
      }
    });
};
