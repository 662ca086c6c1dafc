import { openRecord } from "@/db/client";

/* Opens a record and so brings it to this version, and is mostly killed while it does: `<data folder>`. */
process.stdout.write("opening\n");
const record = await openRecord({ dataDir: process.argv[2] ?? "" });
await record.close();
process.stdout.write("opened\n");
