import { eq } from "drizzle-orm";
import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";
import { searchIndexOf } from "@/db/search/search-index";
import { pseudonyms } from "@/lib/identity";
import { addInteraction, addSource } from "@/tests/support/arrange";

/** Words that stand nowhere but in what is known of one customer. */
export const CANARIES = [
  "quxnarrative",
  "quxsummary",
  "quxattribute",
  "quxwish",
  "quxpath",
  "quxworkaround",
  "quxtheirs",
  "quxours",
  "quxprevent",
  "quxcancel",
  "quxmoved",
  "quxnote",
  "quxpromise",
  "quxclosing",
  "quxreport",
  "quxpraise",
  "quxbehaviour",
  "quxoption",
  "quxgesture",
  "quxhandover",
  "quxcell",
  "quxanswer",
  "QUX-TICKET-1",
  "QUX-TICKET-2",
  "quxissue",
  "quxgroup",
  "quxbefore",
];

export const CUSTOMER = "jo.quxmiller@example.org";

/** Puts a customer with two interactions, and words of theirs wherever words are kept, beside another customer. @returns ids */
export async function arrangeCanaries(record: RecordStore): Promise<{ customerId: number; first: number; second: number; other: number }> {
  const key = pseudonyms(record.dataDir)("customer", CUSTOMER);
  const ids = await record.tx(async (db) => {
    const sourceId = await addSource(db, "desk");
    await db.insert(schema.customer).values([{ key }, { key: pseudonyms(record.dataDir)("customer", "somebody.else@example.org") }]);
    await db.insert(schema.issue).values({ customerId: 1, key: "quxissue" });
    await db.insert(schema.person).values({ key: pseudonyms(record.dataDir)("agent", "agent-7"), name: "Petronella Vandersloot" });
    const first = await addInteraction(db, {
      sourceId,
      externalId: "QUX-TICKET-1",
      customerId: 1,
      issueId: 1,
      agentId: 1,
      summary: "quxsummary",
      narrative: "an older text quxbefore ".repeat(400),
      attributes: { note: "quxattribute" },
      desiredOutcome: "quxwish",
      resolutionPath: "quxpath",
      workaround: "quxworkaround",
      customerFacts: "quxtheirs",
      ownFacts: "quxours",
      preventiveAction: "quxprevent",
      digest: "d".repeat(64),
    });
    const second = await addInteraction(db, {
      sourceId,
      externalId: "QUX-TICKET-2",
      customerId: 1,
      narrative: "quxnarrative again",
      contactedAt: 1_767_225_600_000 + 86_400_000,
    });
    const other = await addInteraction(db, {
      sourceId,
      externalId: "OTHER-1",
      customerId: 2,
      summary: "stays",
      narrative: "kept words of somebody else",
    });
    const at = 1_767_225_600_000;
    const promise = { interactionId: first, kind: "callback", madeAt: at, firstDueAt: at, dueAt: at } as const;
    await db.insert(schema.promise).values({ ...promise, text: "quxpromise", closingWord: "quxclosing", cancelReason: "quxcancel" });
    await db.insert(schema.promiseDate).values({ promiseId: 1, dueAt: at, agreedAt: at, reason: "quxmoved" });
    await db.insert(schema.progressReport).values({ promiseId: 1, at, text: "quxreport" });
    await db.insert(schema.commendation).values([
      { interactionId: first, receivedAt: at, isVerified: true, text: "quxpraise", behaviour: "quxbehaviour", personId: 1 },
      { interactionId: other, receivedAt: at, isVerified: true, text: "Vandersloot was kind", personId: null },
    ]);
    await db.insert(schema.offeredOption).values({ interactionId: first, position: 1, text: "quxoption", wasChosen: true });
    await db.insert(schema.gesture).values({ interactionId: first, kind: "quxgesture", valueCents: 500, currency: "EUR" });
    await db
      .insert(schema.handover)
      .values({ interactionId: first, kind: "escalation", at, level: 2, reason: "quxhandover", note: "quxnote" });
    const job = { mappingCode: "template", fileName: "a.csv", fileBytes: 1, fileDigest: "0".repeat(64), createdAt: at } as const;
    await db.insert(schema.importJob).values([
      { ...job, state: "done", header: ["id", "customer", "text"] },
      { ...job, state: "draft", fileDigest: "1".repeat(64) },
    ]);
    const reason = { line: 2, code: "bad_date", reason: "No date", hint: "Write one" };
    await db.insert(schema.rejectedRow).values([
      { importId: 1, ...reason, cells: ["QUX-TICKET-9", `key:${key}`, "quxcell"], value: "quxcell" },
      { importId: 1, ...reason, line: 3, cells: ["OTHER-9", "", "a row of somebody else"] },
    ]);
    await db.insert(schema.apiKey).values({ name: "Desk", prefix: "dbk_x", digest: "x", scopes: [], createdAt: at });
    const answered = { apiKeyId: 1, requestDigest: "r", status: 201, createdAt: at };
    await db.insert(schema.apiAnswer).values([
      { ...answered, key: "a", body: JSON.stringify({ id: first, externalId: "QUX-TICKET-1", quxanswer: 1 }) },
      { ...answered, key: "b", body: JSON.stringify({ id: other, externalId: "OTHER-1" }) },
    ]);
    const group = { code: "n-1", words: ["quxgroup"], interactions: 2, customers: 2, firstAt: at, lastAt: at, foundAt: at };
    await db.insert(schema.needGroup).values({ ...group, exampleId: other });
    await db.insert(schema.needGroupMember).values([
      { groupId: 1, interactionId: first },
      { groupId: 1, interactionId: other },
    ]);
    return { customerId: 1, first, second, other };
  });
  await searchIndexOf(record).catchUp();
  // What stood there before it was changed is left in free pages until the record is written anew.
  await record.tx((db) =>
    db.update(schema.interaction).set({ narrative: "quxnarrative and more" }).where(eq(schema.interaction.id, ids.first)),
  );
  await searchIndexOf(record).catchUp();
  return ids;
}
