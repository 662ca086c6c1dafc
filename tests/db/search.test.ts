import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { pruneChanges } from "@/db/facts/change-log";
import { interaction } from "@/db/schema";
import { foldWords } from "@/db/search/fold";
import { searchIndexOf } from "@/db/search/search-index";
import type { Words } from "@/db/search/words";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { freshPlace, freshRecord, openPlace } from "@/tests/support/record";

const ALL_TIME = { from: null, before: null };
const DAY_MS = 86_400_000;

/** `late "late fee" -bank ref*`: all must occur, `-` must not, `*` begins a word. */
function words(text: string): Words {
  const terms = [...text.matchAll(/(-?)(?:"([^"]+)"|([^\s*]+))(\*?)/g)].map(([, minus, phrase, word = "", star]) => ({
    isNot: minus === "-",
    term: { words: (phrase ?? word).split(" "), isPrefix: star === "*" },
  }));
  return {
    all: terms.flatMap(({ isNot, term }) => (isNot ? [] : [term])),
    none: terms.flatMap(({ isNot, term }) => (isNot ? [term] : [])),
  };
}

async function found(record: RecordStore, text: string, atLeast = 1_000): Promise<number[]> {
  const matches = await searchIndexOf(record).find(words(text), ALL_TIME);
  await matches.goOn(atLeast);
  return [...matches.ids].sort((a, b) => a - b);
}

async function recordWith(texts: readonly [summary: string, narrative?: string][]): Promise<RecordStore> {
  const record = await freshRecord();
  await record.tx(async (db) => {
    await addSource(db);
    for (const [index, [summary, narrative]] of texts.entries())
      await addInteraction(db, { sourceId: 1, externalId: `${index}`, summary, narrative: narrative ?? null, contactedAt: index * DAY_MS });
  });
  await searchIndexOf(record).catchUp();
  return record;
}

describe("words are found", () => {
  test("in summary and narrative, all of them, phrases as they stand, beginnings, and without what must not be", async () => {
    const record = await recordWith([
      ["Refund is late", "The bank promised it for Monday."],
      ["Late fee charged twice", "Refunding was refused by the bank"],
      ["Fee", "late"],
      ["Straße gesperrt", "Öffnung des Cafés"],
    ]);
    expect(await found(record, "late")).toEqual([1, 2, 3]);
    expect(await found(record, "late bank")).toEqual([1, 2]);
    expect(await found(record, '"late fee"')).toEqual([2]);
    expect(await found(record, "refund")).toEqual([1]);
    expect(await found(record, "refund*")).toEqual([1, 2]);
    expect(await found(record, "late -refund* -nothing")).toEqual([3]);
    expect(await found(record, "strasse offn*")).toEqual([4]);
    expect(await found(record, "refundings*")).toEqual([]);
  });

  test("no phrase spans the end of the summary and the beginning of the narrative", async () => {
    const record = await recordWith([["Fee charged", "late again"]]);
    expect(await found(record, '"charged late"')).toEqual([]);
    expect(await found(record, '"late again"')).toEqual([1]);
  });

  test("newest first, whole moments at a time, and only within a span of time", async () => {
    const record = await recordWith([["a late"], ["b late"], ["c late"], ["d late"]]);
    await record.tx(async (db) => void (await db.run(sql`update interaction set contacted_at = ${2 * DAY_MS} where id in (2, 3)`)));
    const index = searchIndexOf(record);
    await index.catchUp();
    const matches = await index.find(words("late"), ALL_TIME);
    await matches.goOn(1);
    expect([matches.ids, matches.reached]).toEqual([[4], 3 * DAY_MS]);
    await matches.goOn(2);
    expect([[...matches.ids].sort(), matches.reached]).toEqual([[2, 3, 4], 2 * DAY_MS]);
    await matches.goOn(9);
    expect([matches.ids.length, matches.reached]).toEqual([4, null]);
    const inside = await index.find(words("late"), { from: DAY_MS, before: 3 * DAY_MS });
    await inside.goOn(9);
    expect([...inside.ids].sort()).toEqual([2, 3]);
  });
});

describe("the index follows the record", () => {
  test("what waits is counted, and found only after the index has caught up", async () => {
    const record = await recordWith([["late"]]);
    const index = searchIndexOf(record);
    await record.tx(async (db) => void (await addInteraction(db, { sourceId: 1, externalId: "new", summary: "late too" })));
    expect([await index.countWaiting(), await found(record, "late")]).toEqual([1, [1]]);
    await index.catchUp();
    expect([await index.countWaiting(), await found(record, "late")]).toEqual([0, [1, 2]]);
  });

  test("when the log was forgotten meanwhile, everything is looked at again", async () => {
    const record = await recordWith([["late"], ["late"]]);
    await record.tx(async (db) => {
      await db.run(sql`update interaction set summary = 'early' where id = 1`);
      await db.run(sql`delete from interaction where id = 2`);
    });
    await record.tx(async (db) => void (await addInteraction(db, { sourceId: 1, externalId: "new", summary: "late too" })));
    await pruneChanges(record, Date.now() + DAY_MS);
    const index = searchIndexOf(record);
    await index.catchUp();
    expect([await found(record, "late"), await found(record, "early"), await index.verify()]).toEqual([[3], [1], []]);
  });

  test("an index of another shape is thrown away at the next start, and filled anew", async () => {
    const place = await freshPlace();
    const before = await openPlace(place);
    await before.tx(async (db) => {
      await addSource(db);
      await addInteraction(db, { sourceId: 1, externalId: "1", summary: "late" });
    });
    await searchIndexOf(before).catchUp();
    await before.tx(async (db) => void (await db.run(sql`update search_state set shape = 'of another version'`)));
    await before.close();
    const after = await openPlace(place);
    expect(await found(after, "late")).toEqual([]);
    await searchIndexOf(after).catchUp();
    expect(await found(after, "late")).toEqual([1]);
  });

  test("verify tells what is missing, what is too much and what has other words", async () => {
    const record = await recordWith([["late"], ["bank"], ["fee"]]);
    await record.tx(async (db) => {
      await db.run(sql`delete from search_entry where interaction_id = 1`);
      await db.run(sql`update search_entry set digest = 1 where interaction_id = 2`);
      await db.run(sql`update search_entry set interaction_id = 33 where interaction_id = 3`);
    });
    expect(await searchIndexOf(record).verify()).toEqual([
      "Interaction 1 is not in the search index.",
      "Interaction 2 is searched by other words than it has.",
      "Interaction 3 is not in the search index.",
      "Interaction 33 is in the search index but not in the record.",
    ]);
  });

  test("the words of a deleted text are not in the file after tidying", async () => {
    const record = await recordWith([["zanzibarium secret"], ["an ordinary refund"], ["another refund"]]);
    record.sqlite?.write.pragma("secure_delete = on");
    await record.tx(async (db) => void (await db.run(sql`delete from interaction where id = 1`)));
    record.sqlite?.write.pragma("secure_delete = off");
    const index = searchIndexOf(record);
    await index.catchUp();
    expect([await found(record, "zanzibarium"), await found(record, "zan*")]).toEqual([[], []]);
    // As a process leaves it that was killed while it tidied.
    await record.tx(async (db) => void (await db.run(sql`update search_state set has_erased = 2`)));
    await index.tidy();
    expect(await record.db.all(sql`select has_erased as erased from search_state`)).toEqual([{ erased: 0 }]);
    expect([await found(record, "refund"), await index.verify()]).toEqual([[2, 3], []]);
    if (record.dialect === "postgres") return;
    const kept = await record.db.all<{ block: Buffer }>(sql`select block from search_text_data`);
    expect(kept.some(({ block }) => block.includes("efund"))).toBe(true);
    expect(kept.filter(({ block }) => block.includes("anzibarium"))).toEqual([]);
    expect(await record.db.all(sql`select word from search_word where word like 'zan%'`)).toEqual([]);
    // Nor in a page that has become free; the row itself was overwritten when it was deleted.
    record.sqlite?.write.pragma("wal_checkpoint(truncate)");
    expect((await readFile(join(record.dataDir, "debrief.sqlite"))).includes("anzibarium")).toBe(false);
  });
});

const VOCABULARY = ["late", "later", "fee", "refund", "refunds", "bank", "Öl"];

test("after random edits every answer equals a scan of the texts", async () => {
  const edit = fc.record({
    kind: fc.nat(9),
    id: fc.nat(30),
    text: fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 6 }),
    at: fc.nat(40),
  });
  const record = await recordWith([]);
  const index = searchIndexOf(record);
  let externalId = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 5, maxLength: 60 }), async (edits) => {
      await record.tx(async (db) => void (await db.run(sql`delete from interaction`)));
      for (const { kind, id: nth, text, at } of edits) {
        const summary = text.slice(0, 2).join(" ");
        const narrative = text.slice(2).join(", ") || null;
        await record.tx(async (db) => {
          const ids = await db.select({ id: interaction.id }).from(interaction).orderBy(interaction.id);
          const id = ids[nth % Math.max(1, ids.length)]?.id ?? 0;
          if (kind <= 4)
            await addInteraction(db, { sourceId: 1, externalId: `${externalId++}`, summary, narrative, contactedAt: at * DAY_MS });
          else if (kind === 5) await db.run(sql`delete from interaction where id = ${id}`);
          else if (kind === 6) await db.run(sql`update interaction set contacted_at = ${at * DAY_MS} where id = ${id}`);
          else if (kind === 7) await db.run(sql`update interaction set summary = ${summary} where id = ${id}`);
          else if (kind === 8) await db.run(sql`update interaction set narrative = ${narrative} where id = ${id}`);
        });
        if (kind === 9) await index.catchUp();
      }
      await index.catchUp();
      const rows = await record.db
        .select({ id: interaction.id, summary: interaction.summary, narrative: interaction.narrative })
        .from(interaction);
      for (const query of ["late", "late*", "fee late", '"late fee"', "refund* -bank", "ol", "bank -late* fee"]) {
        const scanned = rows.filter((row) => holds(words(query), [row.summary, row.narrative])).map(({ id }) => id);
        expect(await found(record, query), query).toEqual(scanned.sort((a, b) => a - b));
      }
      expect(await index.verify()).toEqual([]);
    }),
    { numRuns: Number(process.env.SEARCH_RUNS ?? 6) },
  );
});

/** The plainest way to look for words. */
function holds({ all, none }: Words, texts: readonly (string | null)[]): boolean {
  const occurs = ({ words: some, isPrefix }: Words["all"][number]) =>
    texts.some((text) => ` ${foldWords(text ?? "")} `.includes(` ${some.join(" ")}${isPrefix ? "" : " "}`));
  return all.every(occurs) && !none.some(occurs);
}
