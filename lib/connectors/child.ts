import { setTimeout as sleep } from "node:timers/promises";
import { openRecord } from "@/db/client";
import { senderActor } from "@/lib/access/actor";
import { endWithParent } from "@/lib/child-process";
import { pull } from "@/lib/connectors/pull";
import { log } from "@/lib/log";

/*
 * The pulling process: `child.ts <data folder> <connector id>`. Started by start-pull.ts. How the run ends stands in the
 * record, so it says nothing itself.
 */
const [dataDir = "", idText = ""] = process.argv.slice(2);
const databaseUrl = process.env.DATABASE_URL;
const record = await openRecord(databaseUrl ? { dataDir, databaseUrl } : { dataDir });
// Between two pages everything is kept; the next run goes on there.
const parent = endWithParent();
try {
  await pull(record, senderActor(`The connector ${idText}`), Number(idText), {
    now: Date.now,
    sleep: async (milliseconds) => {
      await sleep(milliseconds);
    },
    random: Math.random,
  });
} catch (error) {
  if (!(error instanceof Error && "status" in error)) log.error("connector_stopped", { job: Number(idText), error });
} finally {
  parent.stop();
  await record.close();
}
