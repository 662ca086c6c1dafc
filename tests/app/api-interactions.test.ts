import { count, eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { commendation, customer, failure, interaction, interactionFailure, person, promise } from "@/db/schema";
import { linkMany } from "@/lib/failures/link-many";
import { mergeFailures } from "@/lib/failures/merge-failures";
import { openFailure } from "@/lib/failures/open-failure";
import { ownerActor } from "@/tests/support/signed-in";
import { askApi } from "../support/ask-api";
import { FULL } from "../support/full-item";
import { servedWorkspace } from "../support/served-workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const served = servedWorkspace();

const send = (body: unknown, headers = {}) => askApi(served.key, "POST", "/api/v1/interactions", body, headers);
const read = (address: string) => askApi(served.key, "GET", `/api/v1/interactions${address}`);
const at = "2024-03-04T09:12:00Z";

describe("an interaction", () => {
  test("comes back as it was sent, and what comes back can be sent again", async () => {
    const made = await send(FULL);
    expect([made.status, made.json.outcome]).toEqual([201, "created"]);
    const back = await read(`/${made.json.id}`);
    const agent = { id: expect.stringMatching(/^key:[0-9a-f]{64}$/), name: "Alva L." };
    expect(back.json).toMatchObject({
      ...FULL,
      source: "round-trip",
      customer: expect.stringMatching(/^key:[0-9a-f]{64}$/),
      agent,
      contactedAt: "2024-03-04T09:12:00.250Z",
      closedAt: "2024-03-06T16:00:00.000Z",
      experts: [{ ...FULL.experts[0], person: { id: expect.stringMatching(/^key:/) } }],
      promises: [{ ...FULL.promises[0], person: agent }],
      commendations: [{ ...FULL.commendations[0], person: agent }],
    });
    const unknown = Object.keys(back.json).filter((name) => !(name in FULL));
    expect(unknown).toEqual(["id", "createdAt", "updatedAt"]);

    const again = await send(back.json);
    expect([again.status, again.json.id]).toEqual([200, made.json.id]);
    const { updatedAt: _, ...same } = (await read(`/${made.json.id}`)).json;
    expect(back.json).toMatchObject(same);
    expect(Object.keys(same).length).toBe(Object.keys(back.json).length - 1);
  });

  test("is known by its source and id: what is sent is written, what is left out stays", async () => {
    const first = await send({
      externalId: "A-1",
      contactedAt: at,
      severity: 2,
      team: "Billing",
      articles: [{ article: "KB-1" }, { article: "KB-2" }],
    });
    expect(first.json).toEqual({ index: 0, outcome: "created", id: expect.any(Number), externalId: "A-1" });
    const again = await send({
      externalId: "A-1",
      contactedAt: at,
      severity: 2,
      team: "Billing",
      articles: [{ article: "KB-1" }, { article: "KB-2" }],
    });
    expect([again.status, again.json.outcome]).toEqual([200, "unchanged"]);
    expect((await send({ externalId: "A-1", severity: null, isDifficult: false, articles: [{ article: "KB-3" }] })).json.outcome).toBe(
      "changed",
    );
    const { json } = await read("?source=Help%20desk&externalId=A-1");
    expect(json.items).toEqual([
      {
        id: first.json.id,
        externalId: "A-1",
        source: "help-desk",
        isDifficult: false,
        status: "live",
        contactedAt: "2024-03-04T09:12:00.000Z",
        team: "Billing",
        articles: [{ article: "KB-3" }],
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    ]);
  });

  test("that is new counts as difficult, was contacted at some time, and made its promises then", async () => {
    const { json } = await send({ externalId: "A-2", contactedAt: "2024-03-04", promises: [{ dueAt: "2024-03-05" }] });
    expect((await read(`/${json.id}`)).json).toMatchObject({
      isDifficult: true,
      contactedAt: "2024-03-04",
      promises: [{ kind: "other", madeAt: "2024-03-04", dueAt: "2024-03-05", firstDueAt: "2024-03-05" }],
    });
    await send({ externalId: "A-2", promises: [{ dueAt: "2024-03-06", kind: "callback" }] });
    const [row] = await served.workspace.record.db
      .select()
      .from(promise)
      .where(eq(promise.interactionId, Number(json.id)));
    // 2024-03-04, 2024-03-05 and 2024-03-06 are the days 19786, 19787 and 19788 since 1970.
    expect(row).toMatchObject({ kind: "callback", madeDay: 19_786, firstDueDay: 19_787, dueDay: 19_788, dueAt: 19_789 * 86_400_000 - 1 });
    const refused = await send({ externalId: "A-3", severity: 1 });
    expect([refused.status, refused.json]).toEqual([
      422,
      {
        error: {
          code: "missing_value",
          field: "contactedAt",
          message: "contactedAt is needed: without it a new interaction is in no period",
        },
      },
    ]);
  });

  test("keeps nobody's ids, addresses or numbers", async () => {
    const { json } = await send({
      externalId: "P-1",
      contactedAt: at,
      customer: "jo.sample@example.com",
      agent: { id: "pat.sample@example.com" },
      narrative: "Write to jo.sample@example.com or call +49 30 901820",
      promises: [{ dueAt: at, text: "Call 212-555-0143", progressReports: [{ at, text: "jo.sample@example.com again" }] }],
      attributes: { note: "jo.sample@example.com" },
    });
    // Any four figures may stand in a pseudonym.
    const found = (await read(`/${json.id}`)).text.replace(/key:[0-9a-f]{64}/g, "key");
    expect(found).not.toMatch(/jo\.sample|pat\.sample|901820|0143/);
    expect(found).toContain("Write to [email] or call [phone]");
    const keys = [
      ...(await served.workspace.record.db.select().from(customer)),
      ...(await served.workspace.record.db.select().from(person)),
    ].map((row) => row.key);
    for (const each of keys) expect(each).toMatch(/^[0-9a-f]{64}$/);
  });

  test("follows another one up, in whatever order they come", async () => {
    const sent = await send({
      items: [
        { externalId: "F-2", contactedAt: at, followUpOf: "F-1" },
        { externalId: "F-1", contactedAt: at },
      ],
    });
    expect(sent.json.counts).toEqual({ items: 2, created: 2, changed: 0, unchanged: 0, rejected: 0 });
    expect((await read("?source=help-desk&externalId=F-2")).json.items).toMatchObject([{ followUpOf: "F-1" }]);
  });
});

describe("several items", () => {
  test("are taken or rejected each by itself, with the field and the reason", async () => {
    const { status, json } = await send({
      items: [
        { externalId: "B-1", contactedAt: at },
        { externalId: "B-2", contactedAt: "04/03/2024" },
        { externalId: "B-3", contactedAt: at, colour: "red" },
        { contactedAt: at },
        "nothing",
        { externalId: "B-4", contactedAt: at, promises: [{ kind: "callback", dueAt: at }, { kind: "ring" }] },
        { externalId: "B-5", contactedAt: at, severity: 7 },
        { externalId: "B-6", contactedAt: at, issueKey: "X" },
        { externalId: "B-7" },
        { externalId: "B-1", contactedAt: at, severity: 1 },
        { externalId: "B-8\u0000", contactedAt: at },
        { externalId: "B-9", contactedAt: at, summary: "half \ud800" },
      ],
    });
    expect(status).toBe(200);
    expect(json.counts).toEqual({ items: 12, created: 1, changed: 1, unchanged: 0, rejected: 10 });
    const MOMENT =
      "must be an instant with its offset, such as 2024-03-04T09:12:00Z, or a day alone, such as 2024-03-04, when only that is known";
    expect(json.items).toMatchObject([
      { index: 0, outcome: "created", externalId: "B-1" },
      {
        index: 1,
        outcome: "rejected",
        externalId: "B-2",
        error: { code: "bad_value", field: "contactedAt", message: `contactedAt ${MOMENT}` },
      },
      { index: 2, outcome: "rejected", error: { code: "unknown_field", field: "colour" } },
      { index: 3, outcome: "rejected", error: { code: "bad_value", field: "externalId" } },
      { index: 4, outcome: "rejected", error: { code: "bad_value", message: "The body must be an object" } },
      {
        index: 5,
        outcome: "rejected",
        error: { field: "promises[1].kind", message: expect.stringContaining("must be one of callback, delivery") },
      },
      { index: 6, outcome: "rejected", error: { field: "severity", message: "severity must be a whole number from 1 to 4" } },
      { index: 7, outcome: "rejected", error: { field: "issueKey" } },
      { index: 8, outcome: "rejected", error: { code: "missing_value", field: "contactedAt" } },
      { index: 9, outcome: "changed", externalId: "B-1" },
      { index: 10, outcome: "rejected", error: { field: "externalId" } },
      { index: 11, outcome: "rejected", error: { field: "summary" } },
    ]);
  });

  test("may be of several sources, at most a thousand, and of nothing else", async () => {
    const many = (n: number) => ({
      items: Array.from({ length: n }, (_, at) => ({
        externalId: `M-${at}`,
        source: at % 2 === 0 ? "even" : "odd",
        contactedAt: "2024-03-04",
      })),
    });
    expect((await send(many(1000))).json.counts).toMatchObject({ items: 1000, created: 1000 });
    expect((await send(many(1000))).json.counts).toMatchObject({ unchanged: 1000 });
    const refused = await send(many(1001));
    expect([refused.status, refused.json.error]).toEqual([
      422,
      { code: "bad_value", field: "items", message: "items must be a list of 1 to 1,000 interactions; got 1,001" },
    ]);
    expect((await send({ items: [] })).status).toBe(422);
    expect((await send({ items: [{ externalId: "x", contactedAt: at }], more: 1 })).json.error).toMatchObject({
      code: "unknown_field",
      field: "more",
    });
  });
});

test("nothing was counted that was not there", async () => {
  const [commendations] = await served.workspace.record.db.select({ n: count() }).from(commendation);
  const [rows] = await served.workspace.record.db.select({ n: count() }).from(interaction).where(eq(interaction.externalId, "FULL-1"));
  expect([commendations?.n, rows?.n]).toEqual([1, 1]);
});

describe("the failures of an interaction", () => {
  const failures = (titles: string[]) => titles.map((title) => ({ procedure: "Refund", mode: "late", title }));
  const patch = (id: unknown, body: unknown) => askApi(served.key, "PATCH", `/api/v1/interactions/${id}`, body);
  const linksOf = async (id: number) => {
    const { record } = served.workspace;
    const rows = await record.db
      .select({ title: failure.title })
      .from(interactionFailure)
      .innerJoin(failure, eq(failure.id, interactionFailure.failureId))
      .where(eq(interactionFailure.interactionId, id));
    return rows.map(({ title }) => title).sort();
  };

  test("named by what a merged one counts as, stay linked as they were when that name comes back", async () => {
    const { json } = await send({ externalId: "F-1", contactedAt: at, failures: failures(["Late", "Later", "Lost"]) });
    const id = Number(json.id);
    const { record } = served.workspace;
    const codes = await record.db.select({ code: failure.code, title: failure.title }).from(failure);
    const codeOf = (title: string) => codes.find((row) => row.title === title)?.code ?? "";
    await mergeFailures(record, ownerActor(), { into: codeOf("Late"), codes: [codeOf("Later")] }, Date.now());
    const back = await read(`/${id}`);
    expect(back.json.failures).toEqual(failures(["Late", "Lost"]));
    await patch(id, { failures: back.json.failures });
    expect(await linksOf(id)).toEqual(["Late", "Later", "Lost"]);
    await patch(id, { failures: failures(["Lost"]) });
    expect(await linksOf(id)).toEqual(["Lost"]);
  });

  test("linked by hand, stay when a change does not name failures, and go when it does", async () => {
    const { json } = await send({ externalId: "F-2", contactedAt: at, failures: failures(["Sent twice"]) });
    const id = Number(json.id);
    const { record } = served.workspace;
    const { code } = await openFailure(record, ownerActor(), { title: "By hand", procedure: "Refund", mode: "late" }, Date.now());
    await linkMany(record, ownerActor(), code, [id], Date.now());
    await patch(id, { severity: 3, summary: "Said again" });
    expect(await linksOf(id)).toEqual(["By hand", "Sent twice"]);
    await patch(id, { failures: failures(["Sent twice"]) });
    expect(await linksOf(id)).toEqual(["Sent twice"]);
  });
});
