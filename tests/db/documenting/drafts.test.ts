import { afterAll, beforeAll, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { type Actor, commandActor, userActor } from "@/lib/access/actor";
import { beginDraft, DRAFT_KEPT_MS, discardDraft, forgetOldDrafts, keepDraft, listDrafts, readDraft } from "@/lib/documenting/drafts";
import { fileInteraction } from "@/lib/documenting/file-interaction";
import { requestErasure } from "@/lib/privacy/erase";
import { underErasureLock } from "@/lib/privacy/start-erasure";
import { addUser } from "@/lib/users/add-user";
import type { Workspace } from "@/lib/workspace";
import { filingOf } from "@/tests/support/documented-form";
import { PASSWORD } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 2, 4, 10);

let workspace: Workspace;
let mine: Actor;
let theirs: Actor;

beforeAll(async () => {
  workspace = await freshWorkspace();
  for (const name of ["mine", "theirs"])
    await addUser(workspace.record, commandActor(), { email: `${name}@example.com`, name, role: "manager", teams: null }, PASSWORD, NOW);
  const actor = (id: number) =>
    userActor(`User ${id}`, null, { id, role: "manager", email: `${id}@example.com`, personId: null, sessionId: 1 });
  [mine, theirs] = [actor(1), actor(2)];
});
afterAll(() => workspace.close());

const drafted = (values = {}) => {
  const { draft: _, ...content } = filingOf(values);
  return content;
};

test("a draft is sealed, and its owner's alone", async () => {
  const { record } = workspace;
  const content = drafted({ summary: "Canary wren", customer: "C-1", issueKey: " T-7 " });
  const id = await beginDraft(record, mine, content, NOW);
  const [row] = await record.db.select().from(schema.draft);
  expect(row?.content).toMatch(/^v1\./);
  expect(JSON.stringify(row)).not.toContain("wren");
  expect(await readDraft(record, mine, id)).toEqual(content);
  expect(await listDrafts(record, mine, NOW)).toMatchObject([{ id, title: "Canary wren", issueKey: "T-7", updatedAt: NOW }]);
  expect(await readDraft(record, theirs, id)).toBeNull();
  expect(await listDrafts(record, theirs, NOW)).toEqual([]);
  await expect(keepDraft(record, theirs, id, content, NOW)).rejects.toMatchObject({ status: 404 });
  await expect(discardDraft(record, theirs, id, NOW)).rejects.toMatchObject({ status: 404 });
  await keepDraft(record, mine, id, { ...content, seconds: 60 }, NOW + 1);
  expect((await readDraft(record, mine, id))?.seconds).toBe(60);
  await discardDraft(record, mine, id, NOW);
  expect(await readDraft(record, mine, id)).toBeNull();
});

test("a draft goes when it is filed, and only the filer's own", async () => {
  const { record } = workspace;
  const own = await beginDraft(record, mine, drafted(), NOW);
  const other = await beginDraft(record, theirs, drafted(), NOW);
  await fileInteraction(record, mine, filingOf({}, { draft: other }), NOW);
  expect(await readDraft(record, theirs, other)).not.toBeNull();
  await fileInteraction(record, mine, filingOf({}, { draft: own }), NOW);
  expect(await readDraft(record, mine, own)).toBeNull();
});

test("a draft is forgotten after 14 days, and with the customer whom it names", async () => {
  const { record } = workspace;
  const old = await beginDraft(record, mine, drafted({ summary: "old" }), NOW - DRAFT_KEPT_MS - 1);
  const about = await beginDraft(record, mine, drafted({ customer: " Jo@Example.org " }), NOW);
  const another = await beginDraft(record, mine, drafted({ customer: "C-2" }), NOW);
  expect((await listDrafts(record, mine, NOW)).map(({ id }) => id)).not.toContain(old);
  await forgetOldDrafts(record, NOW);
  expect(await readDraft(record, mine, old)).toBeNull();
  await fileInteraction(record, mine, filingOf({ customer: "jo@example.org" }), NOW);
  await requestErasure(record, commandActor(), { subject: "customer", id: "jo@example.org" }, NOW);
  expect(await underErasureLock(record)).toBe(true);
  expect(await readDraft(record, mine, about)).toBeNull();
  expect(await readDraft(record, mine, another)).not.toBeNull();
});
