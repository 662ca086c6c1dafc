import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { source, type webhook as webhookTable } from "@/db/schema";
import type { InEach } from "@/db/write-rows";
import { BadImportError } from "@/lib/errors";
import { rowsOfBody } from "@/lib/imports/bodies";
import { importLimits } from "@/lib/imports/limits";
import type { Mapping } from "@/lib/imports/mapping";
import { mappingByCode } from "@/lib/imports/mappings/index";
import type { JsonValue } from "@/lib/imports/unpacking/json-value";
import { linesOfObjects, type ObjectsRead } from "@/lib/intake/lines-of-objects";
import { countTaken, type Taken, type TakenCounts, writeLines } from "@/lib/intake/write-lines";
import { redact } from "@/lib/redaction";
import type { DeliveryRefusal } from "@/lib/webhooks/refusals";

/** What a delivery has come to, ready to be kept. */
export type TakenDelivery = TakenCounts & { status: 200; answerOf: (id: number) => string };

/**
 * Reads the tickets of a body and writes them, the last of them together with what `keep` keeps.
 * @param options.isDryRun reads and says what it would come to, and writes no interaction
 * @returns the answer that was kept, or why nothing can be read of the body as a whole
 */
export async function takeBody(
  record: RecordStore,
  webhook: typeof webhookTable.$inferSelect,
  body: JsonValue,
  options: { now: number; isDryRun?: boolean; inEach?: InEach; keep: (db: Db, taken: TakenDelivery) => Promise<string> },
): Promise<{ answer: string } | { refusal: DeliveryRefusal }> {
  const { now, keep } = options;
  const read = await readObjects(record, webhook, body, now);
  if ("refusal" in read) return read;
  if ("nothing" in read) {
    const message = `There is nothing to import in it. ${read.nothing}`;
    const nothing = {
      ...countTaken([]),
      status: 200,
      answerOf: (id: number) => JSON.stringify({ delivery: id, ...countTaken([]), message }),
    } as const;
    return { answer: await record.tx((db) => keep(db, nothing)) };
  }
  let answer = "";
  const withLast = async (db: Db, taken: Taken[]) => {
    answer = await keep(db, { ...countTaken(taken), status: 200, answerOf: (id) => answerText(id, taken) });
  };
  if (options.isDryRun) await record.tx((db) => withLast(db, read.lines.map(wouldBe)));
  else await writeLines(record, read, now, withLast, options.inEach);
  return { answer };
}

async function readObjects(
  record: RecordStore,
  webhook: typeof webhookTable.$inferSelect,
  body: JsonValue,
  now: number,
): Promise<ObjectsRead | { nothing: string } | { refusal: DeliveryRefusal }> {
  const [filed] = await record.db.select({ code: source.code }).from(source).where(eq(source.id, webhook.sourceId));
  const mapping = webhook.mappingCode === null ? null : (mappingByCode(webhook.mappingCode) ?? null);
  try {
    return await linesOfObjects(record, rowsOfBody(body), { mapping, source: filed?.code ?? null, limits: importLimits(), now });
  } catch (error) {
    if (!(error instanceof BadImportError)) throw error;
    // Help desks send trials and news of other kinds to the same address.
    if (NO_TICKET.has(error.code)) return { nothing: whyNothing(body, mapping) };
    return { refusal: { status: 422, code: error.code, message: redact(error.message), field: "body" } };
  }
}

/** As in: It names "type" and "hello", which is not what Zendesk tickets have. */
function whyNothing(body: JsonValue, mapping: Mapping | null): string {
  const [first] = rowsOfBody(body);
  if (!first || first.size === 0) return "It is empty.";
  const names = [...first.keys()].slice(0, MOST_NAMES).map((name) => `"${redact(name.slice(0, 40))}"`);
  const more = first.size > names.length ? " and more" : "";
  return `It names ${names.join(", ")}${more}, which is not what ${mapping?.name ?? "tickets of any known kind"} have.`;
}

const MOST_NAMES = 8;
const NO_TICKET = new Set(["unrecognised_columns", "empty_body"]);

function wouldBe(line: ObjectsRead["lines"][number]): Taken {
  if ("rejected" in line) {
    const { code, column, reason, hint } = line.rejected;
    return { outcome: "rejected", problem: { code, field: column, message: reason, hint } };
  }
  return { outcome: "created", id: 0, externalId: "row" in line ? line.row.externalId : "" };
}

/** How many of the tickets that were not taken an answer explains. */
const MOST_PROBLEMS = 100;

function answerText(delivery: number, taken: readonly Taken[]): string {
  const problems = taken.flatMap((each, at) => {
    if (each.outcome !== "rejected") return [];
    const { code, field, message, hint } = each.problem;
    return [{ item: at, code, field, message: redact(message), hint }];
  });
  return JSON.stringify({ delivery, ...countTaken(taken), problems: problems.slice(0, MOST_PROBLEMS) });
}
