import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { realFile } from "../support/real-data";
import { expect, test } from "./support/test";

const files = ["nyc311_dohmh_2020_2025.csv", "cfpb_sample_2020.csv"].flatMap((name) => realFile(name) ?? []);

test.use({ files, timezoneId: "UTC" });
test.skip(files.length < 2, "the public files do not lie beside the project");

/** What a page says as plain text, once its numbers are there. */
async function shown(page: Page, path: string): Promise<string> {
  await page.goto(path, { waitUntil: "networkidle" });
  return (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
}

const table = (file: string) =>
  Papa.parse<Record<string, string>>(file.slice(file.indexOf("\r\n\r\n") + 4), { header: true, skipEmptyLines: true }).data;

test.describe("the promises of NYC 311: 559 of 2,793 on time, 174 late, 2,060 missed", () => {
  const query = "period=all&source=nyc311";
  const parts = { "on-time": 559, late: 174, missed: 2060 };

  test("in the command and in the API", async ({ server, request }) => {
    const [fromCommand] = JSON.parse(await server.debrief("metrics", "follow-through", "--filter", "source=nyc311", "--json"));
    const fromApi = await (await request.get(`/api/metrics/follow-through?${query}`)).json();
    for (const { total } of [fromCommand, fromApi])
      expect(total).toMatchObject({ numerator: 559, denominator: 2793, immature: 0, excluded: 0 });
    const counted = Object.fromEntries(fromApi.parts.map((part: { part: string; count: number }) => [part.part, part.count]));
    expect(counted).toMatchObject(parts);
  });

  test("in the file", async ({ request }) => {
    const rows = table(await (await request.get(`/api/metrics/follow-through?${query}&format=csv`)).text());
    expect(rows.find((row) => row.row === "total")).toMatchObject({ numerator: "559", denominator: "2793" });
    for (const [part, count] of Object.entries(parts)) expect(rows.find((row) => row.series === part)?.numerator).toBe(String(count));
  });

  test("on screen", async ({ page }) => {
    expect(await shown(page, `/?${query}`)).toContain("559 of 2,793");
    const text = await shown(page, `/follow-through?${query}`);
    for (const number of ["559 of 2,793", "174", "2,060"]) expect(text).toContain(number);
  });

  test("as rows", async ({ page, request }) => {
    for (const [part, count] of Object.entries(parts)) {
      const mark = `${query}&metric=follow-through&part=${part}`;
      expect(await shown(page, `/interactions?${mark}`)).toContain(`${count.toLocaleString("en")} promises`);
      expect(table(await (await request.get(`/api/interactions?format=csv&${mark}`)).text())).toHaveLength(count);
    }
  });
});

test.describe("the complaints of the CFPB", () => {
  const query = "period=all&source=cfpb";
  const causes: [name: string, count: number][] = [
    ["Incorrect information on your report", 2261],
    ["Problem with a credit reporting company's investigation into an existing problem", 775],
    ["Attempts to collect debt not owed", 629],
  ];
  const responses = {
    "Closed with explanation": 5557,
    "Closed with non-monetary relief": 779,
    "Closed with monetary relief": 211,
    "Untimely response": 37,
    "In progress": 35,
    Closed: 4,
  };

  const bySeries = (result: { series: { key: string; label: string }[]; points: { series: string; numerator: number }[] }) =>
    new Map(result.points.map((point) => [result.series.find((each) => each.key === point.series)?.label, point.numerator]));

  test("have their causes in the API, in the file, on screen and as rows", async ({ page, request }) => {
    const found = bySeries(await (await request.get(`/api/metrics/cause-share?${query}`)).json());
    const inFile = table(await (await request.get(`/api/metrics/cause-share?${query}&format=csv`)).text());
    const text = await shown(page, `/causes?${query}`);
    for (const [name, count] of causes) {
      expect(found.get(name)).toBe(count);
      const row = inFile.find((each) => each.series_name === name);
      expect(row?.numerator).toBe(String(count));
      expect(text).toContain(name);
      expect(text).toContain(count.toLocaleString("en"));
      expect(await shown(page, `/interactions?${query}&difficult=yes&cause=${row?.series}`)).toContain(
        `${count.toLocaleString("en")} interactions`,
      );
    }
  });

  test("have their company responses and the timely answers as facets", async ({ page, request }) => {
    const split = async (facet: string) =>
      bySeries(await (await request.get(`/api/metrics/difficult-rate?${query}&by=facet.${facet}`)).json());
    const byResponse = await split("company-response");
    for (const [response, count] of Object.entries(responses)) expect(byResponse.get(response)).toBe(count);
    expect((await split("timely")).get("No")).toBe(94);
    expect(await shown(page, `/interactions?${query}&facet.timely=No`)).toContain("94 interactions");
  });

  test("answered late are failures, and the report holds all 94 of them", async ({ request, server }) => {
    const rows = table(await (await request.get(`/api/reports/recurring-issues?${query}`)).text());
    expect(rows.reduce((total, row) => total + Number(row.interactions), 0)).toBe(94);
    const asOf = "2026-11-21T00:00Z";
    const fromPage = await (await request.get(`/api/reports/recurring-issues?source=cfpb&asOf=${asOf}`)).text();
    expect(await server.debrief("export", "recurring-issues", "--format", "csv", "--filter", "source=cfpb", "--as-of", asOf)).toBe(
      fromPage,
    );
  });
});
