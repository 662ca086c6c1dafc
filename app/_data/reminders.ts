import { connection } from "next/server";
import { entered } from "@/app/_data/acting";
import { log } from "@/lib/log";
import { countReminders } from "@/lib/promises/read-queue";

/** How many reminders of the person at the browser have come; none where that cannot be told, as a rail must not fail for it. */
export async function remindersHere(): Promise<number> {
  await connection();
  const here = await entered("PAGE /").catch(() => null);
  if (here === null) return 0;
  const { actor, workspace } = here;
  return countReminders(workspace.record, actor, workspace.clock()).catch((error: unknown) => {
    log.error("reminders_not_counted", { error });
    return 0;
  });
}
