import { eq } from "drizzle-orm";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { interaction, rejectedRow } from "@/db/schema";
import { flatRow } from "@/lib/imports/unpacking/flat-row";
import { isObject, readJson } from "@/lib/imports/unpacking/json-value";
import { freshRecord } from "@/tests/support/record";
import { importText } from "../../support/import-arrange";
import { unpacked } from "../../support/unpacked";

const rowsOf = async (text: string | Buffer) => (await unpacked(text)).rows;

describe("the rows of a JSON file", () => {
  const rows = [
    [0, ["id", "team"]],
    [1, ["1", "Billing"]],
    [2, ["2"]],
  ];

  test.each([
    ["a list", '[{"id":1,"team":"Billing"},{"id":2}]'],
    ["one object that holds the list", '{\n"count": 2, "next": null, "tags": ["a"], "tickets":\n[{"id":1,"team":"Billing"}, {"id":2}] }'],
    ["an object on each line", '{"id":1,"team":"Billing"}\n{"id":2}\n'],
    ["UTF-16", iconv.encode('[{"id":1,"team":"Billing"},{"id":2}]', "utf-16le", { addBOM: true })],
  ])("are found in %s", async (_, text) => {
    expect(await rowsOf(text)).toEqual(rows);
  });

  test("keep their numbers digit by digit, also beyond 2^53", async () => {
    const [, row] = await rowsOf('[{"id":570306133677760513,"share":1.50,"big":1e400,"is":true}]');
    expect(row?.[1]).toEqual(["570306133677760513", "1.50", "1e400", "true"]);
  });

  test("have columns named by their path, and lists line by line", () => {
    const value = readJson('{"caller_id":{"value":"C-9"},"tags":["late","refund"],"fields":[{"id":1,"value":"a"},{"id":2}],"none":[]}');
    expect(isObject(value) && [...flatRow(value)]).toEqual([
      ["caller_id.value", "C-9"],
      ["tags", "late\nrefund"],
      ["fields.id", "1\n2"],
      ["fields.value", "a\n"],
      ["none", ""],
    ]);
  });

  test("are one where the file is one object, over any number of lines", async () => {
    expect(await rowsOf('{"id": 7,\n"team": {"name": "Billing"}, "tags": ["a", "b"], "entries": [{"x": 1}]}')).toEqual([
      [0, ["id", "team.name", "tags", "entries.x"]],
      [1, ["7", "Billing", "a\nb", "1"]],
    ]);
  });

  test("have a column for each named value that is known", () => {
    const value = readJson('{"fields":[{"id":31,"value":"a\\nb"},{"id":32,"value":null}],"more":[{"name":"x","value":["1","2"]}]}');
    expect(isObject(value) && [...flatRow(value)]).toEqual([
      ["fields.31", "a\nb"],
      ["more.x", "1\n2"],
    ]);
  });

  test("are numbered by their physical line where each has one", async () => {
    expect((await rowsOf('{"a":"x"}\n\n{"a":"y"}\n')).map(([line]) => line)).toEqual([0, 1, 3]);
  });

  test.each([
    ["no list of objects", "[1, 2]", /no list of objects/],
    ["an empty list", '{"tickets": [],\n"count": 0}', /no list of objects with anything in it/],
    ["several lists", '{"open": [{"a":1}], "closed": [{"a":1}]}', /more than one list of objects: "open" and "closed"/],
    [
      "more names than columns are read",
      JSON.stringify([Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`c${at}`, 1]))]),
      /500/,
    ],
  ])("are refused with a sentence when there is %s", async (_, text, message) => {
    await expect(rowsOf(text)).rejects.toThrow(message);
  });
});

/** A process is started for each file that is unpacked, which takes a second, and many on a busy machine. */
const inAProcess = { timeout: 120_000 };

describe("a JSON file that is not whole", inAProcess, () => {
  test("gives its whole rows, and rejects the one it ends in and what is no object", async () => {
    const record = await freshRecord();
    const text = '[{"external_id":"A-1","contacted_at":"2024-03-04"}, 17, {"external_id":, {"external_id":"A-2","contact';
    const report = await importText(record, text);
    expect(report).toMatchObject({ source: "own", rows: 3, accepted: 1, rejected: 2 });
    const rejected = await record.db.select().from(rejectedRow);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, "no_object"],
      [3, "torn_row"],
    ]);
  });

  test("on lines loses only the broken line", async () => {
    const record = await freshRecord();
    const lines = [
      '{"external_id":"A-1","contacted_at":"2024-03-04"}',
      '{"external_id":"A-2",',
      '{"external_id":"A-3","contacted_at":"2024-03-05"}',
    ];
    expect(await importText(record, lines.join("\n"))).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    const rows = await record.db.select({ id: interaction.externalId }).from(interaction);
    expect(rows.map(({ id }) => id)).toEqual(["A-1", "A-3"]);
  });
});

test("the answer of ServiceNow's table interface is imported like its CSV", inAProcess, async () => {
  const record = await freshRecord();
  const incident = {
    number: "INC001",
    opened_at: "2024-03-04 09:12:00",
    caller_id: { link: "https://desk.example/user/9", value: "9" },
    assignment_group: { link: "https://desk.example/group/4", value: "Network" },
    made_sla: "false",
    reopen_count: "1",
    priority: "1 - Critical",
    contact_type: "phone",
  };
  const report = await importText(record, JSON.stringify({ result: [incident] }));
  expect(report).toMatchObject({ source: "servicenow", rows: 1, accepted: 1 });
  const [row] = await record.db.select().from(interaction).where(eq(interaction.externalId, "INC001"));
  expect(row).toMatchObject({ isDifficult: true, severity: 4, contactedAt: Date.UTC(2024, 2, 4, 9, 12) });
  // Addresses of people and of their groups name them too.
  expect(JSON.stringify(row)).not.toContain("desk.example");
});
