import { createHash } from "node:crypto";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { originalCell } from "@/lib/csv";
import { interactionsCsv } from "@/lib/interactions/interactions-csv";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS, parseStrictWhich, type Which } from "@/lib/interactions/which";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();
const NOW = june(30);

async function fileOf(workspace: Awaited<ReturnType<typeof freshWorkspace>>, which: Which = ALL_INTERACTIONS, query = "", now = NOW) {
  // Response takes a leading byte order mark away, so the bytes are decoded here.
  const bytes = await new Response(await interactionsCsv(workspace, actor, filtersOf(query), which, { now })).arrayBuffer();
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const [header = "", table = ""] = text.split("\r\n\r\n", 2);
  const says = new Map(Papa.parse<[string, string]>(header.replace(/^\ufeff/, "")).data);
  return { text, table, says, rows: Papa.parse<Record<string, string>>(table, { header: true, skipEmptyLines: true }).data };
}

describe("the file of a list", () => {
  test("holds every row of the list in its order, says what it was counted over, and carries its checksum", async () => {
    const workspace = await variedWorkspace(120);
    await workspace.facts.sync();
    const now = Date.UTC(2026, 6, 1);
    for (const which of [
      ALL_INTERACTIONS,
      parseStrictWhich({ metric: "follow-through", part: "missed" }),
      parseStrictWhich({ each: "customer" }),
    ]) {
      const file = await fileOf(workspace, which, "team=north&period=all", now);
      const list = await listInteractions(workspace, actor, filtersOf("team=north&period=all"), which, { limit: 1000, now });
      expect(file.rows.map((row) => row.external_id)).toEqual(list.lines.map((line) => line.text?.externalId));
      expect([file.says.get("rows"), file.says.get("filters"), file.says.get("as of")]).toEqual([
        String(list.count),
        "period=all & team=north",
        "2026-07-01T00:00:00.000Z",
      ]);
      expect(file.says.get("sha256 of the rows below")).toBe(createHash("sha256").update(file.table).digest("hex"));
    }
  });

  test("begins with a byte order mark, and is the same bytes for the same data and clock", async () => {
    const workspace = await variedWorkspace(30);
    await workspace.facts.sync();
    const [first, second] = [await fileOf(workspace), await fileOf(workspace)];
    expect(first.text.startsWith("\ufeff")).toBe(true);
    expect(first.text).toBe(second.text);
  });

  test("executes nothing in a spreadsheet and gives back what was written", async () => {
    const workspace = await freshWorkspace();
    const said = ['=HYPERLINK("http://x","y")', "+4930123", "-2 days", "@all", "plain, with a comma", 'a "quoted" word', "two\nlines"];
    await workspace.record.tx(async (db) => {
      const sourceId = await addSource(db);
      for (const [index, summary] of said.entries())
        await addInteraction(db, { sourceId, externalId: `=${index}`, summary, contactedAt: june(1, index) });
    });
    await workspace.facts.sync();
    const { rows } = await fileOf(workspace);
    const cells = rows.flatMap((row) => [row.summary ?? "", row.external_id ?? ""]);
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    expect(rows.map((row) => originalCell(row.summary ?? ""))).toEqual(said.toReversed());
  });

  test("writes a day as a day and an instant to the second, and names the part of a promise", async () => {
    const workspace = await freshWorkspace();
    await workspace.record.tx(async (db) => {
      const sourceId = await addSource(db);
      const interactionId = await addInteraction(db, { sourceId, externalId: "one", contactedAt: june(1, 9, 30), severity: 3 });
      await addPromise(db, { interactionId, firstDueAt: june(5) - 1, firstDueDay: june(4) / 86_400_000 });
    });
    await workspace.facts.sync();
    const { rows } = await fileOf(workspace, parseStrictWhich({ metric: "follow-through" }));
    expect(rows).toMatchObject([
      {
        date: "2026-06-04",
        part: "missed: due and not done",
        contacted: "2026-06-01T09:30:00Z",
        occurred: "",
        severity: "3",
        promises: "missed",
      },
    ]);
  });

  test("refuses a part that its metric does not have, and whoever may not take files along", async () => {
    const workspace = await freshWorkspace();
    const which: Which = { kind: "drill", metric: "follow-through", part: "broken" };
    await expect(interactionsCsv(workspace, actor, filtersOf(), which, { now: NOW })).rejects.toThrow("part must be one of");
    const reader = { ...actor, may: (right: string) => right !== "export" };
    await expect(interactionsCsv(workspace, reader, filtersOf(), ALL_INTERACTIONS, { now: NOW })).rejects.toThrow("may not");
    expect(() => parseStrictWhich({ metric: "happiness" })).toThrow("metric must be");
  });

  test("stops reading when whoever asked has gone", async () => {
    const workspace = await variedWorkspace(30);
    await workspace.facts.sync();
    const stream = await interactionsCsv(workspace, actor, filtersOf(), ALL_INTERACTIONS, { now: NOW });
    await stream.cancel();
    // A snapshot that were still open would keep the facts from closing.
    await workspace.facts.close();
  });
});
