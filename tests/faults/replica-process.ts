import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openRecord } from "@/db/client";
import { compareFacts } from "@/db/facts/compare";
import { openFacts } from "@/db/facts/duckdb";
import { brokenBatches } from "@/tests/faults/batches";
import { openControl } from "@/tests/faults/controls";

// A replica of the record of a directory: says whether the facts it finds are what the record says, then syncs and reads,
// some reads at once, until it is killed. A third argument names a control: a sync that is wrong in a known way.
const [dataDir = "", name = "", control] = process.argv.slice(2);
const record = await openRecord({ dataDir });
const path = join(dataDir, "facts", `${name}.duckdb`);
const facts = control === undefined ? await openFacts(record, { path }) : await openControl(record, path, control);

const differences = await compareFacts(record, facts);
say(differences.length === 0 ? "equal" : `different ${differences.length}: ${JSON.stringify(differences[0])}`);

let seen = 0;
void follow();
for (let reader = 0; reader < 2; reader++) void readOn();

async function follow(): Promise<void> {
  for (;;) {
    if (Math.random() < 0.1) await facts.rebuild();
    else await facts.sync();
    await pause(Math.random() * 5);
  }
}

async function readOn(): Promise<void> {
  for (;;) {
    const before = seen;
    const { version, broken } = await facts.read(async (reader) => ({ version: reader.version, broken: await brokenBatches(reader) }));
    if (version < before) broken.push(`version ${version} after version ${before}`);
    seen = Math.max(seen, version);
    say(broken.length === 0 ? "read" : `broken ${broken[0]}`);
    await pause(Math.random() * 3);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
