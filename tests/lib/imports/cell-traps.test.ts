import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cause, channel, facet, facetValue, interaction, interactionCause } from "@/db/schema";
import { parseMapping } from "@/lib/imports/parse-mapping";
import { freshRecord } from "@/tests/support/record";
import { CFPB_HEADER, complaint, csvOf, importText } from "../../support/import-arrange";

describe("labels", () => {
  test("that differ in case or spaces are one", async () => {
    const record = await freshRecord();
    const issues = ["Late fee", "late fee ", "LATE  FEE"];
    await importText(
      record,
      csvOf(
        CFPB_HEADER,
        issues.map((Issue, at) => complaint({ Issue, "Complaint ID": String(at) })),
      ),
    );
    expect(await record.db.select({ code: cause.code, name: cause.name }).from(cause)).toEqual([{ code: "late-fee", name: "Late fee" }]);
  });

  test("beginning like a formula are kept to the letter", async () => {
    const record = await freshRecord();
    const header = [...CFPB_HEADER, "Submitted via"];
    await importText(record, csvOf(header, [[...complaint(), "=HYPERLINK(1)"]]));
    expect(await record.db.select({ name: channel.name }).from(channel)).toEqual([{ name: "=HYPERLINK(1)" }]);
  });

  test("for unknown stay unknown", async () => {
    const record = await freshRecord();
    const header = [...CFPB_HEADER, "Submitted via"];
    const rows = ["N/A", "n/a", "", "  "].map((via, at) => [...complaint({ "Complaint ID": String(at) }), via]);
    await importText(record, csvOf(header, rows));
    const found = await record.db.select({ channelId: interaction.channelId }).from(interaction);
    expect(found.map(({ channelId }) => channelId)).toEqual([null, null, null, null]);
  });
});

describe("one cell", () => {
  test("that holds two causes, one below the other, or a whole path of them, is as many causes as it names", async () => {
    const record = await freshRecord();
    const mapping = parseMapping({
      code: "two",
      name: "Two in one",
      source: { code: "two", name: "Two in one" },
      columns: [
        { name: "Day", isRequired: true, date: { order: "dmy" } },
        { name: "Why", isRequired: true },
      ],
      none: [],
      otherColumns: "keep",
      difficult: { always: true },
      fields: { contactedAt: { column: "Day" } },
      facets: [],
      causes: [{ axis: { constant: "topic" }, levels: [{ column: "Why" }], each: "\n", levelsSplitAt: "<->" }],
      lists: [],
    });
    const text = csvOf(
      ["Day", "Why"],
      [
        ["03/04/2024", "Delivery<->Late\nService"],
        ["04/04/2024", "delivery<->late "],
      ],
    );
    expect(await importText(record, text, { mapping })).toMatchObject({ accepted: 2, rejected: 0 });
    const names = await record.db.select({ name: cause.name }).from(cause).orderBy(asc(cause.id));
    expect(names.map(({ name }) => name).toSorted()).toEqual(["Delivery", "Late", "Service"]);
    expect(await record.db.select().from(interactionCause)).toHaveLength(3);
  });
});

describe("the satisfaction of a ticket", () => {
  test("that was only offered is no rating, and makes no ticket difficult", async () => {
    const record = await freshRecord();
    const rows = [
      ["1", "2024-03-04", "Late parcel", "Open", "Offered"],
      ["2", "2024-03-04", "Late parcel", "Open", "bad"],
      ["3", "2024-03-04", "Late parcel", "Open", "good"],
    ];
    await importText(record, csvOf(["Ticket ID", "Created at", "Subject", "Status", "Satisfaction rating"], rows));
    const found = await record.db.select().from(interaction).orderBy(asc(interaction.id));
    expect(found.map(({ isDifficult }) => isDifficult)).toEqual([false, true, false]);
    const ratings = await record.db
      .select({ value: facetValue.value, code: facet.code })
      .from(facetValue)
      .innerJoin(facet, eq(facet.id, facetValue.facetId));
    expect(
      ratings
        .filter(({ code }) => code === "satisfaction")
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual(["bad", "good"]);
  });
});
