import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { connectRecord, openRecord } from "@/db/client";
import { checkRecord } from "@/db/integrity";
import { recordVersion } from "@/db/migrate";
import { interaction } from "@/db/schema";
import { makeReleased, RELEASED } from "@/tests/support/released";

const KILLS = process.env.LONG ? 60 : 4;
const ROWS = 2_000;

const folder = await mkdtemp(join(tmpdir(), "debrief-migrate-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a record whose upgrade is killed is in the old version or in the new one, with all of its rows", { timeout: 600_000 }, async () => {
  const latest = RELEASED.length;
  const seen = new Set<string>();
  let openMs = 1_000;
  for (let kill = 0; kill < KILLS; kill++) {
    const version = 1 + (kill % (latest - 1));
    const kept = join(folder, `version-${version}`);
    if (kill < latest - 1) await makeReleased({ dataDir: kept }, version, ROWS);
    const dataDir = join(folder, `kill-${kill}`);
    await cp(kept, dataDir, { recursive: true });

    const args = ["--conditions=react-server", "--import", "tsx", "tests/faults/migrate-process.ts", dataDir];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    const begun = performance.now();
    // The first one is left to end, to know how long it takes; the second ends at once, the others somewhere in that time.
    if (kill > 0) {
      await Promise.race([pause(kill === 1 ? 0 : Math.random() * openMs), ended]);
      child.kill("SIGKILL");
    }
    await ended;
    if (kill === 0) openMs = performance.now() - begun;

    const left = await connectRecord({ dataDir });
    const found = await recordVersion("sqlite", left.db);
    expect([version, latest]).toContain(found);
    const tables = await left.db.all<{ sql: string }>("select sql from sqlite_schema where type = 'table' and name = 'app_user'");
    expect(tables.length).toBe(found === latest ? 1 : 0);
    await left.close();
    seen.add(found === latest ? "new" : "old");

    const record = await openRecord({ dataDir });
    expect(await record.db.$count(interaction)).toBe(ROWS);
    expect(await checkRecord(record)).toEqual([]);
    await record.close();
    await rm(dataDir, { recursive: true });
  }
  expect(seen.size, "some should have been killed before they were done").toBe(2);
});
