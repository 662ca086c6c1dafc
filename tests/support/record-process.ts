import { setTimeout as pause } from "node:timers/promises";
import { openRecord } from "@/db/client";
import { setting } from "@/db/schema";

// Another process at the same record: `write <a letter for each writer> <count>`, `hold <milliseconds>`,
// or `hog <milliseconds> <count>`: transactions of so long, one right after the other.
const [place = "{}", command, ...rest] = process.argv.slice(2);
const record = await openRecord(JSON.parse(place));
if (command === "write") await write([...(rest[0] ?? "")], Number(rest[1]));
else if (command === "hold") await hold(Number(rest[0]));
else for (let n = 0; n < Number(rest[1]); n++) await hold(Number(rest[0]));
await record.close();

/** Each writer a row per transaction, and at the end how many were acknowledged. */
async function write(writers: string[], count: number): Promise<void> {
  let acknowledged = 0;
  const writeAll = async (name: string) => {
    for (let n = 0; n < count; n++) {
      await record.tx(async (db) => {
        await db.insert(setting).values({ key: `${name}-${n}`, value: n });
      });
      acknowledged++;
    }
  };
  await Promise.all(writers.map(writeAll));
  process.stdout.write(`${acknowledged}\n`);
}

/** Says when it holds the record, and lets go after the time given. */
async function hold(milliseconds: number): Promise<void> {
  await record.tx(async () => {
    process.stdout.write("held\n");
    await pause(milliseconds);
  });
}
