import { expect, test } from "vitest";
import { POST } from "@/app/api/failures/[code]/fixes/route";
import { DELETE, PATCH } from "@/app/api/fixes/[code]/route";
import * as schema from "@/db/schema";
import { keyActor } from "@/lib/access/actor";
import { isoDay } from "@/lib/dates";
import { readActivity } from "@/lib/failures/failure-activity";
import { parseFixOutline, parseNewFix } from "@/lib/fixes/fix-requests";
import { previewFix } from "@/lib/fixes/preview-fix";
import { recordFix } from "@/lib/fixes/record-fix";
import { addSource } from "@/tests/support/arrange";
import { addOccurrences, EFFECTIVE_DAY, spread } from "@/tests/support/arrange-fix";
import { addFailure, addTeam, DAY } from "@/tests/support/arrange-record";
import { servedWorkspace } from "@/tests/support/served-workspace";
import { browser, ownerActor } from "@/tests/support/signed-in";
import { filtersOf } from "@/tests/support/workspace";

/*
 * What the page of a failure and programs send about fixes: each request as it comes in, against a real record.
 */
const served = servedWorkspace();
const ADDRESS = "http://localhost:3000/api/fixes";
const at = (code: string) => ({ params: Promise.resolve({ code }) });
const answer = async (response: Response) => [response.status, await response.json()];
const request = (method: string, body?: unknown) =>
  new Request(ADDRESS, { method, headers: browser(), ...(body !== undefined && { body: JSON.stringify(body) }) });
const post = async (failure: string, body: unknown) => answer(await POST(request("POST", body), at(failure)));
const patch = async (code: string, body: unknown) => answer(await PATCH(request("PATCH", body), at(code)));
const remove = async (code: string) => answer(await DELETE(request("DELETE"), at(code)));

const TODAY = Math.floor(Date.now() / DAY);
const halved = { title: "Holidays included", targetRatio: 0.5, baselineDays: 91, windowDays: 91 };

test("a fix is recorded with a new version of the procedure, changed until it takes effect, and withdrawn", async () => {
  const { record } = served.workspace;
  const failureId = await record.tx((db) => addFailure(db, "late"));
  await record.tx((db) => addTeam(db, "north"));
  const planned = { ...halved, effectiveOn: isoDay(TODAY + 10), teams: ["north"], changes: "The calendar holds the carrier's holidays." };
  expect(await post("late", planned)).toEqual([201, { code: "holidays-included" }]);
  expect(await post("late", { ...halved, effectiveOn: isoDay(TODAY - 30) })).toEqual([201, { code: "holidays-included-2" }]);
  expect(await record.db.select().from(schema.procedureVersion)).toMatchObject([
    { version: 1, effectiveDay: TODAY + 10, document: "The calendar holds the carrier's holidays." },
  ]);

  const later = { effectiveOn: isoDay(TODAY + 20), targetRatio: 0.25 };
  expect(await patch("holidays-included", later)).toEqual([200, { code: "holidays-included" }]);
  const [changed] = await record.db.select().from(schema.fix);
  expect(changed).toMatchObject({ effectiveDay: TODAY + 20, targetRatio: 0.25, windowDays: 91, teams: [1] });
  // The version comes into force with it.
  expect(await record.db.select().from(schema.procedureVersion)).toMatchObject([{ effectiveDay: TODAY + 20 }]);

  const [status, { error }] = await patch("holidays-included-2", { targetRatio: 1 });
  expect([status, error.code]).toEqual([400, "bad_failure"]);
  expect(error.message).toContain("what it is judged by stays as it was set");
  expect((await patch("holidays-included-2", { title: "All holidays included" }))[0]).toBe(200);

  expect(await remove("holidays-included")).toEqual([200, { code: "holidays-included" }]);
  expect((await remove("holidays-included"))[0]).toBe(404);
  const told = (await readActivity(record.db, null, failureId)).map(({ kind, detail }) => [kind, detail?.change, detail?.code]);
  expect(told).toEqual([
    ["fix", "withdrawn", "holidays-included"],
    ["fix", "changed", "holidays-included-2"],
    ["fix", "changed", "holidays-included"],
    ["fix", "recorded", "holidays-included-2"],
    ["fix", "recorded", "holidays-included"],
  ]);
});

test("what cannot be recorded is refused with a sentence that says what would be right", async () => {
  const { record } = served.workspace;
  await record.tx((db) => addFailure(db, "other"));
  const fix = { ...halved, effectiveOn: isoDay(TODAY) };
  const refused = async (body: unknown) => {
    const [, { error }] = await post("other", body);
    return [error.field, error.message];
  };
  expect(await refused({ ...fix, title: " " })).toEqual(["title", "title must have 1 to 160 characters; got 0"]);
  expect(await refused({ ...fix, targetRatio: 1.5 })).toEqual([
    "targetRatio",
    "targetRatio must be above 0 and at most 1, such as 0.5 for at most half",
  ]);
  expect(await refused({ ...fix, windowDays: 3 })).toEqual(["windowDays", "windowDays must be a whole number of days from 7 to 730"]);
  expect(await refused({ ...fix, effectiveOn: "soon" })).toEqual([
    "effectiveOn",
    'effectiveOn must be a day such as 2026-08-17; got "soon"',
  ]);
  expect(await refused({ ...fix, teams: ["nobody"] })).toEqual(["teams", 'there is no team "nobody"; send codes as the filters have them']);
  expect((await refused({ ...fix, version: 9 }))[0]).toBe("version");
  expect((await refused({ ...fix, version: 1, changes: "x" }))[0]).toBe("changes");
  expect((await post("nothing", fix))[0]).toBe(404);
});

test("who may only read records nothing", async () => {
  const fix = parseNewFix(JSON.stringify({ ...halved, effectiveOn: "2026-04-01" }));
  await expect(recordFix(served.workspace.record, keyActor("x", []), "late", fix, 0)).rejects.toThrow();
});

test("a preview says what could be proven, and nothing of what was seen since", async () => {
  const { record, facts } = served.workspace;
  await record.tx(async (db) => {
    const failureId = await addFailure(db, "seen");
    await addOccurrences(db, await addSource(db), failureId, [...spread(12, -28, 28), ...spread(9, 0, 28)]);
  });
  await facts.sync();
  const days = `effectiveOn=${isoDay(EFFECTIVE_DAY)}&baselineDays=28&windowDays=28`;
  const preview = (targetRatio: number) =>
    previewFix(
      served.workspace,
      ownerActor(),
      "seen",
      parseFixOutline(new URLSearchParams(`${days}&targetRatio=${targetRatio}`)),
      filtersOf(),
    );
  // Of 12 before, three after prove that it is less.
  expect(await preview(1)).toEqual({
    before: 12,
    smallestProvable: 6,
    most: 3,
    neededDays: null,
    isPeakBaseline: true,
    isRetrospective: true,
  });
  expect(await preview(0.5)).toMatchObject({ smallestProvable: 10, most: 0 });
  // ⌈28 · (40^(1/12) − 1) / .25⌉ = 41 days.
  expect(await preview(0.25)).toMatchObject({ smallestProvable: 17, most: null, neededDays: 41 });
  expect(() => parseFixOutline(new URLSearchParams(days))).toThrow("targetRatio must be above 0 and at most 1");
});
