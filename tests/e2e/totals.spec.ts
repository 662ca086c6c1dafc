import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import Papa from "papaparse";
import { realFile } from "../support/real-data";
import { expect, test } from "./support/test";

const files = ["nyc311_dohmh_2020_2025.csv", "cfpb_sample_2020.csv"].flatMap((name) => realFile(name) ?? []);

test.use({ files, timezoneId: "UTC" });
test.skip(files.length < 2, "the public files do not lie beside the project");

/** What a page says as plain text, once its numbers are there. */
async function shown(page: Page, path: string): Promise<string> {
  await page.goto(path, { waitUntil: "networkidle" });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0, { timeout: 30_000 });
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

/** Sends a file as the Imports page does, and waits until it is in and counted. */
async function imported(page: Page, request: APIRequestContext, path: string) {
  const started = await request.post("/api/imports", {
    headers: { "x-file-name": encodeURIComponent(basename(path)) },
    data: readFileSync(path),
    timeout: 60_000,
  });
  const { id } = await started.json();
  await expect
    .poll(async () => (await (await request.get(`/api/imports/${id}`)).json()).state, { timeout: 150_000, intervals: [500] })
    .toBe("done");
  const job = await (await request.get(`/api/imports/${id}`)).json();
  const all = `${job.interactions.toLocaleString("en")} interactions`;
  await expect.poll(() => shown(page, `/interactions?period=all&source=${job.sourceCode}`), { timeout: 30_000 }).toContain(all);
  return job;
}

test.describe("files that come in over HTTP", () => {
  const [log, tweets, complaints] = ["uci_incident_event_log.zip", "us_airline_tweets_us_dates.csv", "comcast_fcc_2015.csv"].map(realFile);
  test.skip(!log || !tweets || !complaints, "the public files do not lie beside the project");
  test.setTimeout(240_000);

  test("the packed log of ServiceNow: 24,918 incidents, 275 reopened, 9,115 missed their SLA", async ({ page, request }) => {
    const job = await imported(page, request, log ?? "");
    expect(job).toMatchObject({ rows: 141_712, accepted: 141_712, rejected: 0, interactions: 24_918 });
    const query = "period=all&source=servicenow";
    const issues = table(await (await request.get(`/api/reports/recurring-issues?${query}`)).text());
    const counts = Object.fromEntries(issues.map((row) => [row.title, Number(row.interactions)]));
    expect(counts).toEqual({ "SLA missed": 9_115, "Reopened after it was resolved": 275 });
    for (const [filter, count] of Object.entries({
      "": 24_918,
      "&facet.problem=yes": 380,
      "&facet.change=yes": 176,
      "&channel=phone": 24_688,
    }))
      expect(await shown(page, `/interactions?${query}${filter}`)).toContain(`${count.toLocaleString("en")} interactions`);
  });

  test("the tweets to airlines: their causes, and 2,363 commendations", async ({ page, request }) => {
    await imported(page, request, tweets ?? "");
    const query = "period=all&source=airline-tweets";
    const { points, series } = await (await request.get(`/api/metrics/cause-share?${query}`)).json();
    const counts = Object.fromEntries(
      points.map((point: { series: string; numerator: number }) => [
        series.find((each: { key: string }) => each.key === point.series)?.label,
        point.numerator,
      ]),
    );
    expect(counts).toMatchObject({ "Customer Service Issue": 2_910, "Late Flight": 1_665, "Can't Tell": 1_190, "Damaged Luggage": 74 });
    expect(await shown(page, `/commendations?${query}`)).toContain("2,363");
    expect(await shown(page, `/interactions?${query}&facet.sentiment=positive`)).toContain("2,363 interactions");
  });

  test("the complaints to the FCC: their states, and how many dates may be swapped", async ({ page, request }) => {
    const job = await imported(page, request, complaints ?? "");
    expect(job.warnings).toContainEqual(expect.objectContaining({ code: "dates_swapped", rows: 486 }));
    expect(await shown(page, `/imports/${job.id}`)).toContain("of 123 more it cannot be told");
    for (const [status, count] of Object.entries({ Solved: 973, Closed: 734, Open: 363, Pending: 154 }))
      expect(await shown(page, `/interactions?period=all&source=fcc&facet.status=${status}`)).toContain(`${count} interactions`);
  });
});
