import { sql } from "drizzle-orm";
import { connectRecord, type RecordPlace } from "@/db/client";
import { recordDialect } from "@/db/columns";
import { knownVersion, migrateRecord, migrationsFolder } from "@/db/migrate";

/** Every version of the schema that a record may be found in, the oldest first; the last is this one. */
export const RELEASED = Array.from({ length: knownVersion(recordDialect) }, (_, at) => at + 1);

/** A record as that version left it, with this many interactions of one source. */
export async function makeReleased(place: RecordPlace, version: number, interactions: number): Promise<void> {
  const store = await connectRecord(place);
  const { dialect, db, migrating } = store;
  await migrateRecord(dialect, db, migrating, migrationsFolder(dialect), version);
  await store.tx(async (tx) => {
    await tx.run(sql`insert into record_meta (id, record_id, created_at) values (1, 'an old record', 1)`);
    await tx.run(sql`insert into source (code, name, zone) values ('desk', 'Desk', 'UTC')`);
    await tx.run(sql`insert into setting (key, value) values ('workspace', '{"zone":"UTC"}')`);
    for (let n = 0; n < interactions; n++)
      await tx.run(
        sql`insert into interaction (source_id, external_id, is_difficult, contacted_at, created_at, updated_at, narrative)
            values (1, ${`A-${n}`}, ${dialect === "sqlite" ? 1 : true}, 1767225600000, 1, 1, ${`Called ${n} times.`})`,
      );
  });
  await store.close();
}
