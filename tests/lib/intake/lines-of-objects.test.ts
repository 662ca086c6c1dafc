import { count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";
import { importLimits } from "@/lib/imports/limits";
import { isObject, type JsonObject, readJson } from "@/lib/imports/unpacking/json-value";
import { linesOfObjects } from "@/lib/intake/lines-of-objects";
import { countTaken, writeLines } from "@/lib/intake/write-lines";
import { freshRecord } from "@/tests/support/record";
import { IMPORT_DAY } from "../../support/import-arrange";

/** An incident as ServiceNow's interface writes it. */
const incident = (number: string | null, values: Record<string, string> = {}): JsonObject => {
  const text = JSON.stringify({
    ...(number === null ? {} : { number }),
    opened_at: "2024-03-04 09:12:00",
    made_sla: "false",
    reopen_count: "0",
    caller_id: { value: "C-9" },
    assignment_group: "Network",
    ...values,
  });
  const value = readJson(text);
  if (!isObject(value)) throw new Error("no object");
  return value;
};

async function take(record: RecordStore, objects: JsonObject[], withLast?: Parameters<typeof writeLines>[3]) {
  const read = await linesOfObjects(record, objects, { mapping: null, source: "desk", limits: importLimits(), now: IMPORT_DAY });
  return writeLines(record, read, IMPORT_DAY, withLast);
}

describe("objects that a program sends", () => {
  test("become interactions, each once, however often they are sent", async () => {
    const record = await freshRecord();
    const first = await take(record, [incident("INC1"), incident("INC2")]);
    expect(countTaken(first)).toEqual({ rows: 2, created: 2, changed: 0, unchanged: 0, rejected: 0 });
    const again = await take(record, [incident("INC1"), incident("INC2", { reopen_count: "1" }), incident("INC3")]);
    expect(again.map(({ outcome }) => outcome)).toEqual(["unchanged", "changed", "created"]);
    expect(again.slice(0, 2)).toMatchObject(first.map((each) => ("id" in each ? { id: each.id, externalId: each.externalId } : {})));
    const [rows] = await record.db.select({ n: count() }).from(interaction);
    expect(rows?.n).toBe(3);
  });

  test("of one body with the same id are taken in their order", async () => {
    const record = await freshRecord();
    const taken = await take(record, [incident("INC1"), incident("INC1", { short_description: "Line is dead" })]);
    expect(taken.map(({ outcome }) => outcome)).toEqual(["created", "changed"]);
    const [row] = await record.db.select({ summary: interaction.summary }).from(interaction).where(eq(interaction.externalId, "INC1"));
    expect(row?.summary).toBe("Line is dead");
  });

  test("of one body that are states of one interaction leave it as the newest of them says, wherever that one stands", async () => {
    const record = await freshRecord();
    const state = (count: string, close_notes: string) => incident("INC1", { sys_mod_count: count, close_notes });
    const taken = await take(record, [
      state("7", "New cable"),
      state("3", "Asked for the model"),
      incident("INC2", { close_notes: "Restarted" }),
    ]);
    expect(taken.map(({ outcome }) => outcome)).toEqual(["changed", "created", "created"]);
    const rows = await record.db.select({ id: interaction.externalId, path: interaction.resolutionPath }).from(interaction);
    expect(new Map(rows.map(({ id, path }) => [id, path]))).toEqual(
      new Map([
        ["INC1", "New cable"],
        ["INC2", "Restarted"],
      ]),
    );
  });

  test("are rejected one by one, with the field and the reason", async () => {
    const record = await freshRecord();
    const taken = await take(record, [incident(null), incident("INC2", { opened_at: "soon" }), incident("INC3")]);
    expect(taken).toMatchObject([
      { outcome: "rejected", problem: { code: "unrecognised_columns" } },
      { outcome: "rejected", problem: { code: "bad_date", field: "opened_at" } },
      { outcome: "created", externalId: "INC3" },
    ]);
  });

  test("leave alone what they do not name, beside others that name it", async () => {
    const record = await freshRecord();
    await take(record, [incident("INC1", { close_notes: "New cable" })]);
    await take(record, [incident("INC1", { priority: "2" }), incident("INC2", { close_notes: "New router" })]);
    const rows = await record.db.select({ path: interaction.resolutionPath, severity: interaction.severity }).from(interaction);
    expect(rows).toEqual([
      { path: "New cable", severity: 3 },
      { path: "New router", severity: null },
    ]);
  });

  test("are not there when what belongs to them cannot be written", async () => {
    const record = await freshRecord();
    const failing = take(record, [incident("INC1")], async () => {
      throw new Error("no room for the answer");
    });
    await expect(failing).rejects.toThrow("no room for the answer");
    const [rows] = await record.db.select({ n: count() }).from(interaction);
    expect(rows?.n).toBe(0);
  });
});
