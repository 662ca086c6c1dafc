import { expect, test } from "vitest";
import { interactionFailure, product } from "@/db/schema";
import { listFailures } from "@/lib/failures/list-failures";
import { addRule, deleteRule, listRules, moveRule } from "@/lib/ownership/ownership-rules";
import { parseNewRule, parseRuleMove } from "@/lib/ownership/rule-requests";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addFailure, addTeam, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();

test("a rule owns the failures it matches, the last one wins, and moving and deleting rules changes that", async () => {
  const workspace = await freshWorkspace();
  const { record } = workspace;
  await record.tx(async (db) => {
    for (const code of ["payments", "logistics"]) await addTeam(db, code);
    const products = await db
      .insert(product)
      .values(["a", "b"].map((code) => ({ code, name: code })))
      .returning({ id: product.id });
    const sourceId = await addSource(db);
    const failureId = await addFailure(db, "refund");
    await addFailure(db, "unseen");
    // Once the first product, once the second: the one whose code comes first.
    for (const { id } of products.toReversed()) {
      const interactionId = await addInteraction(db, { sourceId, externalId: `R${id}`, contactedAt: june(1), productId: id });
      await db.insert(interactionFailure).values({ interactionId, failureId });
    }
  });
  await workspace.facts.sync();
  const add = (rule: object) => addRule(record, actor, parseNewRule(JSON.stringify(rule)), june(2));
  const owner = async () => (await listFailures(workspace, actor, filtersOf(), { now: june(3) })).rows[0]?.productionOwner;
  expect(await owner()).toBeNull();
  const { id: all } = await add({ production: "payments" });
  const { id: ofProduct } = await add({ product: "a", production: "logistics" });
  await add({ product: "b", production: "payments" });
  expect(await owner()).toBe("logistics");
  expect((await listRules(workspace, actor)).map(({ matches }) => matches)).toEqual([2, 1, 0]);
  await moveRule(record, actor, all, 1);
  expect(await owner()).toBe("payments");
  await deleteRule(record, actor, all);
  expect(await owner()).toBe("logistics");
  await deleteRule(record, actor, ofProduct);
  expect(await owner()).toBeNull();
  await expect(deleteRule(record, actor, all)).rejects.toThrow("there is no ownership rule");
  await expect(add({ product: "c", production: "payments" })).rejects.toThrow('product "c" does not exist');
});

test("a rule must name an owner, and moves one place", () => {
  expect(() => parseNewRule('{"product":"a"}')).toThrow("must name an owner");
  expect(() => parseRuleMove('{"move":2}')).toThrow("must be -1 for up or 1 for down");
});
