import { describe, expect, test } from "vitest";
import { savedMapping } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { allMappings } from "@/lib/imports/mappings/index";
import { MOST_MAPPING_BYTES, mappingFromJson, parseMapping } from "@/lib/imports/parse-mapping";
import { deleteMapping, listMappings, renameMapping, saveMapping } from "@/lib/imports/saved-mappings";
import { csvOf, importText } from "@/tests/support/import-arrange";
import { freshRecord } from "@/tests/support/record";

const actor = commandActor();
const plain = {
  code: "my-desk",
  name: "My desk",
  source: { code: "my-desk", name: "My desk" },
  columns: [{ name: "When", isRequired: true, date: { order: "dmy" } }, { name: "What" }],
  none: [],
  otherColumns: "keep",
  difficult: { always: true },
  fields: { contactedAt: { column: "When" }, summary: { column: "What" } },
  facets: [],
  causes: [],
  lists: [],
};

test("every mapping that is shipped is one that could have been sent", () => {
  for (const mapping of allMappings) expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
});

describe("a mapping that somebody sends is refused with a sentence when", () => {
  const deep = `${'{"not":'.repeat(30_000)}{"always":true}${"}".repeat(30_000)}`;
  test.each([
    ["it is no JSON", "{", "is no JSON"],
    ["it is something else", "[]", "is not valid"],
    ["it is very large", JSON.stringify({ ...plain, name: "x".repeat(MOST_MAPPING_BYTES) }), "is larger than 256 KiB"],
    ["it nests very deep", JSON.stringify(plain).replace('{"always":true}', deep), "nests rules more than 24 deep"],
    [
      "it nests rather deep",
      JSON.stringify(plain).replace('{"always":true}', `${'{"not":'.repeat(60)}{"always":true}${"}".repeat(60)}`),
      "nests rules more than 24 deep",
    ],
    ["it has a key too many", JSON.stringify({ ...plain, script: "alert(1)" }), "is not valid"],
    [
      "it fills a field that there is not",
      JSON.stringify({ ...plain, fields: { ...plain.fields, customerId: { constant: "1" } } }),
      'fills the field "customerId"',
    ],
    [
      "it fills a field of every object",
      JSON.stringify({ ...plain, fields: { ...plain.fields, constructor: { constant: "1" } } }),
      'fills the field "constructor"',
    ],
    ["it has no date", JSON.stringify({ ...plain, fields: {} }), "does not say which column is the date"],
    [
      "it fills a list that there is not",
      JSON.stringify({ ...plain, lists: [{ list: "importJob", fields: {} }] }),
      'fills the list "importJob"',
    ],
    [
      "it fills a list of every object",
      JSON.stringify({ ...plain, lists: [{ list: "__proto__", fields: {} }] }),
      'fills the list "__proto__"',
    ],
    [
      "it leaves out what a list needs",
      JSON.stringify({ ...plain, lists: [{ list: "interactionFailure", fields: { title: { constant: "x" } } }] }),
      'what "procedure" of "interactionFailure" is',
    ],
    ["it names a zone that there is not", JSON.stringify({ ...plain, source: { ...plain.source, zone: "Mars/Base" } }), "the time zone"],
    [
      "it has a facet twice",
      JSON.stringify({ ...plain, facets: [1, 2].map(() => ({ code: "a", name: "A", from: { column: "What" } })) }),
      'the facet "a" twice',
    ],
  ])("%s", (_, text, sentence) => {
    expect(() => mappingFromJson(text)).toThrow(sentence);
  });
});

test("a saved mapping is listed, renamed, deleted, and reads files with exactly its columns", async () => {
  const record = await freshRecord();
  const file = csvOf(["When", "What"], [["25/04/2024", "Late"]]);
  await expect(importText(record, file)).rejects.toThrow("No known kind of file has these columns");
  await saveMapping(
    record,
    actor,
    { mapping: mappingFromJson(JSON.stringify({ ...plain, madeFor: ["When", "What"] })), name: "  My   desk " },
    1_000,
  );
  expect((await listMappings(record, actor)).map(({ code, name, columns }) => ({ code, name, columns }))).toEqual([
    { code: "my-desk", name: "My desk", columns: ["When", "What"] },
  ]);
  expect(await importText(record, file)).toMatchObject({ mapping: "my-desk", created: 1 });
  await expect(importText(record, csvOf(["When", "What", "Who"], [["25/04/2024", "Late", "me"]]))).rejects.toThrow("No known kind of file");
  expect(await renameMapping(record, actor, "my-desk", "Our desk", 2_000)).toMatchObject({
    code: "my-desk",
    name: "Our desk",
    updatedAt: 2_000,
  });
  await expect(renameMapping(record, actor, "my-desk", "\u0000 ", 2_000)).rejects.toThrow("1 to 80 characters");
  await deleteMapping(record, actor, "my-desk");
  expect(await record.db.select().from(savedMapping)).toEqual([]);
  await expect(deleteMapping(record, actor, "my-desk")).rejects.toThrow('no saved mapping "my-desk"');
});

test("a mapping never takes the code of one that is shipped", async () => {
  const record = await freshRecord();
  const saved = await saveMapping(record, actor, { mapping: parseMapping(plain), name: "CFPB" }, 1_000);
  expect(saved.code).toBe("cfpb-own");
});
