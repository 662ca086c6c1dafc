import { setTimeout as pause } from "node:timers/promises";
import { openRecord } from "@/db/client";
import { writeBatch } from "@/tests/faults/batches";

// Writes batches into the record of a directory until it is killed.
const record = await openRecord({ dataDir: process.argv[2] ?? "" });
for (;;) {
  await record.tx((db) => writeBatch(db, Math.random));
  process.stdout.write("wrote\n");
  await pause(Math.random() * 15);
}
