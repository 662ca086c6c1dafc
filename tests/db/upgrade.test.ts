import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { verifyBackup } from "@/db/backup/read-backup";
import { restoreBackup } from "@/db/backup/restore-backup";
import { recordDialect } from "@/db/columns";
import { checkRecord } from "@/db/integrity";
import { interaction, recordMeta, source } from "@/db/schema";
import { freshPlace, openPlace, type Place } from "../support/record";
import { makeReleased, RELEASED } from "../support/released";

afterEach(() => vi.unstubAllEnvs());

const LATEST = RELEASED.length;
const older = RELEASED.slice(0, -1);
const backupsOf = ({ dataDir }: Place) => {
  const folder = join(dataDir, "backups");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".tar.gz")) : [];
};

describe.each(older)("a record of version %i", (version) => {
  test("is backed up before it is brought to this one, and keeps its rows", async () => {
    const place = await freshPlace();
    await makeReleased(place, version, 40);
    const record = await openPlace(place);
    expect(await record.db.$count(interaction)).toBe(40);
    expect(await record.db.select({ code: source.code }).from(source)).toEqual([{ code: "desk" }]);
    expect(await record.db.select({ id: recordMeta.recordId }).from(recordMeta)).toEqual([{ id: "an old record" }]);
    expect(await checkRecord(record)).toEqual([]);

    const [name = ""] = backupsOf(place);
    expect(name).toMatch(new RegExp(`^before-schema-${LATEST}-\\d{8}T\\d{6}Z\\.tar\\.gz$`));
    const path = join(place.dataDir, "backups", name);
    expect(await verifyBackup(path, recordDialect)).toMatchObject({ schemaVersion: version, tables: { interaction: { rows: 40 } } });
    const other = await freshPlace();
    expect(await restoreBackup(path, other, false)).toMatchObject({ findings: [] });
    const restored = await openPlace(other);
    const shape = sql`select external_id, narrative from interaction order by id`;
    expect(await restored.db.all(shape)).toEqual(await record.db.all(shape));
  });
});

test("a record of this version is not backed up when it is opened, and neither is a new one", async () => {
  const place = await freshPlace();
  await (await openPlace(place)).close();
  await (await openPlace(place)).close();
  expect(backupsOf(place)).toEqual([]);
});

test("when the backup cannot be made, the record stays as it was and the sentence says what to do", async () => {
  const place = await freshPlace();
  await makeReleased(place, LATEST - 1, 1);
  // Nobody can make a folder where a file is.
  writeFileSync(join(place.dataDir, "backups"), "in the way");
  await expect(openPlace(place)).rejects.toThrow(/backup before that could not be made.+Nothing was changed.+MIGRATE_WITHOUT_BACKUP=1\.$/s);
  vi.stubEnv("MIGRATE_WITHOUT_BACKUP", "1");
  const record = await openPlace(place);
  expect(await record.db.$count(interaction)).toBe(1);
});

test("an empty place where a record was is refused, and nothing is made there", async () => {
  const place = await freshPlace();
  const record = await openPlace(place);
  await record.close();
  const other = await freshPlace();
  if (recordDialect === "sqlite") {
    const path = join(place.dataDir, "debrief.sqlite");
    rmSync(path);
    await expect(openPlace(place)).rejects.toThrow(
      /debrief\.sqlite is missing, but there was a record here\. Put it back, or restore a backup/,
    );
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, "");
    await expect(openPlace(place)).rejects.toThrow(/debrief\.sqlite is empty, but there was a record/);
  } else {
    const elsewhere = { ...place, databaseUrl: other.databaseUrl ?? "" };
    await expect(openPlace(elsewhere)).rejects.toThrow(/^The database of DATABASE_URL is empty, but there was a record/);
  }
  rmSync(join(place.dataDir, "record-id"));
  await expect(
    openPlace({ ...place, ...(recordDialect === "postgres" && { databaseUrl: other.databaseUrl ?? "" }) }),
  ).resolves.toBeDefined();
});

test("another record in the place of the one that was there is refused", async () => {
  const place = await freshPlace();
  await (await openPlace(place)).close();
  const other = await freshPlace();
  await (await openPlace(other)).close();
  mkdirSync(join(place.dataDir, "kept"));
  writeFileSync(join(place.dataDir, "record-id"), "0e1c7a0c-0000-4000-8000-000000000000\n");
  await expect(openPlace(place)).rejects.toThrow("holds another record than the one that");
});
