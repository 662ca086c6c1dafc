import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { commendation, customer, failure, interaction, interactionFailure, promise } from "@/db/schema";
import { freshRecord } from "@/tests/support/record";
import { csvOf, importText } from "../../support/import-arrange";
import { facetCounts } from "../../support/record-counts";

describe("tickets of a help desk that nobody has heard of", () => {
  const header = [
    "Ticket number",
    "Opened on",
    "Resolved at",
    "First reply time",
    "SLA due date",
    "Source",
    "Ticket type",
    "CSAT",
    "Reopen count",
    "Customer email",
    "Queue",
  ];
  const rows = [
    [
      "T-1",
      "2024-03-04 09:00",
      "2024-03-06 09:00",
      "2024-03-04 10:00",
      "2024-03-05",
      "Email",
      "Complaint",
      "Offered",
      "0",
      "ana@example.com",
      "Billing",
    ],
    [
      "T-2",
      "2024-03-04 09:00",
      "2024-03-04 12:00",
      "2024-03-04 13:00",
      "2024-03-05",
      "Chat",
      "Question",
      "2",
      "0",
      "bo@example.com",
      "Billing",
    ],
    ["T-3", "2024-03-05 09:00", "", "2.5 hours", "", "Chat", "Question", "5", "2", "bo@example.com", "Returns"],
    ["T-4", "2024-03-05 09:00", "", "", "", "Phone", "Compliment", "Not offered", "0", "cy@example.com", "Returns"],
    ["", "", "", "", "", "", "", "", "", "", ""],
  ];

  test("are read by the usual names of their columns, and every rule that made one difficult is said aloud", async () => {
    const record = await freshRecord();
    const report = await importText(record, csvOf(header, rows));
    expect(report).toMatchObject({ source: "help-desk", rows: 4, accepted: 4, rejected: 0 });
    expect(report.warnings.map(({ message }) => message)).toEqual([
      "1 ticket is difficult because its rating is 2 or lower.",
      "1 ticket is difficult because it was reopened.",
      "1 ticket is difficult because its type is a complaint.",
      "1 ticket was resolved before its first response.",
    ]);
    const difficult = await record.db
      .select()
      .from(interaction)
      .where(eq(interaction.isDifficult, true))
      .orderBy(asc(interaction.externalId));
    expect(difficult.map(({ externalId }) => externalId)).toEqual(["T-1", "T-2", "T-3"]);
    // That somebody was asked for a rating is no rating.
    expect(await facetCounts(record, "satisfaction")).toEqual([
      ["2", 1],
      ["5", 1],
    ]);
    expect(difficult[2]?.attributes).toEqual({ "First response": "2.5 hours" });
    expect((await record.db.select().from(customer)).length).toBe(3);
    expect((await record.db.select().from(commendation)).length).toBe(1);
  });

  test("have promises by their due date, and a failure where one was resolved after it", async () => {
    const record = await freshRecord();
    await importText(record, csvOf(header, rows));
    expect((await record.db.select().from(promise)).map(({ kind, doneAt }) => [kind, doneAt !== null])).toEqual([
      ["sla", true],
      ["sla", true],
    ]);
    const titles = await record.db
      .select({ title: failure.title })
      .from(interactionFailure)
      .innerJoin(failure, eq(interactionFailure.failureId, failure.id));
    expect(titles.map(({ title }) => title).sort()).toEqual([
      "Complaint: resolved after its due date",
      "Question: reopened after it was resolved",
    ]);
  });

  test("without anything that tells which are difficult have none, and that is said", async () => {
    const record = await freshRecord();
    const report = await importText(record, csvOf(["id", "created_at", "status", "subject"], [["1", "2024-03-04", "open", "Late"]]));
    expect([report.source, report.warnings.map(({ code }) => code)]).toEqual(["help-desk", ["nothing_difficult"]]);
  });

  test("may be surveys of a shop, whose supervisors are left out", async () => {
    const record = await freshRecord();
    const report = await importText(
      record,
      csvOf(
        [
          "Unique id",
          "channel_name",
          "category",
          "Sub-category",
          "Customer Remarks",
          "Issue_reported at",
          "issue_responded",
          "Agent_name",
          "Supervisor",
          "Manager",
          "CSAT Score",
        ],
        [
          [
            "s-1",
            "Inbound",
            "Returns",
            "Missing",
            "Very bad",
            "30/07/2023 13:15",
            "30/07/2023 13:45",
            "Mara Lind",
            "Tom Berg",
            "Di Falk",
            "1",
          ],
          ["s-2", "Outcall", "Returns", "Enquiry", "", "01/08/2023 11:13", "01/08/2023 11:47", "Mara Lind", "Tom Berg", "Di Falk", "5"],
        ],
      ),
    );
    expect(report).toMatchObject({ source: "help-desk", rows: 2, accepted: 2, rejected: 0 });
    const rows = await record.db.select().from(interaction).orderBy(asc(interaction.externalId));
    expect(rows.map(({ isDifficult, narrative }) => [isDifficult, narrative])).toEqual([
      [true, "Very bad"],
      [false, null],
    ]);
    expect(rows[1]?.contactedAt).toBe(Date.UTC(2023, 7, 1, 11, 13));
    expect(JSON.stringify(rows)).not.toMatch(/Tom Berg|Di Falk|Mara Lind/);
  });

  test("may have the very names that the mappings of known desks use among themselves", async () => {
    const record = await freshRecord();
    const names = [
      "ID",
      "Created",
      "Updated",
      "Channel",
      "Status",
      "State",
      "Stage",
      "Pipeline",
      "Category",
      "Group",
      "Group ID",
      "Assignee ID",
    ];
    const more = ["Requester ID", "Requester email", "Reopens", "Escalated", "Closed", "First response due", "Overdue", "Number"];
    const cells = [...names, ...more].map((name) =>
      /^(Created|Updated|Closed|First response due)$/.test(name) ? "2024-03-04 09:00" : "1",
    );
    expect(await importText(record, csvOf([...names, ...more], [cells]))).toMatchObject({ mapping: "help-desk", rows: 1, accepted: 1 });
  });
});
