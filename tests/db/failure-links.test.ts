import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { failure, interaction, interactionFailure, LINK_ORIGINS, refusedLink } from "@/db/schema";
import { linkMany, takeLinksBack, unlinkMany } from "@/lib/failures/link-many";
import { mergeBack, splitFailure } from "@/lib/failures/split-failure";
import { csvOf, IMPORT_DAY, importText } from "@/tests/support/import-arrange";
import { freshRecord } from "@/tests/support/record";
import { ownerActor } from "@/tests/support/signed-in";

const actor = ownerActor();
const HEADER = ["external_id", "contacted_at", "summary", "failure_procedures", "failure_modes", "failure_titles"];

/** A file of two interactions that both show "Late refund"; its words are in every row, so that another word changes every row. */
const fileOf = (word: string) =>
  csvOf(
    HEADER,
    ["1", "2"].map((id) => [id, "2024-03-04", word, "Refund", "late", "Late refund"]),
  );

async function shownBy(record: RecordStore): Promise<string[][]> {
  const rows = await record.db
    .select({ id: interaction.externalId, title: failure.title })
    .from(interactionFailure)
    .innerJoin(failure, eq(failure.id, interactionFailure.failureId))
    .innerJoin(interaction, eq(interaction.id, interactionFailure.interactionId))
    .orderBy(asc(interaction.externalId), asc(failure.title));
  return rows.map(({ id, title }) => [id, title]);
}

async function arranged() {
  const record = await freshRecord();
  await importText(record, fileOf("first"));
  const [one, two] = (await record.db.select({ id: interaction.id }).from(interaction).orderBy(asc(interaction.externalId))).map(
    (row) => row.id,
  );
  const [late] = await record.db.select().from(failure);
  if (!one || !two || !late) throw new Error("the import made nothing");
  const [other] = await record.tx((db) =>
    db
      .insert(failure)
      .values({ ...late, id: undefined, code: "other", title: "Other" })
      .returning({ code: failure.code }),
  );
  return { record, one, two, late: late.code, other: other?.code ?? "" };
}

test("what a person linked and unlinked stays so when the same row and when a changed row is imported", async () => {
  const { record, one, two, late, other } = await arranged();
  expect(await linkMany(record, actor, other, [one, two], IMPORT_DAY)).toEqual([one, two]);
  expect(await unlinkMany(record, actor, late, [two], IMPORT_DAY)).toEqual([two]);
  const said = [
    ["1", "Late refund"],
    ["1", "Other"],
    ["2", "Other"],
  ];
  expect(await importText(record, fileOf("first"))).toMatchObject({ unchanged: 2 });
  expect(await shownBy(record)).toEqual(said);
  expect(await importText(record, fileOf("second"))).toMatchObject({ changed: 2 });
  expect(await shownBy(record)).toEqual(said);
});

test("a row that no longer names a failure takes away its own link and no other", async () => {
  const { record, one, other } = await arranged();
  await linkMany(record, actor, other, [one], IMPORT_DAY);
  await importText(record, csvOf(HEADER, [["1", "2024-03-04", "third", "", "", ""]]));
  expect(await shownBy(record)).toEqual([
    ["1", "Other"],
    ["2", "Late refund"],
  ]);
});

test("what was split off stays off when a changed row still says the old name", async () => {
  const { record, two, late } = await arranged();
  await splitFailure(record, actor, late, { title: "Never refunded", procedure: "Refund", mode: "missing_step" }, [two], IMPORT_DAY);
  await importText(record, fileOf("second"));
  expect(await shownBy(record)).toEqual([
    ["1", "Late refund"],
    ["2", "Never refunded"],
  ]);
});

test("linking taken back refuses nothing; by hand what was refused is linked, and refused again when that is taken back", async () => {
  const { record, one, two, other } = await arranged();
  await linkMany(record, actor, other, [one], IMPORT_DAY);
  await takeLinksBack(record, actor, other, [one], IMPORT_DAY);
  expect(await record.db.select().from(refusedLink)).toEqual([]);
  await linkMany(record, actor, other, [one], IMPORT_DAY);
  await unlinkMany(record, actor, other, [one], IMPORT_DAY);
  expect(await linkMany(record, actor, other, [one, two], IMPORT_DAY)).toEqual([one, two]);
  const [link] = await record.db.select().from(interactionFailure).where(eq(interactionFailure.linkedAt, IMPORT_DAY));
  expect(LINK_ORIGINS.indexOf(link?.origin ?? "import")).toBe(1);
  await takeLinksBack(record, actor, other, [one, two], IMPORT_DAY);
  expect((await record.db.select().from(refusedLink)).map((row) => row.interactionId)).toEqual([one]);
});

test("a split of what was refused once and linked by hand since can be taken back", async () => {
  const { record, two, late } = await arranged();
  await unlinkMany(record, actor, late, [two], IMPORT_DAY - 1);
  await linkMany(record, actor, late, [two], IMPORT_DAY);
  const { code } = await splitFailure(
    record,
    actor,
    late,
    { title: "Never", procedure: "Refund", mode: "missing_step" },
    [two],
    IMPORT_DAY,
  );
  await mergeBack(record, actor, code, IMPORT_DAY + 1);
  expect(await shownBy(record)).toEqual([
    ["1", "Late refund"],
    ["2", "Late refund"],
  ]);
});
