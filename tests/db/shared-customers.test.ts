import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { compareFacts } from "@/db/facts/compare";
import { openFacts } from "@/db/facts/duckdb";
import { customer } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { listShared, parseShared, setShared } from "@/lib/imports/shared-customers";
import { csvOf, importText } from "@/tests/support/import-arrange";
import { freshRecord } from "@/tests/support/record";

const actor = commandActor();
const HEADER = ["external_id", "contacted_at", "customer"];

test("a customer who stands for many people is nobody in the facts, also in later imports, until it is taken back", async () => {
  const record = await freshRecord();
  const facts = await openFacts(record, { path: ":memory:" });
  await importText(
    record,
    csvOf(HEADER, [
      ["1", "2024-03-04", "mailbox"],
      ["2", "2024-03-05", "mailbox"],
      ["3", "2024-03-06", "anna"],
    ]),
  );
  const seen = async () => {
    await facts.sync();
    expect(await compareFacts(record, facts)).toEqual([]);
    return facts.read((reader) =>
      reader.all<{ interaction_id: number; customer: number; next_contact_at: bigint | null }>(
        sql`select interaction_id, customer, next_contact_at from fact_interaction order by interaction_id`,
      ),
    );
  };
  const known = await record.db.select({ id: customer.id, key: customer.key }).from(customer).orderBy(customer.id);
  const [mailbox, anna] = known;
  expect((await seen()).map((row) => [row.customer, row.next_contact_at === null])).toEqual([
    [mailbox?.id, false],
    [mailbox?.id, true],
    [anna?.id, true],
  ]);

  await setShared(record, actor, [mailbox?.key ?? ""], true);
  expect((await seen()).map((row) => [row.customer, row.next_contact_at === null])).toEqual([
    [0, true],
    [0, true],
    [anna?.id, true],
  ]);
  expect(await listShared(record, actor)).toEqual([{ key: mailbox?.key, interactions: 2 }]);
  await importText(record, csvOf(HEADER, [["4", "2024-03-07", "mailbox"]]));
  expect((await seen()).map((row) => row.customer)).toEqual([0, 0, anna?.id, 0]);

  await setShared(record, actor, [mailbox?.key ?? ""], false);
  expect((await seen()).map((row) => row.customer)).toEqual([mailbox?.id, mailbox?.id, anna?.id, mailbox?.id]);
  expect(await listShared(record, actor)).toEqual([]);
  await facts.close();
});

test("a key that is none is refused", () => {
  expect(() => parseShared({ key: "x", isShared: true })).toThrow("64 digits");
});
