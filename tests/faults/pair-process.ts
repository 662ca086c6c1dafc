import { openRecord } from "@/db/client";
import { setting } from "@/db/schema";
import { addInteraction } from "@/tests/support/arrange";

/* Several writers at once, each of pairs of rows in one transaction, which it says when it is kept: `<data folder> <source> <names> <count>`. */
const [dataDir = "", sourceId = "", names = "", count = ""] = process.argv.slice(2);
const record = await openRecord({ dataDir });
await Promise.all(names.split(",").map(write));
await record.close();

async function write(name: string): Promise<void> {
  for (let n = 0; n < Number(count); n++) {
    await record.tx(async (db) => {
      await addInteraction(db, { sourceId: Number(sourceId), externalId: `${name}-${n}` });
      await db.insert(setting).values({ key: `${name}-${n}`, value: n });
    });
    process.stdout.write("kept\n");
  }
}
