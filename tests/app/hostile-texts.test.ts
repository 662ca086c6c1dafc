import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { describe, expect, test, vi } from "vitest";
import { GET as rowsFile } from "@/app/api/interactions/route";
import { GET as reportFile } from "@/app/api/reports/recurring-issues/route";
import { originalCell } from "@/lib/csv";
import { askApi } from "../support/ask-api";
import { FULL } from "../support/full-item";
import { HOSTILE, IMPOSSIBLE } from "../support/hostile-strings";
import { servedWorkspace } from "../support/served-workspace";
import { browser } from "../support/signed-in";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const served = servedWorkspace();
const TEXTS = process.env.LONG ? HOSTILE : HOSTILE.filter((_, index) => index % 3 === 0);

/** What is kept as it was written, to the byte. */
const FREE = ["summary", "narrative", "desiredOutcome", "resolutionPath", "workaround", "issueKey", "expectedOutcomeTold"] as const;
/** What things are called: one spelling of each letter, one space. */
const NAMES = ["channel", "team", "product", "procedure", "difficultyType", "chosenOption"] as const;

function itemWith(text: string, externalId: string) {
  const [failure] = FULL.failures;
  const [promise] = FULL.promises;
  return {
    ...FULL,
    ...Object.fromEntries([...FREE, ...NAMES].map((field) => [field, text])),
    externalId,
    status: "live",
    isDifficult: true,
    procedureVersion: { ...FULL.procedureVersion, procedure: text },
    failures: [{ ...failure, procedure: text, title: text }],
    options: [{ text, wasChosen: true }],
    promises: [{ ...promise, text, procedure: text, team: text, closingWord: text }],
    attributes: { [`About ${text}`]: text },
  };
}

const asName = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\ufeff]+/g, " ")
    .trim();

describe("through the interface for programs", () => {
  test.each(TEXTS)("%j comes back as it was, and sent again changes nothing", async (text) => {
    const item = itemWith(text, `H ${text}`);
    const sent = await askApi(served.key, "POST", "/api/v1/interactions", item);
    expect(sent.status).toBe(201);
    const { json } = await askApi(served.key, "GET", `/api/v1/interactions/${sent.json.id}`);
    expect(json.externalId).toBe(`H ${text}`);
    expect(Object.fromEntries(FREE.map((field) => [field, json[field]]))).toEqual(Object.fromEntries(FREE.map((field) => [field, text])));
    for (const field of NAMES) expect([field, asName(String(json[field]))]).toEqual([field, asName(text)]);
    const back = Object.fromEntries(Object.keys(item).map((field) => [field, json[field] ?? null]));
    const again = await askApi(served.key, "POST", "/api/v1/interactions", {
      ...item,
      ...Object.fromEntries(FREE.map((field) => [field, back[field]])),
    });
    expect([again.status, again.json.outcome]).toEqual([200, "unchanged"]);
  });

  test.each(IMPOSSIBLE.slice(0, 3))("%j is refused with the reason", async (text) => {
    const sent = await askApi(served.key, "POST", "/api/v1/interactions", itemWith(text, "impossible"));
    expect([sent.status, sent.text]).toEqual([422, expect.stringContaining("must not hold the character U+0000 or half a surrogate pair")]);
  });
});

describe("in files", () => {
  test("the rows hold each as it was, once the ' of unsafe cells is taken off", async () => {
    for (const text of TEXTS) await askApi(served.key, "POST", "/api/v1/interactions", itemWith(text, `H ${text}`));
    await served.workspace.facts.sync();
    const answer = await rowsFile(new Request("http://localhost:3000/api/interactions?period=all", { headers: browser() }));
    const [, rows = ""] = (await answer.text()).split("\r\n\r\n");
    const { data } = Papa.parse<Record<string, string>>(rows, { header: true, skipEmptyLines: true });
    const summaries = new Map(data.map((row) => [originalCell(row.external_id ?? ""), originalCell(row.summary ?? "")]));
    for (const text of TEXTS) expect(summaries.get(`H ${text}`)).toBe(text);
    // What a spreadsheet would execute begins with none of its signs.
    expect(data.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@\t\r]|^-\D/.test(cell))).toEqual([]);
  });

  test.each(["csv", "xlsx"])("the report as %s names each failure as it is called", async (format) => {
    const address = `http://localhost:3000/api/reports/recurring-issues?period=all&format=${format}`;
    const answer = await reportFile(new Request(address, { headers: browser() }));
    expect(answer.status).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const cells =
      format === "csv" ? Papa.parse<string[]>(new TextDecoder().decode(bytes)).data.flat().map(originalCell) : await cellsOf(bytes);
    const named = new Set(cells.map(asName));
    expect(TEXTS.filter((text) => !named.has(asName(text)))).toEqual([]);
  });
});

async function cellsOf(workbook: Uint8Array): Promise<string[]> {
  const { sheets } = await readXlsx(workbook);
  return sheets.flatMap(({ rows }) => rows.flatMap((row) => row.map((cell) => String(cell ?? ""))));
}
