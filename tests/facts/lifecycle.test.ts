import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Db, RecordStore } from "@/db/client";
import { compareFacts } from "@/db/facts/compare";
import { type Facts, openFacts } from "@/db/facts/duckdb";
import { closeGeneration, FactsInUseError, reopenGeneration } from "@/db/facts/generation";
import { factInteraction } from "@/db/facts/tables";
import { cause, change, interaction, interactionCause, recordMeta } from "@/db/schema";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { freshRecord } from "@/tests/support/record";

const open: Facts[] = [];
afterAll(async () => {
  for (const facts of open.splice(0)) await facts.close();
});

let record: RecordStore;
let path: string;
beforeEach(async () => {
  record = await freshRecord();
  path = join(record.dataDir, "facts", "server.duckdb");
  await record.tx(async (db) => {
    await addSource(db);
    await db.insert(cause).values({ axis: "topic", code: "late", name: "Late" });
  });
});

describe("a read", () => {
  test("keeps its version while syncs and a rebuild go on beside it, and its facts are deleted only after it", async () => {
    const facts = await openedAt(path);
    await add("A");
    await facts.sync();
    const [before] = files();

    await facts.read(async (reader) => {
      const version = reader.version;
      await add("B");
      await facts.sync();
      expect(await reader.all(howMany)).toEqual([{ rows: 1 }]);
      await facts.rebuild();
      expect(await facts.read((later) => later.all(howMany))).toEqual([{ rows: 2 }]);
      expect(await reader.all(howMany)).toEqual([{ rows: 1 }]);
      expect(reader.version).toBe(version);
      expect(files()).toContain(before);
    });
    expect(files()).toHaveLength(1);
    expect(files()).not.toContain(before);
  });

  test("asks one query after another, also when several are asked at once", async () => {
    const facts = await opened();
    await add("A");
    await facts.sync();

    const answers = await facts.read((reader) =>
      Promise.all([1, 2, 3].map((n) => reader.all(sql`select ${n}::integer + count(*) as n from ${factInteraction}`))),
    );
    expect(answers).toEqual([[{ n: 2 }], [{ n: 3 }], [{ n: 4 }]]);
  });

  test("cannot change the facts", async () => {
    const facts = await opened();
    await expect(facts.read((reader) => reader.all(sql`delete from ${factInteraction}`))).rejects.toThrow(/read-only/);
  });

  test("that fails leaves the facts to others", async () => {
    const facts = await opened();
    await expect(facts.read((reader) => reader.all(sql`select nothing from nowhere`))).rejects.toThrow(/nowhere/);
    expect(await facts.read((reader) => reader.all(howMany))).toEqual([{ rows: 0 }]);
  });

  test("divides integers as PostgreSQL does, and gives numbers for integers of any width", async () => {
    const facts = await opened();
    const [row] = await facts.read((reader) =>
      reader.all(
        sql`select 7 / 2 as half, count(*) as rows, sum(5) as hugeint, ${2 ** 40}::bigint as wide, ${1.5}::double as share, null as nothing`,
      ),
    );
    expect(row).toEqual({ half: 3, rows: 1, hugeint: 5, wide: 1_099_511_627_776, share: 1.5, nothing: null });
  });
});

describe("a sync", () => {
  test("that fails at any of its questions to the record moves nothing, and the next one catches up", async () => {
    let questionsLeft = Number.POSITIVE_INFINITY;
    const facts = await openFacts(
      failing(record, () => questionsLeft-- <= 0),
      { path: ":memory:" },
    );
    open.push(facts);
    const id = await add("A");
    const version = await facts.sync();
    await add("B");
    await record.tx(async (db) => {
      await db.insert(interactionCause).values({ interactionId: id, causeId: 1 });
    });

    let failures = 0;
    for (let questions = 0; ; questions++, failures++) {
      questionsLeft = questions;
      const synced = await facts.sync().catch((error: Error) => error);
      questionsLeft = Number.POSITIVE_INFINITY;
      if (!(synced instanceof Error)) break;
      expect(synced.message).toBe("the disk failed");
      expect(await facts.read(async (reader) => [reader.version, reader.causeSets.size, await reader.all(howMany)])).toEqual([
        version,
        0,
        [{ rows: 1 }],
      ]);
    }
    expect(failures).toBeGreaterThan(5);
    expect(await compareFacts(record, facts)).toEqual([]);
  });

  test("asked for ten times at once is done at most twice", async () => {
    const facts = await opened();
    let snapshots = 0;
    const counted: RecordStore = {
      ...record,
      snapshot(work) {
        snapshots++;
        return record.snapshot(work);
      },
    };
    const watched = await openFacts(counted, { path: ":memory:" });
    open.push(watched);
    snapshots = 0;
    await add("A");
    await Promise.all(Array.from({ length: 10 }, () => watched.sync()));

    expect(snapshots).toBeLessThanOrEqual(2);
    expect(await watched.read((reader) => reader.all(howMany))).toEqual([{ rows: 1 }]);
    expect(await facts.pending()).toBe(1);
  });
});

describe("facts of an earlier run", () => {
  test("go on from where they stood, with the combinations they had", async () => {
    const first = await openFacts(record, { path });
    await add("A");
    const version = await first.sync();
    await first.close();
    await add("B");

    const second = await openedAt(path);
    expect(files()).toEqual(["server.1.duckdb"]);
    expect(await second.read(async (reader) => reader.version)).toBeGreaterThan(version);
    expect(await compareFacts(record, second)).toEqual([]);
  });

  test.each<[string, () => Promise<void>]>([
    [
      "of another record",
      async () =>
        void (await record.tx((db) =>
          db
            .update(recordMeta)
            .set({ recordId: "another" })
            .then(() => undefined),
        )),
    ],
    ["that are ahead of the record", async () => void (await record.tx((db) => db.delete(change).then(() => undefined)))],
    [
      "that the log no longer reaches",
      async () => {
        await add("B");
        await add("C");
        await record.tx(async (db) => {
          await db.delete(change).where(sql`seq < (select max(seq) from change)`);
        });
      },
    ],
    [
      "of another shape",
      async () => {
        const earlier = await reopenGeneration(join(record.dataDir, "facts", "server.1.duckdb"));
        await earlier!.write.run("update facts_meta set shape = 'of an older version'");
        closeGeneration(earlier!);
      },
    ],
    ["that are damaged", async () => writeFileSync(join(record.dataDir, "facts", "server.1.duckdb"), "not a database")],
  ])("%s are built anew", async (_, happens) => {
    const first = await openFacts(record, { path });
    await add("A");
    await first.sync();
    await first.close();
    await happens();

    const second = await openedAt(path);
    expect(files()).toEqual(["server.2.duckdb"]);
    expect(await compareFacts(record, second)).toEqual([]);
  });

  test("are not opened twice", async () => {
    await openedAt(path);
    await expect(reopenGeneration(join(record.dataDir, "facts", "server.1.duckdb"))).rejects.toThrow(FactsInUseError);
  });

  test("are passed over when they are a rebuild that was cut short", async () => {
    const first = await openFacts(record, { path });
    await first.close();
    writeFileSync(join(record.dataDir, "facts", "server.2.duckdb"), "");

    await openedAt(path);
    expect(files()).toEqual(["server.1.duckdb"]);
  });

  test("follow a record that was exchanged under them only by being built anew", async () => {
    const facts = await opened();
    await add("A");
    await facts.sync();
    await record.tx(async (db) => {
      await db.update(recordMeta).set({ recordId: "restored" });
      await db.update(interaction).set({ teamId: null });
      await db.delete(change);
    });
    await facts.sync();

    expect(await compareFacts(record, facts)).toEqual([]);
  });
});

test("most of the record changed: the facts are built anew, beside those that readers have", async () => {
  const facts = await openedAt(path);
  await record.tx(async (db) => {
    await db.run(sql`insert into interaction (source_id, external_id, is_difficult, contacted_at, created_at, updated_at)
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 2100) select 1, n, 1, 0, 0, 0 from numbers`);
  });
  await facts.sync();

  expect(files()).toEqual(["server.2.duckdb"]);
  expect(await facts.read((reader) => reader.all(howMany))).toEqual([{ rows: 2_100 }]);
});

test("a rebuild that fails leaves the facts as they were and no file behind", async () => {
  let isBroken = false;
  const breakable: RecordStore = {
    ...record,
    snapshot: (work) => (isBroken ? record.snapshot(async () => Promise.reject(new Error("disk"))) : record.snapshot(work)),
  };
  const facts = await openFacts(breakable, { path });
  open.push(facts);
  await add("A");
  await facts.sync();
  isBroken = true;

  await expect(facts.rebuild()).rejects.toThrow("disk");
  await expect(facts.sync()).rejects.toThrow("disk");
  expect(await facts.read((reader) => reader.all(howMany))).toEqual([{ rows: 1 }]);
  expect(files()).toEqual(["server.1.duckdb"]);
  isBroken = false;
  expect(await compareFacts(breakable, facts)).toEqual([]);
});

test("the facts hold integers only", async () => {
  const facts = await opened();
  const types = await facts.read((reader) =>
    reader.all(
      sql`select distinct data_type as type from information_schema.columns where table_name like 'fact\\_%' escape '\\' and table_name <> 'facts_meta' order by 1`,
    ),
  );
  expect(types).toEqual([{ type: "BIGINT" }, { type: "INTEGER" }]);
});

const howMany = sql`select count(*) as rows from ${factInteraction}`;

function add(externalId: string): Promise<number> {
  return record.tx((db) => addInteraction(db, { sourceId: 1, externalId }));
}

const opened = () => openedAt(":memory:");
async function openedAt(place: string): Promise<Facts> {
  const facts = await openFacts(record, { path: place });
  open.push(facts);
  return facts;
}

function files(): string[] {
  const folder = join(record.dataDir, "facts");
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => !file.endsWith(".wal"))
        .sort()
    : [];
}

/** The same record, but a question to a snapshot fails when told to. */
function failing(store: RecordStore, isDue: () => boolean): RecordStore {
  const faulty = (db: Db) =>
    new Proxy(db, {
      get(target, key) {
        if (key === "values" && isDue()) throw new Error("the disk failed");
        return Reflect.get(target, key, target);
      },
    });
  return { ...store, snapshot: (work) => store.snapshot((db) => work(faulty(db))) };
}
