import { setTimeout as pause } from "node:timers/promises";
import { openRecord } from "@/db/client";
import { setting } from "@/db/schema";
import { note } from "@/lib/audit/note";

// Another process at the same record: `write <a letter for each writer> <count>`, `note` in the same way, `hold <milliseconds>`,
// or `hog <milliseconds> <count>`: transactions of so long, one right after the other.
const [place = "{}", command, ...rest] = process.argv.slice(2);
const record = await openRecord(JSON.parse(place));
if (command === "write") await write([...(rest[0] ?? "")], Number(rest[1]));
else if (command === "note") await noteEach([...(rest[0] ?? "")], Number(rest[1]));
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

/** Each writer an entry of the audit per transaction; says when the first one is kept, and at the end how many were. */
async function noteEach(writers: string[], count: number): Promise<void> {
  let kept = 0;
  const noteAll = async (name: string) => {
    for (let n = 0; n < count; n++) {
      await record.tx((db) => note(db, { id: "process" }, { action: "team.change", subject: `team:${name}-${n}` }, n));
      kept++;
      if (kept === 1 && count > 10_000) process.stdout.write("begun\n");
    }
  };
  await Promise.all(writers.map(noteAll));
  process.stdout.write(`${kept}\n`);
}

/** Says when it holds the record, and lets go after the time given. */
async function hold(milliseconds: number): Promise<void> {
  await record.tx(async () => {
    process.stdout.write("held\n");
    await pause(milliseconds);
  });
}
