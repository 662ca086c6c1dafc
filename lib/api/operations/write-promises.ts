import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { addEntry, addProgress, noteEdit } from "@/db/edit-interaction";
import { CANCELLED_BY, promise, promiseDate } from "@/db/schema";
import { type Answer, answer, type Operation } from "@/lib/api/define";
import { openInteraction } from "@/lib/api/edit";
import { EXAMPLE_PROMISE, EXAMPLE_PROMISE_CHANGE } from "@/lib/api/examples";
import { itemList } from "@/lib/api/item-fields";
import { entryOf } from "@/lib/api/item-row";
import { progressEntry, promiseEntry } from "@/lib/api/item-schema";
import { keptValue, type Tools } from "@/lib/api/item-values";
import { BadRequestError, parseBody } from "@/lib/api/problems";
import { readEntries } from "@/lib/api/read-items";
import { moment, named, TEXT, thing, words, yesNo } from "@/lib/api/value-schemas";
import { withMadeAt } from "@/lib/api/write-items";
import { note } from "@/lib/audit/note";
import { NotFoundError } from "@/lib/errors";

export const addPromise: Operation = {
  id: "addPromise",
  method: "POST",
  path: "/api/v1/interactions/{id}/promises",
  scope: "promises:write",
  group: "Promises",
  title: "Add a promise",
  description:
    "Made in this interaction. The promises of the interaction count as edited in Debrief from then on: an import leaves them as they are.",
  idOf: "the interaction",
  body: { schema: promiseEntry, example: EXAMPLE_PROMISE },
  answers: [{ status: 201, meaning: "The promise as it is kept.", schema: promiseEntry }],
  async run({ workspace: { record }, actor, id, body, now, keep }) {
    const asked = parseBody(promiseEntry, body);
    return record.tx(async (db) => {
      const { current, tools, editing } = await openInteraction(record, db, id, now);
      const lists = await withMadeAt(db, { promise: [entryOf(itemList("promise"), asked, tools)] }, id);
      const [entry] = lists.promise ?? [];
      if (!entry) throw new Error("A promise was lost on its way");
      const made = await promiseAnswer(db, 201, await addEntry(db, current, "promise", entry, editing));
      await note(db, actor, { action: "promise.create", subject: `interaction:${id}`, detail: { fields: Object.keys(asked) } }, now);
      await keep(db, made);
      return made;
    });
  },
};

const change = named(
  "PromiseChange",
  thing({
    doneAt: moment.nullable().optional().meta({ description: "When it was kept; null when it was not after all." }),
    dueAt: moment.optional().meta({ description: "A new date, agreed now. The first date stays the one that counts." }),
    byCustomer: yesNo.optional().meta({ description: "Whether the customer agreed to the new date." }),
    cancelledAt: moment.nullable().optional().meta({ description: "When it was withdrawn; needs cancelledBy." }),
    cancelledBy: z
      .enum(CANCELLED_BY, { error: `must be one of ${CANCELLED_BY.join(", ")}` })
      .nullable()
      .optional()
      .meta({ description: "Who withdrew it; duplicate when it was entered twice." }),
    closingWord: words(TEXT).nullable().optional().meta({ description: "The customer's word at its end." }),
    progressReport: progressEntry
      .optional()
      .meta({ description: "A call or mail while the promise is open; it is added to those before." }),
  }),
);

export const changePromise: Operation = {
  id: "changePromise",
  method: "PATCH",
  path: "/api/v1/promises/{id}",
  scope: "promises:write",
  group: "Promises",
  title: "Change a promise",
  description:
    "Keep it, move it, withdraw it, or add a progress report. A new date is one more agreement; the first date that was promised stays.",
  idOf: "the promise",
  body: { schema: change, example: EXAMPLE_PROMISE_CHANGE },
  answers: [{ status: 200, meaning: "The promise as it is now.", schema: promiseEntry }],
  async run({ workspace: { record }, actor, id, body, now, keep }) {
    const asked = parseBody(change, body);
    if (Object.keys(asked).length === 0)
      throw new BadRequestError("nothing_to_change", 422, "Nothing is to be changed: name at least one field");
    if (asked.byCustomer !== undefined && asked.dueAt === undefined) {
      throw new BadRequestError("bad_value", 422, "byCustomer tells of a new date: send dueAt beside it", "byCustomer");
    }
    return record.tx(async (db) => {
      const [row] = await db.select().from(promise).where(eq(promise.id, id));
      if (!row) throw new NotFoundError(`There is no promise ${id}.`, "id");
      const { current, tools, editing } = await openInteraction(record, db, row.interactionId, now);
      const changes = changesOf(asked, tools);
      checkWithdrawal({ ...row, ...changes });
      if (Object.keys(changes).length > 0) await db.update(promise).set(changes).where(eq(promise.id, id));
      if (changes.dueAt !== undefined && (changes.dueAt !== row.dueAt || changes.dueDay !== row.dueDay)) {
        const { dueAt, dueDay = null } = changes;
        await db.insert(promiseDate).values({ promiseId: id, dueAt, dueDay, agreedAt: now, byCustomer: asked.byCustomer ?? null });
      }
      if (asked.progressReport)
        await addProgress(db, current, id, entryOf(itemList("progressReport"), asked.progressReport, tools), editing);
      await noteEdit(db, current, ["promise"], now);
      const done = await promiseAnswer(db, 200, id);
      await note(db, actor, { action: "promise.change", subject: `promise:${id}`, detail: { fields: Object.keys(asked) } }, now);
      await keep(db, done);
      return done;
    });
  },
};

type Changes = Partial<typeof promise.$inferInsert>;

function changesOf(asked: z.output<typeof change>, tools: Tools): Changes {
  const at = (text: string | null, ends = false) => {
    const { value, day } = keptValue({ is: "moment", ends }, text, tools);
    return { at: value === null ? null : Number(value), day };
  };
  const changes: Changes = {};
  if (asked.doneAt !== undefined) {
    const done = at(asked.doneAt);
    Object.assign(changes, { doneAt: done.at, doneDay: done.day });
  }
  if (asked.dueAt !== undefined) {
    const due = at(asked.dueAt, true);
    Object.assign(changes, { dueAt: due.at, dueDay: due.day });
  }
  if (asked.cancelledAt !== undefined) changes.cancelledAt = at(asked.cancelledAt).at;
  if (asked.cancelledBy !== undefined) changes.cancelledBy = asked.cancelledBy;
  if (asked.closingWord !== undefined) changes.closingWord = asked.closingWord && tools.redact(asked.closingWord);
  return changes;
}

/** When and by whom belong together. */
function checkWithdrawal({ cancelledAt, cancelledBy }: Changes): void {
  if ((cancelledAt == null) === (cancelledBy == null)) return;
  const missing = cancelledAt == null ? "cancelledAt" : "cancelledBy";
  throw new BadRequestError("bad_value", 422, `${missing} is missing: a promise is withdrawn at some time and by somebody`, missing);
}

async function promiseAnswer(db: Db, status: number, id: number): Promise<Answer> {
  const [found] = await readEntries(db, itemList("promise"), [id]);
  return answer(status, found ?? {});
}
