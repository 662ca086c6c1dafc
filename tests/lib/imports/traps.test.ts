import { asc, eq } from "drizzle-orm";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { interaction, rejectedRow } from "@/db/schema";
import { freshRecord } from "@/tests/support/record";
import { CFPB_HEADER, complaint, csvOf, importText } from "../../support/import-arrange";

const twoComplaints = [complaint({ "Complaint ID": "1" }), complaint({ "Complaint ID": "2", Product: "Student loan" })];

describe("the same rows", () => {
  const text = csvOf(CFPB_HEADER, [complaint({ Company: "Größe & Söhne" }), complaint({ "Complaint ID": "2" })]);
  const semicolons = csvOf(CFPB_HEADER, [complaint({ Company: "Größe & Söhne" }), complaint({ "Complaint ID": "2" })], ";");

  test.each([
    ["in UTF-8", Buffer.from(text)],
    ["in UTF-8 with a mark", iconv.encode(text, "utf-8", { addBOM: true })],
    ["in ISO-8859-1 with CRLF and semicolons", iconv.encode(semicolons, "iso-8859-1")],
    ["in windows-1252", iconv.encode(text, "windows-1252")],
    ["in UTF-16", iconv.encode(text, "utf-16le", { addBOM: true })],
    ["with tabs", Buffer.from(csvOf(CFPB_HEADER, [complaint({ Company: "Größe & Söhne" }), complaint({ "Complaint ID": "2" })], "\t"))],
    ["with bars", Buffer.from(text.replaceAll(",", "|"))],
    ["with LF only", Buffer.from(text.replaceAll("\r\n", "\n"))],
    ["below a title and an empty line", Buffer.from(`Complaints of March\r\n\r\n${text}`)],
    [
      "with other spellings of the header",
      Buffer.from(text.replace("Timely response?", "timely_response").replace("Date received", "DATE  RECEIVED")),
    ],
  ])("%s are the same interactions", async (_, content) => {
    const record = await freshRecord();
    await importText(record, text);
    expect(await importText(record, content)).toMatchObject({ rows: 2, accepted: 2, unchanged: 2, created: 0, rejected: 0 });
  });

  test("with four spellings of their dates have the same day", async () => {
    for (const date of ["3/18/2019", "2019/3/18", "2019-03-18", "03-18-2019", "43542", "18 Mar 2019"]) {
      const record = await freshRecord();
      await importText(record, csvOf(CFPB_HEADER, [complaint({ "Date received": date })]));
      const [row] = await record.db.select().from(interaction);
      // 2019-03-18 is day 17,973 since 1970-01-01, and begins at 04:00 UTC in New York.
      expect([row?.contactedDay, row?.contactedAt]).toEqual([17_973, Date.UTC(2019, 2, 18, 4)]);
    }
  });
});

describe("a row that cannot be taken", () => {
  async function rejectionsOf(content: string) {
    const record = await freshRecord();
    const report = await importText(record, content);
    const rejected = await record.db.select().from(rejectedRow).orderBy(asc(rejectedRow.line));
    return { report, rejected: rejected.map(({ line, column, value, code }) => ({ line, column, value, code })) };
  }

  test("is rejected with its line, column, value and a code", async () => {
    const { report, rejected } = await rejectionsOf(
      csvOf(CFPB_HEADER, [
        complaint({ "Consumer complaint narrative": "It went\non and on" }),
        complaint({ "Complaint ID": "2", "Date received": "sometime" }),
        complaint({ "Complaint ID": "3", "Date received": "" }),
      ]),
    );
    expect(report).toMatchObject({ rows: 3, accepted: 1, rejected: 2 });
    expect(rejected).toEqual([
      { line: 4, column: "Date received", value: "sometime", code: "bad_date" },
      { line: 5, column: "Date received", value: "", code: "missing_value" },
    ]);
  });

  test("has too few or too many cells", async () => {
    const text = `${csvOf(CFPB_HEADER, [complaint()])}3/18/2019,Mortgage\r\n${complaint({ "Complaint ID": "2" }).join(",")},one,more\r\n`;
    const { report, rejected } = await rejectionsOf(text);
    expect(report).toMatchObject({ rows: 3, accepted: 1, rejected: 2 });
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, "too_few_cells"],
      [4, "too_many_cells"],
    ]);
  });

  test("has slipped by one column although the number of cells is right", async () => {
    const slipped = ["3/18/2019", "Mortgage", "Trouble", "with a comma", "EXAMPLE BANK", "Yes", "3"];
    const { rejected } = await rejectionsOf(csvOf(CFPB_HEADER, [slipped]));
    expect(rejected).toEqual([{ line: 2, column: "Timely response?", value: "EXAMPLE BANK", code: "unexpected_value" }]);
  });

  test("repeats the header", async () => {
    const text = csvOf(CFPB_HEADER, [complaint()]) + csvOf(CFPB_HEADER, [complaint({ "Complaint ID": "2" })]);
    const { report, rejected } = await rejectionsOf(text);
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([[3, "repeated_header"]]);
  });

  test("is where the file was cut off; the whole rows before it are taken", async () => {
    const text = `${csvOf(CFPB_HEADER, twoComplaints)}3/19/2019,Mortgage,Trouble,EXAMPLE BANK,Yes,"They said they would\ncall me`;
    const { report, rejected } = await rejectionsOf(text);
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([[4, "torn_row"]]);
  });
});

describe("a file that is imported with a warning", () => {
  async function warningsOf(content: string | Buffer) {
    const record = await freshRecord();
    const report = await importText(record, content);
    return { record, report, warnings: Object.fromEntries(report.warnings.map(({ code, rows }) => [code, rows])) };
  }

  test("holds ids that a spreadsheet ruined: no row is lost to them", async () => {
    const rows = Array.from({ length: 10 }, (_, at) =>
      complaint({ "Complaint ID": at < 5 ? "5.70306E+17" : "5.70307E+17", Company: `COMPANY ${at}` }),
    );
    const { report, warnings } = await warningsOf(csvOf(CFPB_HEADER, rows));
    expect(report).toMatchObject({ rows: 10, accepted: 10, created: 10, interactions: 10 });
    expect(warnings).toEqual({ ids_ruined: 10 });
  });

  test("holds ids that repeat for different rows", async () => {
    const rows = Array.from({ length: 10 }, (_, at) => complaint({ "Complaint ID": String(at % 3), Company: `COMPANY ${at}` }));
    const { report, warnings } = await warningsOf(csvOf(CFPB_HEADER, rows));
    expect([report.created, warnings.ids_ruined]).toEqual([10, 10]);
  });

  test("holds no ids: equal rows are as many interactions as rows, and stay so", async () => {
    const header = CFPB_HEADER.slice(0, -1);
    const rows = [complaint(), complaint(), complaint({ Company: "OTHER BANK" })].map((row) => row.slice(0, -1));
    const { record, report, warnings } = await warningsOf(csvOf(header, rows));
    expect([report.created, warnings.ids_ruined]).toEqual([3, 3]);
    expect(await importText(record, csvOf(header, rows.reverse()))).toMatchObject({ created: 0, unchanged: 3 });
  });

  test("keeps ids above 2^53 as text", async () => {
    const rows = ["570306133677760513", "570306133677760514"].map((id) => complaint({ "Complaint ID": id }));
    const { record } = await warningsOf(csvOf(CFPB_HEADER, rows));
    const ids = await record.db.select({ id: interaction.externalId }).from(interaction).orderBy(asc(interaction.externalId));
    expect(ids.map(({ id }) => id)).toEqual(["570306133677760513", "570306133677760514"]);
  });

  test("holds dates whose day and month look swapped", async () => {
    const right = ["4/13/2019", "4/22/2019", "5/30/2019", "6/14/2019", "6/28/2019"];
    const swapped = ["8/4/2019", "9/4/2019", "10/5/2019", "11/5/2019", "12/6/2019", "7/6/2019"];
    const rows = [...right, ...swapped].map((date, at) => complaint({ "Date received": date, "Complaint ID": String(at) }));
    const { report, warnings } = await warningsOf(csvOf(CFPB_HEADER, rows));
    expect(warnings).toEqual({ dates_swapped: 6 });
    expect(report.warnings[0]?.message).toBe(
      'In "Date received" days above 12 occur only in April, May and June; 6 rows may have day and month swapped. They were read as written.',
    );
  });

  test("holds broken bytes or NUL characters in some rows", async () => {
    const text = Buffer.from(
      csvOf(CFPB_HEADER, [
        complaint({ Company: "Größe für alle, naïve Söhne" }),
        complaint({ Company: "AB@CD", "Complaint ID": "2" }),
        complaint({ Company: "A\0B", "Complaint ID": "3" }),
      ]),
    );
    text[text.indexOf("@")] = 0xff;
    const { record, warnings } = await warningsOf(text);
    expect(warnings).toEqual({ bytes_replaced: 1, nuls_removed: 1 });
    expect(await record.db.select().from(interaction)).toHaveLength(3);
  });

  test("writes its dates day first, unlike other files of its kind", async () => {
    const dates = ["18-03-2019", "04-03-2019", "21-03-2019", "30-03-2019"];
    const { record, report, warnings } = await warningsOf(
      csvOf(
        CFPB_HEADER,
        dates.map((date, at) => complaint({ "Date received": date, "Complaint ID": String(at) })),
      ),
    );
    expect([report.rejected, warnings]).toEqual([0, { date_order_inferred: 1 }]);
    // 2019-03-04 is day 17,959.
    const [row] = await record.db.select().from(interaction).where(eq(interaction.externalId, "1"));
    expect(row?.contactedDay).toBe(17_959);
  });

  test("repeats the name of a column: the first one is read", async () => {
    const { report, warnings } = await warningsOf(csvOf([...CFPB_HEADER, "Issue"], [[...complaint(), "Something else"]]));
    expect(report.accepted).toBe(1);
    expect(warnings).toEqual({ header_repeated: 0 });
  });

  test("repeats an id for another row now and then: the last one counts", async () => {
    const rows = [
      ...Array.from({ length: 20 }, (_, at) => complaint({ "Complaint ID": String(at) })),
      complaint({ "Complaint ID": "3", Product: "Student loan" }),
    ];
    const { report, warnings } = await warningsOf(csvOf(CFPB_HEADER, rows));
    expect(report).toMatchObject({ rows: 21, accepted: 21, created: 20, changed: 1, interactions: 20 });
    expect(warnings).toEqual({ ids_repeated: 1 });
  });
});

test("a narrative of 22,000 characters from right to left is kept whole", async () => {
  const record = await freshRecord();
  const narrative = "شكوى عن التأخير. ".repeat(1_300).trim();
  await importText(record, csvOf(CFPB_HEADER, [complaint({ "Consumer complaint narrative": narrative })]));
  const [row] = await record.db.select({ narrative: interaction.narrative }).from(interaction).where(eq(interaction.externalId, "1"));
  expect(row?.narrative).toBe(narrative);
});

describe("a file that is not imported at all", { timeout: 60_000 }, () => {
  test.each([
    ["has columns nobody knows", "colour,size\nred,1\n", /No known kind of file has these columns: "colour", "size"/],
    ["is empty", "", /empty/],
    ["is half an archive", "PK\u0003\u0004", /The archive is damaged/],
  ])("%s", async (_, content, message) => {
    const record = await freshRecord();
    await expect(importText(record, content)).rejects.toThrow(message);
    expect(await record.db.select().from(interaction)).toEqual([]);
  });

  test("has more rows than the limit", async () => {
    const record = await freshRecord();
    process.env.IMPORT_MAX_ROWS = "1";
    try {
      await expect(importText(record, csvOf(CFPB_HEADER, twoComplaints))).rejects.toThrow("more than 1 rows");
    } finally {
      delete process.env.IMPORT_MAX_ROWS;
    }
    expect(await record.db.select().from(interaction)).toEqual([]);
  });
});
