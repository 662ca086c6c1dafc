import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { BadImportError } from "@/lib/errors";
import { rowsOfBody } from "@/lib/imports/bodies";
import { countImport } from "@/lib/imports/count-import";
import { importLimits } from "@/lib/imports/limits";
import { openFile } from "@/lib/imports/open-file";
import { flatRow } from "@/lib/imports/unpacking/flat-row";
import { readJson } from "@/lib/imports/unpacking/json-value";
import { freshRecord } from "@/tests/support/record";
import { IMPORT_DAY } from "../../support/import-arrange";
import { unpacked } from "../../support/unpacked";

/** `FUZZ_RUNS=10000` for the whole trial. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 60);

const folder = "tests/fixtures/vendors";
const bodies = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));

/** What may stand anywhere in a body instead of what belongs there. */
const strange = fc.oneof(
  fc.constantFrom(
    null,
    "",
    0,
    -1,
    1e21,
    true,
    "=1+1",
    "\ud800",
    "0001-01-01T00:00:00Z",
    "99999999999999999999",
    "<b",
    "&#99999999;",
    "1970-01-01 00:00:61",
  ),
  fc.constantFrom([], {}, [[]], [null, 1], [{ id: 1, value: 2 }], [{ id: 1, value: [{ id: 1, value: {} }] }], {
    body: {},
    status: 1,
    method: 1,
  }),
  fc.constantFrom(
    { type: "doc", content: [{ type: "paragraph", content: [{ text: 7 }] }] },
    { histories: [{ items: [{ field: "status" }] }] },
  ),
  fc.string({ maxLength: 20 }),
);

/** One member somewhere, by a path of numbers, is replaced, taken out or given again under another name. */
const change = fc.record({
  path: fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
  how: fc.constantFrom("replace", "remove", "copy"),
  value: strange,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function changed(value: unknown, { path, how, value: other }: Change): unknown {
  const [at = 0, ...deeper] = path;
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return other;
  const entries = Object.entries(value);
  const [name, inner] = entries[at % entries.length] ?? ["", null];
  const rest = entries.filter(([each]) => each !== name);
  const isLast = deeper.length === 0;
  const kept: [string, unknown][] =
    isLast && how === "remove"
      ? []
      : [[name, isLast && how === "replace" ? other : isLast ? inner : changed(inner, { path: deeper, how, value: other })]];
  const copied: [string, unknown][] = isLast && how === "copy" ? [["ticket", inner]] : [];
  const all = [...rest, ...kept, ...copied];
  return Array.isArray(value) ? all.map(([, each]) => each) : Object.fromEntries(all);
}

const mangled = fc
  .tuple(fc.constantFrom(...bodies), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([body, changes]) => changes.reduce<unknown>(changed, body));

let record: RecordStore;
beforeAll(async () => {
  record = await freshRecord();
});

describe("whatever stands in the answer of an interface", () => {
  test("it is refused with a sentence or every row is accounted for", { timeout: 3_600_000 }, async () => {
    const limits = importLimits({});
    const seen = { refused: 0, read: 0 };
    await fc.assert(
      fc.asyncProperty(mangled, async (body) => {
        try {
          const { target, form } = await unpacked(JSON.stringify(body));
          const file = await openFile({ path: target, form }, limits);
          const counted = await countImport(record, file, { code: "own", zone: "UTC" }, { now: IMPORT_DAY });
          expect(counted.accepted + counted.rejected).toBe(counted.rows);
          expect(counted.created + counted.changed + counted.unchanged).toBe(counted.accepted);
          seen.read++;
        } catch (error) {
          if (!(error instanceof BadImportError)) throw error;
          expect(error.message.length).toBeGreaterThan(20);
          seen.refused++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(0);
  });

  test("its rows are found or it is refused, and it is left as it was", () => {
    fc.assert(
      fc.property(fc.oneof(mangled, fc.jsonValue()), (body) => {
        const text = JSON.stringify(body);
        const value = readJson(text) ?? null;
        const before = JSON.stringify(value, plainly);
        try {
          for (const row of rowsOfBody(value)) for (const cell of flatRow(row).values()) expect(typeof cell).toBe("string");
        } catch (error) {
          if (!(error instanceof BadImportError)) throw error;
        }
        expect(JSON.stringify(value, plainly)).toBe(before);
      }),
      { numRuns: RUNS * 5 },
    );
  });
});

function plainly(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
