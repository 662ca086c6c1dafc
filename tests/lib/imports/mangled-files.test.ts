import { readFileSync } from "node:fs";
import { count } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { importJob, interaction, rejectedRow } from "@/db/schema";
import { BadImportError } from "@/lib/errors";
import { templateFile } from "@/lib/imports/template-file";
import { freshRecord } from "@/tests/support/record";
import { importText } from "../../support/import-arrange";

const RUNS = Number(process.env.FUZZ_RUNS ?? 60);

const files = [
  readFileSync("tests/fixtures/imports/cfpb_excerpt.csv"),
  readFileSync("tests/fixtures/imports/nyc311_excerpt.csv"),
  Buffer.from(templateFile()),
];

/** One thing that happens to a file: where, as a share of its length, and what. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.oneof(
    fc
      .constantFrom('"', '""', ",", ";", "\n", "\r\n", "\0", "=", "'", "\ufeff", "|", "\t", "😀")
      .map((text) => ({ insert: Buffer.from(text) })),
    fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => ({ insert: Buffer.from(bytes) })),
    fc.integer({ min: 1, max: 400 }).map((remove) => ({ remove })),
    fc.integer({ min: 1, max: 3_000 }).map((repeat) => ({ repeat })),
    fc.constant({ cut: true }),
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(file: Buffer, edits: Edit[]): Buffer {
  let bytes = file;
  for (const { at, how } of edits) {
    const place = Math.floor(at * bytes.length);
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    if ("insert" in how) bytes = Buffer.concat([before, how.insert, after]);
    else if ("remove" in how) bytes = Buffer.concat([before, after.subarray(how.remove)]);
    else if ("repeat" in how) bytes = Buffer.concat([before, after.subarray(0, how.repeat), after]);
    else bytes = before;
  }
  return bytes;
}

describe("whatever happens to a file", () => {
  let record: RecordStore;
  beforeAll(async () => {
    record = await freshRecord();
  });

  test("it is refused with a sentence, or all its rows are accepted or rejected with a line and a reason", {
    timeout: 600_000,
  }, async () => {
    const mangled = fc
      .tuple(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 6 }))
      .map(([file, edits]) => edited(file, edits));
    await fc.assert(
      fc.asyncProperty(mangled, async (bytes) => {
        const before = await totals(record);
        const report = await importText(record, bytes).catch((error: unknown) => {
          if (error instanceof BadImportError && error.message.length > 20) return null;
          throw error;
        });
        const after = await totals(record);
        if (report === null) {
          expect(after).toEqual(before);
          return;
        }
        expect(report.accepted + report.rejected).toBe(report.rows);
        expect(report.created + report.changed + report.unchanged).toBe(report.accepted);
        expect(after.interactions - before.interactions).toBe(report.created);
        expect(after.rejections - before.rejections).toBe(report.rejected);
        expect(report.state).toBe("done");
      }),
      { numRuns: RUNS },
    );
    const reasons = await record.db.select().from(rejectedRow);
    expect(reasons.every(({ line, reason, hint }) => line > 0 && reason.length > 10 && hint.length > 5)).toBe(true);
    const jobs = await record.db.select({ state: importJob.state }).from(importJob);
    expect(jobs.every(({ state }) => state === "done")).toBe(true);
  });
});

async function totals(record: RecordStore) {
  const [rows] = await record.db.select({ n: count() }).from(interaction);
  const [rejections] = await record.db.select({ n: count() }).from(rejectedRow);
  return { interactions: rows?.n ?? 0, rejections: rejections?.n ?? 0 };
}
