import { openWorkspace } from "@/lib/workspace";
import { askApi } from "@/tests/support/ask-api";

/*
 * Sends interactions one after another until it is killed, as a program does that never gives up: each with its own
 * Idempotency-Key, and each answer is said aloud only when it is there.
 */
const [dataDir = "", key = "", from = "0"] = process.argv.slice(2);
globalThis.debriefWorkspace = openWorkspace({ dataDir, facts: "memory" });

for (let at = Number(from); ; at++) {
  const items = [
    { externalId: `K-${at}`, contactedAt: "2024-03-04", promises: [{ dueAt: "2024-03-05" }] },
    { externalId: `L-${at}`, contactedAt: "2024-03-04" },
  ];
  const { status, text } = await askApi(key, "POST", "/api/v1/interactions", { items }, { "idempotency-key": `key-${at}` });
  process.stdout.write(`${at} ${status} ${text}\n`);
}
