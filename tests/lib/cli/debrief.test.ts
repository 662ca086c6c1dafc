import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRecord } from "@/db/client";
import { commandActor } from "@/lib/access/actor";
import { runDebrief } from "@/lib/cli/program";
import { METRIC_IDS } from "@/lib/metrics/define";
import { saveView } from "@/lib/views/saved-views";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "debrief-cli-"));
  writeFileSync(join(folder, "calls.csv"), CALLS);
  writeFileSync(join(folder, "other.csv"), "colour,weight\nred,12\n");
});

afterAll(() => rmSync(folder, { recursive: true }));

const CALLS = [
  "external_id,contacted_at,is_difficult,team",
  "C-1,2026-03-02T09:15:00Z,yes,Billing",
  "C-2,2026-03-03T10:00:00Z,no,Billing",
  "C-3,the day before,yes,Support",
  "C-4,2026-03-04T11:30:00Z,yes,Support",
].join("\n");

/** Runs the command in the folder of this test on a data folder of its own; what it wrote and how it ended. */
async function debrief(dataDir: string, ...args: string[]) {
  let out = "";
  let err = "";
  const terminal = {
    write: (text: string) => {
      out += text;
    },
    say: (text: string) => {
      err += text;
    },
    isWatched: false,
    folder,
  };
  const code = await runDebrief(args, terminal, { DATA_DIR: join(folder, dataDir) });
  return { code, out, err };
}

describe("import by what somebody says", () => {
  test("asks for the order of dates that the file does not say, and reads it by the answer", async () => {
    writeFileSync(join(folder, "dates.csv"), "external_id,contacted_at\nD-1,03/04/2024\n");
    const { code, err } = await debrief("dates", "import", "dates.csv");
    expect([code, err.includes("--dates dmy (day first) or --dates mdy (month first)")]).toEqual([2, true]);
    const wrong = await debrief("dates", "import", "dates.csv", "--dates", "ymd");
    expect([wrong.code, wrong.err]).toEqual([2, 'debrief: --dates must be dmy (day first) or mdy (month first); got "ymd".\n']);
    expect(JSON.parse((await debrief("dates", "import", "dates.csv", "--dates", "dmy", "--json")).out)).toMatchObject({
      rows: 1,
      accepted: 1,
    });
  });

  test("reads a file by a mapping of one's own, and refuses one that is none", async () => {
    const mapping = {
      code: "paint",
      name: "Paint shop",
      source: { code: "paint", name: "Paint shop" },
      columns: [{ name: "day", isRequired: true, date: { order: "dmy" } }, { name: "colour" }],
      none: [],
      otherColumns: "keep",
      difficult: { equals: ["colour", "red"] },
      fields: { contactedAt: { column: "day" }, summary: { column: "colour" } },
      facets: [],
      causes: [],
      lists: [],
    };
    writeFileSync(join(folder, "paint.csv"), "day,colour\n03/04/2024,red\n04/04/2024,blue\n");
    writeFileSync(join(folder, "paint.json"), JSON.stringify(mapping));
    writeFileSync(join(folder, "broken.json"), JSON.stringify({ ...mapping, fields: { summary: { column: "colour" } } }));
    const { out } = await debrief("paint", "import", "paint.csv", "--mapping", "paint.json", "--json");
    expect(JSON.parse(out)).toMatchObject({ source: "paint", rows: 2, accepted: 2 });
    const refused = await debrief("paint", "import", "paint.csv", "--mapping", "broken.json");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("does not say which column is the date of the contact");
  });
});

describe("undo", () => {
  test("says what would go, takes it back, and is done only once", async () => {
    writeFileSync(join(folder, "undo.csv"), "external_id,contacted_at\nU-1,2026-03-02\nU-2,2026-03-03\n");
    expect((await debrief("undo", "import", "undo.csv")).out).toContain("debrief undo 1 takes this import back within 30 days");
    expect((await debrief("undo", "undo", "1", "--dry-run")).out).toBe(
      "Interactions: 2 would go, 0 kept because they were edited, changed or followed up since.\n",
    );
    expect(JSON.parse((await debrief("undo", "undo", "1", "--json")).out)).toEqual({ removed: 2, kept: 0, changed: 0 });
    expect(await debrief("undo", "undo", "1")).toMatchObject({
      code: 0,
      out: "Interactions: 2 removed, 0 kept because they were edited, changed or followed up since.\n",
    });
    expect(await debrief("undo", "undo", "7")).toMatchObject({ code: 2, err: "debrief: There is no import 7.\n" });
    expect(JSON.parse((await debrief("undo", "import", "undo.csv", "--json")).out)).toMatchObject({ rows: 2, unchanged: 0 });
  });
});

describe("import", () => {
  test("with --json prints exactly what programs rely on, and ends with 1 because a row was rejected", async () => {
    const { code, out, err } = await debrief("import", "import", "calls.csv", "--json");
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual([
      "file",
      "source",
      "rows",
      "accepted",
      "unchanged",
      "rejected",
      "interactions",
      "warnings",
      "rejectedFile",
    ]);
    expect(report).toMatchObject({ file: "calls.csv", source: "own", rows: 4, accepted: 3, unchanged: 0, rejected: 1, interactions: 3 });
    const rejected = readFileSync(report.rejectedFile, "utf8").split("\r\n");
    expect(rejected).toHaveLength(3);
    expect(rejected[1]).toMatch(/^C-3,the day before,yes,Support,4,/);
    expect([code, err]).toEqual([1, ""]);
  });

  test("the same file again changes nothing", async () => {
    const again = JSON.parse((await debrief("import", "import", "calls.csv", "--json")).out);
    expect(again).toMatchObject({ rows: 4, accepted: 3, unchanged: 3, rejected: 1 });
  });

  test("a dry run counts and writes nothing", async () => {
    const { out } = await debrief("dry", "import", "calls.csv", "--dry-run");
    expect(out).toContain("dry run: nothing was written");
    expect(out).toContain("4 rows: 3 accepted, 1 rejected");
    const [result] = JSON.parse((await debrief("dry", "metrics", "difficult-rate", "--json")).out);
    expect(result.total.numerator).toBe(0);
  });

  test("a file that cannot be imported ends with 2, a sentence, and an empty standard output", async () => {
    const missing = await debrief("none", "import", "missing.csv", "--json");
    expect(missing).toEqual({ code: 2, out: "", err: `debrief: There is no ${join(folder, "missing.csv")}.\n` });
    const other = await debrief("none", "import", "other.csv", "--json");
    expect([other.code, other.out]).toEqual([2, ""]);
    expect(other.err).toMatch(/^debrief: No known kind of file has these columns: "colour", "weight"\./);
  });
});

describe("metrics", () => {
  beforeAll(() => debrief("metrics", "import", "calls.csv"));

  test("with --json prints one array whose results begin with the question and its answer", async () => {
    const { code, out, err } = await debrief("metrics", "metrics", "--json", "--as-of", "2026-04-01T00:00:00Z", "--zone", "UTC");
    const results = JSON.parse(out);
    expect(results.map((result: { id: string }) => result.id)).toEqual(METRIC_IDS);
    expect(Object.keys(results[0]).slice(0, 8)).toEqual(["id", "asOf", "zone", "from", "to", "filters", "total", "points"]);
    expect(Object.keys(results[0].total)).toEqual(["numerator", "denominator", "value", "low", "high", "immature", "excluded", "unknown"]);
    expect(results[0]).toMatchObject({ asOf: "2026-04-01T00:00:00.000Z", zone: "UTC", total: { numerator: 2, value: 2 } });
    expect([code, err]).toEqual([0, ""]);
  });

  test("a period and filters narrow the count", async () => {
    const total = async (...args: string[]) =>
      JSON.parse((await debrief("metrics", "metrics", "difficult-rate", "--json", ...args)).out)[0].total.numerator;
    expect(await total("--from", "2026-03-02", "--to", "2026-03-04")).toBe(1);
    expect(await total("--filter", "team=support")).toBe(1);
    expect(await total("--filter", "team=support", "--filter", "team=billing")).toBe(2);
  });

  test("without --json it reads as text", async () => {
    const { out } = await debrief("metrics", "metrics", "difficult-rate", "--grain", "none");
    expect(out).toMatch(/\(difficult-rate\)\n {2}2\b.*\n {2}not yet measurable 0/);
  });

  test.each([
    [["metrics", "happiness"], /^debrief: there is no metric "happiness"; there are difficult-rate, /],
    [["metrics", "--from", "2026-13-01"], /^debrief: from must be a day such as 2026-03-01; got "2026-13-01"\n$/],
    [["metrics", "--zone", "Mars"], /^debrief: zone must be an IANA zone such as Europe\/Berlin; got "Mars"\n$/],
    [["metrics", "--filter", "team"], /It must be key=value, such as team=billing\./],
    [["metrics", "--filter", "mood=bad"], /There is no filter "mood"; there are difficult, window, team, /],
    [["metrics", "--filter", "team=nobody"], /^debrief: there is no team "nobody"/],
  ])("%j is refused with a sentence", async (args, sentence) => {
    const { code, out, err } = await debrief("metrics", ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
  });
});

describe("a saved view", () => {
  beforeAll(async () => {
    await debrief("views", "import", "calls.csv");
    const record = await openRecord({ dataDir: join(folder, "views") });
    const view = { name: "Support", path: "/failures", query: "period=custom&from=2026-03-01&to=2026-03-04&sort=minutes&team=billing" };
    await saveView(record, commandActor(), view, 0);
    await record.close();
  });
  const filters = async (...args: string[]) =>
    JSON.parse((await debrief("views", "metrics", "difficult-rate", "--json", "--view", "support", ...args)).out)[0].filters;

  test("gives a command its filters, and options take their place", async () => {
    expect(await filters()).toEqual({ period: "custom", from: "2026-03-01", to: "2026-03-04", team: "billing" });
    expect(await filters("--filter", "team=support", "--to", "2026-04-01")).toEqual({
      period: "custom",
      to: "2026-04-01",
      team: "support",
    });
    const { code, out } = await debrief("views", "export", "recurring-issues", "--view", "support");
    expect([code, out.includes("filters,from=2026-03-01 & period=custom & team=billing & to=2026-03-04")]).toEqual([0, true]);
  });

  test("that is not there is told", async () => {
    expect(await debrief("views", "metrics", "--view", "nothing")).toEqual({
      code: 2,
      out: "",
      err: 'debrief: there is no saved view "nothing"; it may have been deleted\n',
    });
  });
});

describe("export", () => {
  test("writes the same bytes to a file as to standard output", async () => {
    const asOf = ["--as-of", "2026-04-01T00:00:00Z"];
    const shown = await debrief("metrics", "export", "recurring-issues", "--format", "csv", ...asOf);
    expect(shown.out).toContain("report,Recurring issues");
    const saved = await debrief("metrics", "export", "recurring-issues", "--out", "issues.csv", ...asOf);
    expect([saved.code, saved.out]).toEqual([0, ""]);
    expect(readFileSync(join(folder, "issues.csv"), "utf8")).toBe(shown.out);
  });

  test("writes a workbook to a file, and nowhere else", async () => {
    const saved = await debrief("metrics", "export", "recurring-issues", "--format", "xlsx", "--out", "issues.xlsx");
    expect([saved.code, saved.out, saved.err]).toEqual([0, "", ""]);
    const { sheets } = await readXlsx(readFileSync(join(folder, "issues.xlsx")));
    expect(sheets.map((sheet) => sheet.name)).toEqual(["Recurring issues", "Scope", "Definitions"]);
    const shown = await debrief("metrics", "export", "recurring-issues", "--format", "xlsx");
    expect(shown).toEqual({ code: 2, out: "", err: "debrief: A file of the format xlsx is not text: add --out FILE.\n" });
  });

  test("another report or format is refused", async () => {
    expect(await debrief("metrics", "export", "everything")).toMatchObject({ code: 2, out: "" });
    expect((await debrief("metrics", "export", "recurring-issues", "--format", "pdf")).err).toContain(
      'format must be csv or xlsx; got "pdf"',
    );
  });
});

describe("the whole", () => {
  test("a record that was only imported verifies, before and after its facts are rebuilt", async () => {
    expect(await debrief("metrics", "verify")).toMatchObject({ code: 0, err: "" });
    expect((await debrief("metrics", "rebuild-facts")).code).toBe(0);
    const { code, out } = await debrief("metrics", "verify", "--json");
    expect([code, JSON.parse(out)]).toEqual([0, { findings: [] }]);
  });

  test("help is the result of asking for help, and a wrong command says so", async () => {
    const help = await debrief("none", "--help");
    expect([help.code, help.err]).toEqual([0, ""]);
    for (const command of ["import", "metrics", "export", "pull", "rebuild-facts", "verify"]) expect(help.out).toContain(`  ${command}`);
    expect(await debrief("none", "exprot")).toEqual({
      code: 2,
      out: "",
      err: "debrief: unknown command 'exprot'\n(Did you mean export?)\nAdd --help to see how it is used.\n",
    });
  });

  test("a bad setting is told in a sentence", async () => {
    const says: string[] = [];
    const terminal = { write: () => undefined, say: (text: string) => void says.push(text), isWatched: false, folder };
    expect(await runDebrief(["verify"], terminal, { DATA_DIR: join(folder, "none"), DATABASE_URL: "mysql://db" })).toBe(2);
    expect(says.join("")).toBe(
      "debrief: DATABASE_URL must begin with postgres://; leave it out to keep the record in SQLite inside DATA_DIR.\n",
    );
  });
});
