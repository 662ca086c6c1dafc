import { readFile } from "node:fs/promises";
import { asc, eq, getTableColumns } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { INTERACTION_FIELDS, LISTS } from "@/lib/imports/fields";
import { mappingSchema } from "@/lib/imports/mapping";
import { allMappings } from "@/lib/imports/mappings/index";
import { template } from "@/lib/imports/mappings/template";
import { templateFile, templateGuide } from "@/lib/imports/template-file";
import { freshRecord } from "@/tests/support/record";
import { csvOf, importText } from "../../support/import-arrange";

describe("mappings", () => {
  test.each(allMappings.map((mapping) => [mapping.code, mapping] as const))("%s is plain data of the mapping's shape", (_, mapping) => {
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  test("fill every field of an interaction and of its lists that a file may know", () => {
    const kept = new Set([
      "id",
      "interactionId",
      "promiseId",
      "importId",
      "sourceId",
      "digest",
      "editedFields",
      "createdAt",
      "updatedAt",
      "attributes",
    ]);
    // Filled here alone: by the documenting form, the callback queue, and whoever verifies praise.
    for (const name of [
      "documentedBy",
      "documentingSeconds",
      "playbookVersionId",
      "playbookStepId",
      "ownerUserId",
      "remindAt",
      "actor",
      "verifiedBy",
      "verifiedAt",
    ])
      kept.add(name);
    // Filled by rules of their own: ids, people, causes, facets, links, positions.
    const byRule =
      /^(externalId|isDifficult|customerId|issueId|reportedCauseId|verifiedCauseId|procedureVersionId|followUpOfId|mergedIntoId|facet\d|position)$/;
    const missing = (table: keyof typeof LISTS | "interaction", fields: Record<string, { is: string; day?: string }>) => {
      const filled = new Set(Object.entries(fields).flatMap(([name, kind]) => [name, kind.day ?? name]));
      const columns = Object.keys(getTableColumns(tableNamed(table)));
      return columns.filter((name) => !filled.has(name) && !kept.has(name) && !byRule.test(name)).map((name) => `${table}.${name}`);
    };
    const lists = Object.entries(LISTS).filter(([name]) => name !== "interactionFailure");
    expect([
      ...missing("interaction", INTERACTION_FIELDS),
      ...lists.flatMap(([name, { fields, within }]) => [
        ...missing(name, fields),
        ...Object.entries(within ?? {}).flatMap(([inner, list]) => missing(inner, list.fields)),
      ]),
    ]).toEqual([]);
    expect(Object.keys(INTERACTION_FIELDS).filter((name) => !(name in template.fields))).toEqual([]);
    for (const { list, fields } of template.lists)
      expect(Object.keys(LISTS[list]?.fields ?? {}).filter((name) => !(name in fields))).toEqual([]);
  });
});

describe("the template", () => {
  test("is documented by itself", async () => {
    expect(await readFile("docs/import-template.md", "utf8")).toBe(templateGuide());
  });

  test("imports its own three examples without a complaint", async () => {
    const record = await freshRecord();
    expect(await importText(record, templateFile())).toMatchObject({ source: "own", rows: 3, accepted: 3, rejected: 0, warnings: [] });
  });

  test("fills what it says: people by pseudonym, causes on their axes, failures, promises with all their dates, praise", async () => {
    const { record, rows } = await importedTemplate();
    const [first, second, third] = rows;
    expect(first).toMatchObject({
      severity: 3,
      moodStart: 1,
      moodEnd: 4,
      fault: "third_party",
      outcome: "resolved",
      wasFastTracked: true,
      handleMinutes: 24,
      loopCount: 0,
    });
    expect(third).toMatchObject({ isDifficult: false, direction: "outbound", followUpOfId: second?.id });
    expect([second?.customerId === third?.customerId, second?.issueId === third?.issueId]).toEqual([true, true]);
    expect(first?.customerId).not.toBe(second?.customerId);
    const people = await record.db.select().from(schema.person).orderBy(asc(schema.person.id));
    expect(people.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
    expect(people.map(({ name }) => name).filter((name) => name !== null)).toEqual(["Alva L.", "Remi O."]);

    const causes = await record.db
      .select({
        id: schema.interactionCause.interactionId,
        axis: schema.cause.axis,
        name: schema.cause.name,
        isPrimary: schema.interactionCause.isPrimary,
      })
      .from(schema.interactionCause)
      .innerJoin(schema.cause, eq(schema.interactionCause.causeId, schema.cause.id))
      .orderBy(asc(schema.interactionCause.id));
    expect(causes.filter(({ id }) => id === first?.id)).toEqual([
      { id: first?.id, axis: "anger", name: "promise broken", isPrimary: true },
      { id: first?.id, axis: "topic", name: "Late", isPrimary: false },
    ]);

    const failures = await record.db
      .select({ title: schema.failure.title, mode: schema.failure.mode })
      .from(schema.failure)
      .orderBy(asc(schema.failure.id));
    expect(failures).toEqual([
      { title: "Callback after a late delivery comes late", mode: "late" },
      { title: "Dispute is passed on without the case", mode: "handover" },
      { title: "Discount is applied twice", mode: "wrong_step" },
    ]);
  });

  test("counts the first due date of a promise, and keeps the later ones and the reports made meanwhile", async () => {
    const { record, rows } = await importedTemplate();
    const promises = await record.db.select().from(schema.promise).orderBy(asc(schema.promise.id));
    expect(promises.map(({ kind, interactionId }) => [kind, rows.findIndex(({ id }) => id === interactionId)])).toEqual([
      ["callback", 0],
      ["delivery", 0],
      ["resolution", 1],
    ]);
    // 2024-03-07 and 2024-03-08 are days 19,789 and 19,790 since 1970-01-01; the workspace is in UTC.
    expect(promises[2]).toMatchObject({ firstDueDay: 19_789, firstDueAt: Date.UTC(2024, 2, 8) - 1, dueDay: 19_790 });
    const later = await record.db.select().from(schema.promiseDate);
    expect(later.map(({ promiseId, dueDay, byCustomer }) => [promiseId, dueDay, byCustomer])).toEqual([[promises[2]?.id, 19_790, true]]);
    const reports = await record.db
      .select({ text: schema.progressReport.text })
      .from(schema.progressReport)
      .orderBy(asc(schema.progressReport.at));
    expect(reports.map(({ text }) => text)).toEqual(["Still being checked", "Correction is written"]);
    const praise = await record.db.select().from(schema.commendation);
    expect(praise.map(({ isVerified, wasSolicited, behaviour }) => [isVerified, wasSolicited, behaviour])).toEqual([
      [true, false, "kept me informed"],
      [true, true, "listened"],
    ]);
    const gifts = await record.db.select().from(schema.gesture);
    expect(gifts.map(({ valueCents, currency }) => [valueCents, currency])).toEqual([[1250, "EUR"]]);
  });

  test("keeps columns it does not know, and makes those that begin with facet. facets", async () => {
    const record = await freshRecord();
    const header = ["external_id", "contacted_at", "facet.region", "Branch"];
    await importText(record, csvOf(header, [["1", "2024-03-04", "North", "Elm Street"]]));
    const [facet] = await record.db.select().from(schema.facet);
    const [row] = await record.db.select().from(schema.interaction);
    expect([facet?.code, facet?.slot, row?.attributes]).toEqual(["region", 1, { Branch: "Elm Street" }]);
    expect(row?.facet1).not.toBeNull();
  });

  test("has room for eight facets, and keeps a ninth as an attribute", async () => {
    const record = await freshRecord();
    const facets = Array.from({ length: 9 }, (_, at) => `facet.f${at + 1}`);
    const report = await importText(
      record,
      csvOf(["external_id", "contacted_at", ...facets], [["1", "2024-03-04", ...facets.map((name) => `v ${name}`)]]),
    );
    expect(report.warnings.map(({ code }) => code)).toEqual(["facets_full"]);
    const [row] = await record.db.select().from(schema.interaction);
    expect([row?.facet8 === null, row?.attributes]).toEqual([false, { f9: "v facet.f9" }]);
  });
});

describe("dates of a file that does not say their order", () => {
  const fileWith = (...dates: string[]) =>
    csvOf(
      ["external_id", "contacted_at"],
      dates.map((date, at) => [at, date]),
    );

  test("are read by the days above 12 that it holds, and it is said aloud", async () => {
    const record = await freshRecord();
    const report = await importText(record, fileWith("03/04/2024", "25/04/2024"));
    expect(report).toMatchObject({ accepted: 2, rejected: 0 });
    expect(report.warnings).toEqual([
      {
        code: "date_order_inferred",
        message: "Dates such as 03/04/2024 were read day first (3 April), because 1 date of the file can be nothing else.",
        rows: 1,
      },
    ]);
  });

  test("refuse the file where they can be read two ways, never guessed, until somebody says which", async () => {
    const record = await freshRecord();
    const text = fileWith("03/04/2024", "05/05/2024", "2024-04-03");
    await expect(importText(record, text)).rejects.toThrow('in "contacted_at": 03/04/2024 may be 3 April 2024 or 4 March 2024');
    expect(await record.db.select().from(schema.interaction)).toEqual([]);
    expect(await importText(record, text, { dates: "mdy" })).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
    // 2024-03-04 is day 19,786, 2024-05-05 day 19,848, 2024-04-03 day 19,816.
    const days = await record.db.select({ day: schema.interaction.contactedDay }).from(schema.interaction);
    expect(days.map(({ day }) => day)).toEqual([19_786, 19_848, 19_816]);
  });
});

describe("impossible orders", () => {
  test("are kept and said aloud", async () => {
    const record = await freshRecord();
    const rows = [
      ["1", "2024-03-04 10:00", "2024-03-04 09:00"],
      ["2", "2024-03-04 10:00", "2024-03-04"],
      ["3", "2024-03-04", "2024-03-03"],
    ];
    const report = await importText(record, csvOf(["external_id", "contacted_at", "closed_at"], rows));
    expect(report.warnings).toEqual([
      {
        code: "closed_before_contacted",
        message: "2 rows are closed before the contact. The closing is kept as written and left out of durations.",
        rows: 2,
      },
    ]);
    const closed = await record.db.select({ closedAt: schema.interaction.closedAt }).from(schema.interaction);
    expect(closed.every(({ closedAt }) => closedAt !== null)).toBe(true);
  });
});

async function importedTemplate() {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await db.insert(schema.setting).values({ key: "workspace", value: { zone: "UTC" } });
  });
  await importText(record, templateFile());
  const rows = await record.db.select().from(schema.interaction).orderBy(asc(schema.interaction.externalId));
  return { record, rows };
}

function tableNamed(name: string) {
  const tables = {
    interaction: schema.interaction,
    interactionEvent: schema.interactionEvent,
    offeredOption: schema.offeredOption,
    expertConsultation: schema.expertConsultation,
    usedArticle: schema.usedArticle,
    promise: schema.promise,
    promiseDate: schema.promiseDate,
    progressReport: schema.progressReport,
    commendation: schema.commendation,
    gesture: schema.gesture,
    handover: schema.handover,
    stepObservation: schema.stepObservation,
  };
  const found = Object.entries(tables).find(([table]) => table === name);
  if (!found) throw new Error(`No table ${name}`);
  return found[1];
}
