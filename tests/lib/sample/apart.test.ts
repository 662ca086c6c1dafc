import { beforeAll, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { listFailures } from "@/lib/failures/list-failures";
import { filterChoices } from "@/lib/filter-choices";
import { interactionsCsv } from "@/lib/interactions/interactions-csv";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { METRIC_IDS } from "@/lib/metrics/define";
import { metricFile } from "@/lib/metrics/metric-file";
import { runMetric } from "@/lib/metrics/run";
import { recurringIssuesCsv } from "@/lib/reports/recurring-issues";
import { tableCsv } from "@/lib/reports/table-csv";
import { onShownSide } from "@/lib/sample/apart";
import { fileNameFor } from "@/lib/sample/file-name";
import { queueSample } from "@/lib/sample/load-sample";
import { planOf } from "@/lib/sample/plan";
import { runSample } from "@/lib/sample/run-sample";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { importText } from "@/tests/support/import-arrange";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 6, 2, 14, 20);
const actor = commandActor();
const SAID = "SAMPLE: invented interactions";

/** Two real interactions that share a failure, a team and a channel with the sample by name. */
async function addReal({ record, facts }: Workspace) {
  await record.tx(async (db) => {
    const sourceId = await addSource(db, "help-desk");
    const [team] = await db.insert(schema.team).values({ code: "our-own-team", name: "Our own team" }).returning();
    for (const externalId of ["R-1", "R-2"]) {
      const id = await addInteraction(db, {
        sourceId,
        externalId,
        teamId: team?.id,
        contactedAt: Date.UTC(2026, 6, 1, 9),
        closedAt: Date.UTC(2026, 4, 1),
      });
      const [failure] = await db.select().from(schema.failure).limit(1);
      if (failure) await db.insert(schema.interactionFailure).values({ interactionId: id, failureId: failure.id });
    }
  });
  await facts.sync();
}

async function text(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

const difficult = async (workspace: Workspace, query = "") =>
  (await runMetric(workspace, actor, "difficult-rate", filtersOf(query), { now: NOW })).total.numerator;

describe("beside real interactions", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await freshWorkspace();
    await queueSample(workspace.record, actor, planOf({ interactions: 300, now: NOW, zone: "UTC" }), false);
    await runSample({ record: workspace.record, now: () => NOW });
    await workspace.facts.sync();
    await addReal(workspace);
  });

  test("every metric leaves the sample out, and its own filter shows it alone", async () => {
    for (const id of METRIC_IDS) {
      const [real, sample] = [filtersOf(), filtersOf("source=sample")];
      const [kept, invented] = [
        await runMetric(workspace, actor, id, real, { now: NOW }),
        await runMetric(workspace, actor, id, sample, { now: NOW }),
      ];
      const rows = (result: typeof kept) => result.parts.reduce((sum, part) => sum + part.count, 0);
      expect([id, rows(kept) <= (id === "completeness" ? 20 : 2), rows(invented) > rows(kept)]).toEqual([id, true, true]);
      expect([kept.isSample, invented.isSample]).toEqual([false, true]);
    }
    expect([await difficult(workspace), await difficult(workspace, "source=help-desk")]).toEqual([2, 2]);
    expect(await difficult(workspace, "source=sample")).toBeGreaterThan(240);
  });

  test("a failure that both have recurs on each side by its own interactions alone", async () => {
    const [own] = (await listFailures(workspace, actor, filtersOf(), { now: NOW })).rows;
    expect([own?.counts.interactions, own?.state, own?.recurringSince]).toEqual([2, "candidate", null]);
    const invented = (await listFailures(workspace, actor, filtersOf("source=sample"), { now: NOW })).rows;
    expect(invented.length).toBeGreaterThan(8);
  });

  test("programs that name both are refused, pages show the real ones with a notice", async () => {
    const both = filtersOf("source=sample&source=help-desk");
    await expect(runMetric(workspace, actor, "difficult-rate", both, { now: NOW, refuseUnknownCodes: true })).rejects.toThrow(
      "the sample is never counted together with real interactions",
    );
    const list = await listInteractions(workspace, actor, both, ALL_INTERACTIONS, { now: NOW });
    expect(list.lines.map((line) => line.text?.externalId)).toEqual(["R-2", "R-1"]);
    expect(list.notices.map((notice) => notice.field)).toEqual(["source"]);
  });

  test("the period is that of the real ones, and no choice names what only the sample has", async () => {
    const list = await listInteractions(workspace, actor, filtersOf(), ALL_INTERACTIONS, { now: NOW });
    expect([list.count, list.data?.firstDay === list.data?.lastDay]).toEqual([2, true]);
    const namesOf = async (query: string) => {
      const choices = await filterChoices(workspace, actor, filtersOf(query));
      return choices.flatMap(({ filter, options }) => options.map(({ code }) => `${filter}=${code}`));
    };
    const [real, sample] = [await namesOf(""), await namesOf("source=sample")];
    expect(real.filter((each) => /^(team|channel|product|source|procedure|cause|facet)/.test(each))).toEqual([
      "team=our-own-team",
      "source=help-desk",
    ]);
    expect(sample).toContain("team=delivery-desk");
    expect(sample).toContain("facet.region=North");
    expect(sample).not.toContain("team=our-own-team");
    expect(sample).not.toContain("source=help-desk");
  });

  test("the record's own lists stand on the real side too", async () => {
    const { db } = workspace.record;
    const shown = await db
      .select({ id: schema.interaction.externalId })
      .from(schema.interaction)
      .where(await onShownSide(db));
    expect(shown.map(({ id }) => id).toSorted()).toEqual(["R-1", "R-2"]);
  });

  test("files say on which side they are, in their header and in their name", async () => {
    const options = { now: NOW };
    for (const [query, isSample] of [
      ["", false],
      ["source=sample", true],
    ] as const) {
      const filters = filtersOf(query);
      const metric = await tableCsv(metricFile(actor, await runMetric(workspace, actor, "follow-through", filters, options)));
      const report = await recurringIssuesCsv(workspace, actor, filters, options);
      const rows = await text(await interactionsCsv(workspace, actor, filters, ALL_INTERACTIONS, options));
      expect([metric, report, rows].map((file) => file.includes(SAID))).toEqual([isSample, isSample, isSample]);
      expect(rows.includes("QM-0")).toBe(isSample);
      expect(await fileNameFor(workspace, filters, "interactions.csv")).toBe(isSample ? "sample-interactions.csv" : "interactions.csv");
    }
  });

  test("no file can be filed under the sample's source, and the sample cannot come twice", async () => {
    await expect(importText(workspace.record, "contacted_at\n2026-03-01\n", { source: "Sample" })).rejects.toThrow(
      'The source "sample" is the sample\'s',
    );
    await expect(queueSample(workspace.record, actor, planOf({ now: NOW, zone: "UTC" }), true)).rejects.toThrow(
      "The sample is here already",
    );
  });
});

test("alone, everything shows it; where real interactions are, it is refused unless it may stand beside them", async () => {
  const workspace = await freshWorkspace();
  await addReal(workspace);
  const plan = planOf({ interactions: 300, now: NOW, zone: "UTC" });
  await expect(queueSample(workspace.record, actor, plan, false)).rejects.toThrow("There are real interactions here");
  const empty = await freshWorkspace();
  await queueSample(empty.record, actor, plan, false);
  await runSample({ record: empty.record, now: () => NOW, signal: AbortSignal.timeout(15_000) });
  await empty.facts.sync();
  const result = await runMetric(empty, actor, "difficult-rate", filtersOf(), { now: NOW });
  expect([result.isSample, result.total.numerator > 240]).toEqual([true, true]);
  expect(await fileNameFor(empty, filtersOf(), "report.csv")).toBe("sample-report.csv");
});
