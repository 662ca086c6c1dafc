import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { BadImportError } from "@/lib/errors";
import { countImport } from "@/lib/imports/count-import";
import { importLimits } from "@/lib/imports/limits";
import { openFile } from "@/lib/imports/open-file";
import { freshRecord } from "@/tests/support/record";
import { IMPORT_DAY } from "../../support/import-arrange";
import { unpacked } from "../../support/unpacked";
import { sheetRow, workbookParts, type ZipPart, zipOf } from "../../support/zip-bytes";

/** `FUZZ_RUNS=10000` for the whole trial. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 60);

const HEADER = ["external_id", "contacted_at", "team", "severity", "summary"];
const ROWS = Array.from({ length: 6 }, (_, at) => [`A-${at}`, `2024-03-0${at + 1} 09:00`, "Billing", "2", "It was late again"]);
const objects = ROWS.map((cells) => Object.fromEntries(HEADER.map((name, at) => [name, cells[at]])));
const csv = [HEADER, ...ROWS].map((cells) => cells.join(",")).join("\n");

const sheet = workbookParts([HEADER, ...ROWS].map((cells, at) => sheetRow(at + 1, cells)).join(""));
const files: { name: string; parts: ZipPart[] | string }[] = [
  { name: "a list", parts: JSON.stringify(objects) },
  { name: "an object with a list", parts: JSON.stringify({ count: 6, tickets: objects }, null, 1) },
  { name: "lines", parts: objects.map((each) => JSON.stringify(each)).join("\n") },
  { name: "a workbook", parts: sheet },
  { name: "an archive", parts: [{ name: "a.csv", content: csv }] },
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  insert: fc.oneof(
    fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", "<", ">", "&", "/", "\n", "\0", "<row>", "</c>", '"a":', "]]>", "😀"),
    fc.uint8Array({ minLength: 0, maxLength: 3 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
  ),
  remove: fc.integer({ min: 0, max: 40 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(content: Buffer, edits: Edit[]): Buffer {
  let bytes = content;
  for (const { at, insert, remove } of edits) {
    const place = Math.floor(at * bytes.length);
    bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from(insert), bytes.subarray(place + remove)]);
  }
  return bytes;
}

let record: RecordStore;
beforeAll(async () => {
  record = await freshRecord();
});

test("whatever happens to a JSON file, a workbook or an archive, it is refused with a sentence or every row is accounted for", {
  timeout: 3_600_000,
}, async () => {
  const limits = importLimits({});
  const seen = { refused: 0, read: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      // What is inside is edited before it is packed, or the packed bytes themselves.
      fc.option(fc.nat(5)),
      async ({ parts }, edits, part) => {
        const content = typeof parts === "string" ? edited(Buffer.from(parts), edits) : packed(parts, edits, part);
        try {
          const { target, form, problems } = await unpacked(content, { limits: { unpackSeconds: 10 } });
          const file = await openFile({ path: target, form }, limits);
          const counted = await countImport(record, file, { code: "own", zone: "UTC" }, { now: IMPORT_DAY });
          expect(counted.accepted + counted.rejected).toBe(counted.rows);
          expect(counted.created + counted.changed + counted.unchanged).toBe(counted.accepted);
          expect(counted.rejected).toBeGreaterThanOrEqual(problems.length);
          seen.read++;
        } catch (error) {
          if (!(error instanceof BadImportError)) throw error;
          expect(error.message.length).toBeGreaterThan(20);
          seen.refused++;
        }
      },
    ),
    { numRuns: RUNS },
  );
  // A trial that only ever refuses, or never does, tries nothing.
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(0);
});

function packed(parts: ZipPart[], edits: Edit[], part: number | null): Buffer {
  if (part === null) return edited(zipOf(parts), edits);
  return zipOf(
    parts.map((each, at) => (at === part % parts.length ? { ...each, content: edited(Buffer.from(each.content), edits) } : each)),
  );
}
