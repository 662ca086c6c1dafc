import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecord } from "@/db/client";
import { parseQueueView } from "@/lib/promises/queue-view";
import { countReminders, readQueue } from "@/lib/promises/read-queue";
import { generateInteractions, NOW } from "@/tests/bench/support/generate";
import { actorOf, ownerActor } from "@/tests/support/signed-in";

/**
 * How long the queue of promises takes to read from the record, with 300,000 promises (or `npm run bench -- callbacks N`
 * promises): the whole answer in the process, from the address to rows with their reports. Of the promises of the last
 * four weeks one in ten has been left open, of older ones one in a hundred; a third has an owner.
 */
const wanted = Number(process.argv[2] ?? 300_000);
const ROUNDS = 30;
/** What one reading may take, in milliseconds. */
const BUDGET = 100;
const folder = mkdtempSync(join(tmpdir(), "debrief-bench-"));
const record = await openRecord({ dataDir: folder });

try {
  // One interaction in two makes a promise.
  generateInteractions(record, wanted * 2);
  const database = record.sqlite?.write;
  if (!database) throw new Error("the bench fills a SQLite record");
  database.exec(
    `insert into app_user (id, email, name, role, created_at, updated_at) values (1, 'robin@example.com', 'Robin', 'agent', 0, 0)`,
  );
  const since = NOW - 28 * 86_400_000;
  database
    .prepare(
      "update promise set done_at = due_at where done_at is null and cancelled_at is null and id % (case when due_at >= ? then 10 else 100 end) <> 0",
    )
    .run(since);
  database.exec("update promise set owner_user_id = 1, remind_at = due_at where id % 3 = 0 and done_at is null and cancelled_at is null");
  const [row] = [
    database
      .prepare<[], { promises: number; open: number }>(
        "select count(*) as promises, sum(done_at is null and cancelled_at is null) as open from promise",
      )
      .get(),
  ];
  print(`${row?.promises.toLocaleString("en")} promises, ${row?.open.toLocaleString("en")} of them open, ${ROUNDS} rounds\n`);
  print("| queue | open | median | p95 |\n|---|---|---|---|");
  const seesAll = ownerActor();
  const seesSome = actorOf("agent", [3, 4]);
  await measure("all", () => readQueue(record, seesAll, parseQueueView({}).view, NOW));
  await measure("mine", () => readQueue(record, seesAll, parseQueueView({ whose: "mine" }).view, NOW));
  await measure("of two teams", () => readQueue(record, seesSome, parseQueueView({ whose: "teams" }).view, NOW));
  await measure("one kind, without owner", () =>
    readQueue(record, seesAll, parseQueueView({ whose: "nobody", kind: "callback" }).view, NOW),
  );
  await measure("overdue alone, page 3", () => readQueue(record, seesAll, parseQueueView({ section: "overdue", page: "3" }).view, NOW));
  await measure("reminders in the rail", async () => ({
    counts: { overdue: await countReminders(record, seesAll, NOW), today: 0, week: 0, later: 0 },
  }));
} finally {
  await record.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(
  name: string,
  read: () => Promise<{ counts: Record<"overdue" | "today" | "week" | "later", number> }>,
): Promise<void> {
  const times: number[] = [];
  let open = 0;
  await read();
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    const { counts } = await read();
    times.push(performance.now() - begun);
    open = counts.overdue + counts.today + counts.week + counts.later;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(ROUNDS - 1, Math.floor(ROUNDS * share))] ?? Number.NaN;
  print(`| ${name} | ${open} | ${at(0.5).toFixed(1)} | ${at(0.95).toFixed(1)} |`);
  if (at(0.95) <= BUDGET) return;
  print(`  MISSED: ${at(0.95).toFixed(1)} of ${BUDGET} ms`);
  process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
