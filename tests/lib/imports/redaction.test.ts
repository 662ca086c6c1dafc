import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { commendation, interaction, setting } from "@/db/schema";
import { freshRecord } from "@/tests/support/record";
import { csvOf, importText } from "../../support/import-arrange";

const HEADER = [
  "Ticket ID",
  "Created",
  "Requester",
  "Requester email",
  "Assignee",
  "Type",
  "Subject",
  "Description",
  "meta.sender.name",
  "Client full name",
  "Remark",
];

function ticket(values: Partial<Record<string, string>>): string[] {
  const usual: Record<string, string> = {
    "Ticket ID": "T-1",
    Created: "2024-03-04 09:00",
    Requester: "Lindqvist, Alva",
    "Requester email": "alva.lindqvist@example.org",
    Assignee: "Remi Okonkwo",
    Type: "Compliment",
    Subject: "Lindqvist waits for Remi",
    Description: "Okonkwo helped Alva at once. My brother Tobias Wren agrees.",
    "meta.sender.name": "Ingeborg Tveit",
    "Client full name": "Berit Halvorsen",
    Remark: "Ms Halvorsen called for ALVA and Tveit",
  };
  return HEADER.map((name) => values[name] ?? usual[name] ?? "");
}

test("no free text of a row keeps the people that the row names; praise keeps the agent it thanks", async () => {
  const record = await freshRecord();
  const report = await importText(record, csvOf(HEADER, [ticket({})]));
  expect(report.warnings.find(({ code }) => code === "redacted")?.rows).toBe(1);
  const [kept] = await record.db.select().from(interaction);
  expect([kept?.summary, kept?.narrative, kept?.attributes]).toEqual([
    "[name] waits for [name]",
    "[name] helped [name] at once. My brother [name] agrees.",
    { "Client full name": "[name]", Remark: "Ms [name] called for [name] and [name]", "meta.sender.name": "[name]" },
  ]);
  const [praise] = await record.db.select().from(commendation);
  expect(praise?.text).toBe("Okonkwo helped [name] at once. My brother Tobias Wren agrees.");
});

test("a rejected row is kept without names too, and comes out the same once it is mended", async () => {
  const record = await freshRecord();
  const report = await importText(record, csvOf(HEADER, [ticket({ Created: "someday" }), ticket({ "Ticket ID": "T-2" })]));
  expect(report.rejected).toBe(1);
  const file = await readFile(report.rejectedFile ?? "", "utf8");
  expect(file).not.toMatch(/Alva|Lindqvist|Okonkwo|Remi|Halvorsen|Berit|Tveit/i);
  const again = await importText(record, file.replace("someday", "2024-03-04 09:00"));
  expect([again.created, again.rejected]).toEqual([1, 0]);
  const [first, second] = await record.db.select({ customer: interaction.customerId, text: interaction.summary }).from(interaction);
  expect(first).toEqual(second);
});

test("the workspace may keep names", async () => {
  const record = await freshRecord();
  await record.tx((db) => db.insert(setting).values({ key: "workspace", value: { redaction: { names: false } } }));
  await importText(record, csvOf(HEADER, [ticket({ Description: "Alva, jo@example.org" })]));
  const [kept] = await record.db.select().from(interaction);
  expect([kept?.summary, kept?.narrative]).toEqual(["Lindqvist waits for Remi", "Alva, [email]"]);
});
