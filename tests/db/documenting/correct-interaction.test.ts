import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { type ItemOutcome, writeItems } from "@/lib/api/write-items";
import { correctInteraction } from "@/lib/documenting/correct-interaction";
import { findEarlier } from "@/lib/documenting/earlier";
import { fileInteraction } from "@/lib/documenting/file-interaction";
import { formOf } from "@/lib/documenting/form-of";
import type { FormValues } from "@/lib/documenting/form-values";
import { helpFromPast } from "@/lib/documenting/help-from-past";
import { getInteraction } from "@/lib/interactions/detail";
import type { Workspace } from "@/lib/workspace";
import { filingOf } from "@/tests/support/documented-form";
import { FULL } from "@/tests/support/full-item";
import { actorOf } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 2, 4, 10);
const me = actorOf("manager");

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
});
afterAll(() => workspace.close());

async function correct(id: number, change: Partial<FormValues>, actor: Actor = me) {
  const opened = await formOf(workspace, actor, id);
  if (!opened) throw new Error(`${id} cannot be opened`);
  return correctInteraction(workspace.record, actor, id, { base: opened.form, form: { ...opened.form, ...change } }, NOW + 1000);
}

async function sent(item: object): Promise<number> {
  let outcome: ItemOutcome | undefined;
  const withLast = async (_: unknown, [first]: ItemOutcome[]) => {
    outcome = first;
  };
  await writeItems(workspace.record, [item], { source: "desk", now: NOW, withLast });
  if (!outcome || !("id" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}

test("only what was changed is written and named, and a later import keeps it", async () => {
  const item = {
    externalId: "T-1",
    contactedAt: "2026-03-01T08:00:00Z",
    customer: "C-5",
    issueKey: "I-5",
    summary: "As sent",
    severity: 2,
  };
  const id = await sent(item);
  expect(await correct(id, { summary: "As corrected by jo@example.org", workaround: "A letter" })).toEqual(["summary", "workaround"]);
  const { interaction, names } = (await getInteraction(workspace, me, id)) ?? {};
  expect(interaction).toMatchObject({ summary: "As corrected by [email]", workaround: "A letter", severity: 2 });
  expect(interaction?.editedFields).toEqual(["summary", "workaround"]);
  expect(names?.issue).toBe("I-5");
  await sent({ ...item, summary: "As sent again", severity: 3 });
  expect((await getInteraction(workspace, me, id))?.interaction).toMatchObject({ summary: "As corrected by [email]", severity: 3 });
});

test("opening a full interaction and saving one field of it changes nothing else", async () => {
  const id = await sent({ ...FULL, externalId: "FULL", source: "desk" });
  const before = await getInteraction(workspace, me, id);
  await expect(correct(id, {})).rejects.toMatchObject({ code: "nothing_to_change" });
  expect(await correct(id, { preventiveAction: "A pro forma invoice on request" })).toEqual(["preventiveAction"]);
  const after = await getInteraction(workspace, me, id);
  const kept = (detail: typeof after) => detail && { ...detail, interaction: null, row: { ...detail.interaction, preventiveAction: null } };
  const plain = (detail: typeof after) => {
    const all = kept(detail);
    return all && { ...all, row: { ...all.row, editedFields: null, updatedAt: 0, digest: null } };
  };
  expect(plain(after)).toEqual(plain(before));
});

test("an issue alone stays one of the same customer; an emptied list is empty, and an emptied field not known", async () => {
  const { id } = await fileInteraction(
    workspace.record,
    me,
    filingOf({
      customer: "C-8",
      articles: "One\nTwo",
      fault: "ours",
      procedure: "Invoicing",
      failureMode: "late",
      failureTitle: "Invoice late",
    }),
    NOW,
  );
  const fields = await correct(id, { issueKey: "I-8", articles: "", fault: "", failureMode: "", failureTitle: "" });
  expect(fields.sort()).toEqual(["articles", "customer", "failures", "fault", "issueKey"]);
  const detail = await getInteraction(workspace, me, id);
  expect(detail).toMatchObject({ articles: [], failures: [], names: { issue: "I-8", procedure: { name: "Invoicing" } } });
  expect(detail?.interaction.fault).toBeNull();
  expect(
    await workspace.record.db
      .select()
      .from(schema.customer)
      .where(eq(schema.customer.id, detail?.interaction.customerId ?? 0)),
  ).toHaveLength(1);
});

test("what is not seen cannot be corrected, and is moved to no team that is not", async () => {
  const { id } = await fileInteraction(workspace.record, me, filingOf({ team: "North" }), NOW);
  const other = await fileInteraction(workspace.record, me, filingOf({ team: "South" }), NOW);
  const [north] = await workspace.record.db.select().from(schema.team).where(eq(schema.team.name, "North"));
  const agent = actorOf("agent", [north?.id ?? 0]);
  const opened = await formOf(workspace, me, other.id);
  if (!opened) throw new Error("not there");
  await expect(
    correctInteraction(workspace.record, agent, other.id, { base: opened.form, form: { ...opened.form, summary: "x" } }, NOW),
  ).rejects.toMatchObject({ status: 404 });
  expect(await formOf(workspace, agent, other.id)).toBeNull();
  await expect(correct(id, { team: "South" }, agent)).rejects.toMatchObject({ field: "team" });
});

test("earlier contacts of a customer are found by their key, the same issue first, and only those that are seen", async () => {
  const file = (values: Partial<FormValues>) => fileInteraction(workspace.record, me, filingOf(values), NOW);
  const first = await file({ customer: "Dup@Example.org", issueKey: "D-1", team: "North", contactedAt: "2026-02-01T08:00" });
  const later = await file({ customer: "dup@example.org", team: "South", contactedAt: "2026-02-09T08:00" });
  const ids = async (actor: Actor, issueKey: string) =>
    (await findEarlier(workspace, actor, { customer: " dup@example.org", issueKey })).map(({ id, isSameIssue }) => [id, isSameIssue]);
  expect(await ids(me, "D-1")).toEqual([
    [first.id, true],
    [later.id, false],
  ]);
  expect(await ids(me, "")).toEqual([
    [later.id, false],
    [first.id, false],
  ]);
  const [north] = await workspace.record.db.select().from(schema.team).where(eq(schema.team.name, "North"));
  expect(await ids(actorOf("agent", [north?.id ?? 0]), "D-1")).toEqual([[first.id, true]]);
  expect(await findEarlier(workspace, me, { customer: "nobody", issueKey: "" })).toEqual([]);
});

test("how others handled the same cause and procedure is found, with its lessons, as far as it is seen", async () => {
  const file = (values: Partial<FormValues>) => fileInteraction(workspace.record, me, filingOf(values), NOW);
  const both = await file({
    angerCause: "Promise broken",
    procedure: "Dunning",
    failureMode: "late",
    workaround: "A letter",
    team: "South",
  });
  const one = await file({ procedure: "Dunning", resolutionPath: "Asked finance", team: "North", contactedAt: "2026-03-05" });
  await file({ procedure: "Dunning", team: "North" });
  const [south] = await workspace.record.db.select().from(schema.procedure).where(eq(schema.procedure.name, "Dunning"));
  const about = { procedureId: south?.id ?? 0, createdBy: "user:1", createdAt: NOW, updatedAt: NOW };
  await workspace.record.tx(async (db) => {
    await db.insert(schema.lesson).values([
      { code: "l-1", title: "Ask early", toChange: "Ask finance first", ...about },
      { code: "l-2", title: "Of the south", interactionId: both.id, ...about },
      { code: "l-3", title: "Old", archivedAt: NOW, ...about },
    ]);
  });
  const asked = { cause: "promise broken", procedure: "dunning" };
  const found = await helpFromPast(workspace, me, asked);
  expect(found.solved.map(({ id }) => id)).toEqual([both.id, one.id]);
  expect(found.lessons.map(({ code }) => code).sort()).toEqual(["l-1", "l-2"]);
  const [north] = await workspace.record.db.select().from(schema.team).where(eq(schema.team.name, "North"));
  const seen = await helpFromPast(workspace, actorOf("agent", [north?.id ?? 0]), asked);
  expect([seen.solved.map(({ id }) => id), seen.lessons.map(({ code }) => code)]).toEqual([[one.id], ["l-1"]]);
  expect(await helpFromPast(workspace, me, { cause: "", procedure: "" })).toEqual({ solved: [], lessons: [] });
});

test("a handover that is known by its kind alone stays when another one is corrected", async () => {
  const handovers = [{ kind: "transfer" }, { kind: "escalation", level: 1, at: "2026-03-01T09:00:00Z" }];
  const id = await sent({ externalId: "T-9", contactedAt: "2026-03-01T08:00:00Z", handovers });
  const opened = await formOf(workspace, me, id);
  const corrected = opened?.form.handovers.map((each, at) => (at === 1 ? { ...each, level: "2" } : each)) ?? [];
  expect(await correct(id, { handovers: corrected })).toEqual(["handovers"]);
  const kept = (await getInteraction(workspace, me, id))?.handovers.map(({ kind, level, at }) => [kind, level, at]);
  expect(kept).toEqual([
    ["transfer", null, null],
    ["escalation", 2, Date.UTC(2026, 2, 1, 9)],
  ]);
});
