import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { writeItems } from "@/lib/api/write-items";
import { completenessOf } from "@/lib/documenting/completeness";
import { fileInteraction } from "@/lib/documenting/file-interaction";
import type { FormValues } from "@/lib/documenting/form-values";
import { readCompleteness } from "@/lib/documenting/read-documented";
import { readForm } from "@/lib/documenting/read-form";
import { getInteraction } from "@/lib/interactions/detail";
import { addUser } from "@/lib/users/add-user";
import type { Workspace } from "@/lib/workspace";
import { filingOf } from "@/tests/support/documented-form";
import { actorOf, PASSWORD } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 2, 4, 10);
const me = actorOf("manager");

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  await addUser(workspace.record, commandActor(), { email: "a@example.com", name: "A", role: "admin", teams: null }, PASSWORD, NOW);
});
afterAll(() => workspace.close());

const file = (values: Partial<FormValues>, more = {}) => fileInteraction(workspace.record, me, filingOf(values, more), NOW);

async function detailOf(id: number) {
  const detail = await getInteraction(workspace, me, id);
  if (!detail) throw new Error(`${id} is not there`);
  return detail;
}

describe("what is filed", () => {
  test("is written as a program's item is, with who documented it in how many seconds", async () => {
    const { id } = await file({
      customer: "C-77",
      issueKey: "PO-1",
      counterparty: "partner",
      customerZone: "Asia/Tokyo",
      team: "Partner desk",
      channel: "Phone",
      summary: "Needed a draft invoice",
      angerCause: "slow resolution",
      moodStart: "2",
      severity: "3",
      procedure: "Invoicing",
      failureMode: "circular_dependency",
      outcome: "alternative_accepted",
      promiseKind: "information",
      promiseDue: "2026-03-05T12:00",
      waitingOnMinutes: "3 days",
      waitingReason: "time_zones",
      gestures: [{ kind: "Credit", value: "12.5", currency: "eur", at: "" }],
    });
    const { interaction, names, causes, failures, promises, gestures } = await detailOf(id);
    expect(names).toMatchObject({ team: "Partner desk", channel: "Phone", issue: "PO-1", customerZone: "Asia/Tokyo" });
    expect(names.source).toMatchObject({ code: "documented", name: "Documented here", zone: "UTC" });
    expect(interaction).toMatchObject({
      documentedBy: "user:1",
      documentingSeconds: 42,
      contactedAt: Date.UTC(2026, 2, 4, 9, 12),
      closedAt: NOW,
      waitingOnMinutes: 4320,
      waitingReason: "time_zones",
      isDifficult: true,
    });
    expect(causes).toEqual([{ axis: "anger", code: "ineffective--slow-resolution", name: "Slow resolution", isPrimary: true }]);
    expect(failures).toMatchObject([{ title: "Invoicing: circular dependency", mode: "circular_dependency", procedure: "Invoicing" }]);
    expect(promises).toMatchObject([{ kind: "information", firstDueAt: Date.UTC(2026, 2, 5, 12), madeAt: Date.UTC(2026, 2, 4, 9, 12) }]);
    expect(gestures).toMatchObject([{ kind: "Credit", valueCents: 1250, currency: "EUR" }]);
    const [customer] = await workspace.record.db.select().from(schema.customer);
    expect(customer?.key).toMatch(/^[0-9a-f]{64}$/);
  });

  test("is filed once, however often the form is sent", async () => {
    const filing = filingOf({ summary: "Twice" });
    const both = await Promise.all([1, 2].map(() => fileInteraction(workspace.record, me, filing, NOW)));
    const again = await fileInteraction(workspace.record, me, filing, NOW + 60_000);
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
    expect(again.isNew).toBe(false);
    const rows = await workspace.record.db.select().from(schema.interaction).where(eq(schema.interaction.externalId, filing.id));
    expect(rows).toHaveLength(1);
    const entries = await workspace.record.db
      .select()
      .from(schema.auditEntry)
      .where(eq(schema.auditEntry.subject, `interaction:${rows[0]?.id}`));
    expect(entries).toHaveLength(1);
  });

  test("is nobody else's: a form with the id of another person's is refused", async () => {
    const filing = filingOf({ summary: "Mine" });
    await fileInteraction(workspace.record, me, filing, NOW);
    const other = { ...me, id: "user:99" };
    await expect(fileInteraction(workspace.record, other, filing, NOW)).rejects.toMatchObject({ code: "not_yours", status: 409 });
  });

  test("names the field that cannot be taken, and writes nothing", async () => {
    const before = await workspace.record.db.$count(schema.interaction);
    const refused: [Partial<FormValues>, string][] = [
      [{ contactedAt: "" }, "contactedAt"],
      [{ issueKey: "PO-2" }, "issueKey"],
      [{ moodStart: "9" }, "moodStart"],
      [{ failureMode: "late" }, "procedure"],
      [{ promiseKind: "callback" }, "promiseDue"],
      [{ waitMinutes: "long" }, "waitMinutes"],
      [{ customer: "C-1", customerZone: "Nowhere" }, "customerZone"],
      [{ followUpOf: "999999" }, "followUpOf"],
      [{ playbook: "999999" }, "playbook"],
    ];
    for (const [values, field] of refused) await expect(file(values), field).rejects.toMatchObject({ field });
    expect(await workspace.record.db.$count(schema.interaction)).toBe(before);
  });

  test("counts as complete by the rule of the form", async () => {
    const { choices } = await readForm(workspace, me, NOW);
    for (const values of [
      { customer: "C-9", channel: "Mail", severity: "2" },
      {
        customer: "C-9",
        team: "Partner desk",
        product: "X",
        angerCause: "New feeling",
        moodStart: "1",
        outcome: "resolved",
        fault: "ours",
      },
      { outcome: "unresolved" },
      { closed: "yes" as const },
    ]) {
      const filing = filingOf(values);
      const { id } = await fileInteraction(workspace.record, me, filing, NOW);
      await workspace.facts.sync();
      expect(await readCompleteness(workspace, me, id)).toEqual(completenessOf(filing.form, choices.fields));
    }
  });

  test("fills team, channel and product of the next form", async () => {
    await file({ team: "Partner desk", channel: "Chat", product: "Router", counterparty: "partner" });
    const { form } = await readForm(workspace, me, NOW);
    expect(form).toMatchObject({ team: "Partner desk", channel: "Chat", product: "Router", counterparty: "partner" });
    expect(form.contactedAt).toBe("2026-03-04T10:00");
  });

  test("follows up the first contact of the case, wherever that came from", async () => {
    await writeItems(workspace.record, [{ externalId: "T-1", contactedAt: "2026-03-01T08:00:00Z", customer: "C-5", issueKey: "I-5" }], {
      source: "desk",
      now: NOW,
      withLast: async () => {},
    });
    const [first] = await workspace.record.db.select().from(schema.interaction).where(eq(schema.interaction.externalId, "T-1"));
    const second = await file({ customer: "C-5", followUpOf: String(first?.id) });
    const third = await file({ customer: "C-5", followUpOf: String(second.id) });
    expect((await detailOf(third.id)).interaction.followUpOfId).toBe(first?.id);
  });
});

const FREE_TEXTS = [
  ...["summary", "customerFacts", "ownFacts", "desiredOutcome", "expectedOutcomeTold", "apologyFor", "resolutionPath", "articles"],
  ...["workaround", "preventiveAction", "promiseText", "failureTitle", "procedure", "angerCause", "experts", "commendationText"],
] as const;

test("no address and no name of the customer is kept in any text that is typed", async () => {
  const canary = "Please ask jo.quxmiller@example.org or Petronella Vandersloot";
  const typed = Object.fromEntries(FREE_TEXTS.map((name) => [name, canary]));
  const { id } = await file({
    ...typed,
    customer: "Petronella Vandersloot",
    commendationBehaviour: canary,
    failureMode: "late",
    promiseDue: "2026-03-09",
    options: [{ text: canary, wasChosen: true }],
    gestures: [{ kind: canary, value: "", currency: "", at: "" }],
    steps: [{ step: canary, polarity: "do", observed: "yes" }],
    handovers: [
      {
        kind: "escalation",
        fromTeam: "",
        toTeam: canary,
        level: "",
        reason: canary,
        wasWarm: "yes",
        note: canary,
        receiverRating: "4",
        at: "",
      },
    ],
  });
  const detail = await detailOf(id);
  const kept = JSON.stringify([detail, await workspace.record.db.select().from(schema.team)]);
  expect(kept.match(/\[email\]/g)?.length).toBeGreaterThanOrEqual(FREE_TEXTS.length);
  for (const word of ["quxmiller", "Vandersloot", "Petronella"]) expect(kept).not.toContain(word);
});

describe("somebody who sees some teams", () => {
  test("files for those alone, and for their only one where they say none", async () => {
    const teams = await workspace.record.db.select().from(schema.team);
    const own = teams.find(({ name }) => name === "Partner desk");
    const agent = actorOf("agent", [own?.id ?? 0]);
    await file({ team: "Other desk" });
    const filed = async (team: string) => fileInteraction(workspace.record, agent, filingOf({ team }), NOW);
    await expect(filed("Other desk")).rejects.toMatchObject({ field: "team" });
    await expect(filed("A new desk")).rejects.toMatchObject({ field: "team" });
    for (const team of ["", "partner desk"]) {
      const { id } = await filed(team);
      expect((await getInteraction(workspace, agent, id))?.names.team).toBe("Partner desk");
    }
    const { choices, form } = await readForm(workspace, agent, NOW);
    expect([choices.isLimited, choices.teams, form.team]).toEqual([true, ["Partner desk"], "Partner desk"]);
  });

  test("follows up nothing of other teams", async () => {
    const [own] = (await workspace.record.db.select().from(schema.team)).filter(({ name }) => name === "Partner desk");
    const theirs = await file({ team: "Other desk" });
    const filing = filingOf({ followUpOf: String(theirs.id) });
    await expect(fileInteraction(workspace.record, actorOf("agent", [own?.id ?? 0]), filing, NOW)).rejects.toMatchObject({
      field: "followUpOf",
    });
  });
});
