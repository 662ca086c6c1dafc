import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { searchIndexOf } from "@/db/search/search-index";
import { explore } from "@/lib/interactions/explore";
import { interactionsCsv } from "@/lib/interactions/interactions-csv";
import { parseStrictWhich } from "@/lib/interactions/which";
import { countMentions } from "@/lib/search/count-mentions";
import { parseSearch } from "@/lib/search/parse-search";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = june(30);
const actor = ownerActor();
const ROWS = 2_400;
const MINUTE_MS = 60_000;

/** 2,400 interactions, one a minute, newest last; every second is severity 2, every third mentions a refund, three a zeppelin. */
let workspace: Workspace;
const texts = (n: number) => [n % 3 === 0 ? "asks for a refund" : "asks", n % 1_000 === 6 ? "about a zeppelin" : ""].join(" ");

beforeAll(async () => {
  workspace = await freshWorkspace();
  const { record, facts } = workspace;
  await record.tx(async (db) => {
    const sourceId = await addSource(db);
    await addInteraction(db, { sourceId, externalId: "0", summary: texts(0), contactedAt: june(1), severity: 2 });
    await db.run(sql`insert into interaction (source_id, external_id, is_difficult, status, contacted_at, severity, summary, narrative, created_at, updated_at)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${ROWS - 1})
      select ${sourceId}, i, 1, 'live', ${june(1)} + i * ${MINUTE_MS}, case i % 2 when 0 then 2 end,
        'asks' || case i % 3 when 0 then ' for a refund' else '' end, case i % 1000 when 6 then 'about a zeppelin' end, 0, 0 from n`);
  });
  await facts.sync();
  await searchIndexOf(record).catchUp();
});

const exploring = (params: Record<string, string>, query = "", options: { limit?: number } = {}) =>
  explore(workspace, actor, filtersOf(query), params, { now: NOW, ...options });

const idsIn = (exploration: Awaited<ReturnType<typeof exploring>>) => exploration.list.lines.map((line) => Number(line.text?.externalId));

/** What a plain look at every interaction finds, newest first. */
function scanned(holds: (n: number) => boolean): number[] {
  return Array.from({ length: ROWS }, (_, index) => ROWS - 1 - index).filter(holds);
}

describe("words go with the filters", () => {
  test("few rows are counted exactly, many up to a thousand, newest first", async () => {
    const rare = await exploring({ q: "zepp" });
    expect([rare.list.count, rare.list.search?.isMore, idsIn(rare)]).toEqual([3, false, [2_006, 1_006, 6]]);
    const refunds = await exploring({ q: "refund" }, "", { limit: 5 });
    expect([refunds.list.count, refunds.list.search?.isMore, idsIn(refunds)]).toEqual([800, false, [2_397, 2_394, 2_391, 2_388, 2_385]]);
    const many = await exploring({ q: "asks" }, "", { limit: 2 });
    expect([many.list.count, many.list.search?.isMore, idsIn(many)]).toEqual([1_000, true, [2_399, 2_398]]);
    const without = await exploring({ q: "asks -refund" });
    expect([without.list.count, without.list.search?.isMore]).toEqual([1_000, true]);
  });

  test("a filter and a period keep what passes both", async () => {
    const { list } = await exploring({ q: "refund" }, "severity=2");
    expect(list.count).toBe(scanned((n) => n % 6 === 0).length);
    const first = await exploring({ q: "refund" }, "severity=2&from=2026-06-01&to=2026-06-02");
    expect(first.list.count).toBe(scanned((n) => n % 6 === 0 && n < 1_440).length);
    expect((await exploring({ q: "zeppelin" }, "severity=2&from=2026-06-02&to=2026-06-03")).list.count).toBe(1);
    expect((await exploring({ q: "zeppelin" }, "severity=1")).list.count).toBe(0);
  });

  test("pages run to the end and back, and hold every row once", async () => {
    const seen: number[] = [];
    let place: Record<string, string> = {};
    for (;;) {
      const page = await exploring({ q: "refund", ...place }, "severity=2", { limit: 90 });
      expect(page.list.count).toBe(400);
      seen.push(...idsIn(page));
      if (page.list.older === null) break;
      place = { after: page.list.older };
    }
    expect(seen).toEqual(scanned((n) => n % 6 === 0));
    const last = await exploring({ q: "refund", ...place }, "severity=2", { limit: 90 });
    const before = await exploring({ q: "refund", before: last.list.newer ?? "" }, "severity=2", { limit: 90 });
    expect(idsIn(before)).toEqual(seen.slice(270, 360).slice(-90));
  });

  test("the rows of a number are those of it that also hold the words", async () => {
    const { list } = await exploring({ q: "zeppelin", metric: "difficult-rate", part: "numerator" }, "severity=2");
    expect([list.count, list.lines.map((line) => line.text?.externalId)]).toEqual([3, ["2006", "1006", "6"]]);
  });

  test("a file holds every row, however many", async () => {
    const which = parseStrictWhich({ q: "asks" });
    const file = await new Response(await interactionsCsv(workspace, actor, filtersOf("severity=2"), which, { now: NOW })).text();
    const [header = "", table = ""] = file.split("\r\n\r\n");
    expect(header).toContain("q=asks");
    expect(header).toMatch(/\r\nrows,1200\r\n/);
    expect(table.trim().split("\r\n")).toHaveLength(1_201);
  });

  test("what no filter keeps is counted without them", async () => {
    const search = parseSearch("zeppelin");
    if (search === null || "problem" in search) throw new Error("a word");
    expect(await countMentions(workspace, actor, search, NOW)).toEqual({ count: 3, isMore: false });
  });

  test("each line says where its words stand", async () => {
    const { list } = await exploring({ q: "refund zeppelin" });
    const [line] = list.lines;
    expect(line?.found).toEqual({
      summary: [
        { text: "asks for a ", isFound: false },
        { text: "refund", isFound: true },
      ],
      excerpt: [
        { text: "about a ", isFound: false },
        { text: "zeppelin", isFound: true },
      ],
    });
  });

  test("what is not searchable yet is said", async () => {
    const { record, facts } = workspace;
    await record.tx(
      async (db) => void (await addInteraction(db, { sourceId: 1, externalId: "9999", summary: "a zeppelin", contactedAt: june(5) })),
    );
    await facts.sync();
    expect((await exploring({ q: "zeppelin" })).list).toMatchObject({ count: 3, unsearchable: 1 });
    await searchIndexOf(record).catchUp();
    expect((await exploring({ q: "zeppelin" })).list).toMatchObject({ count: 4, unsearchable: 0 });
  });
});
