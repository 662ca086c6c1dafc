import { z } from "zod";
import { DECISION_KINDS } from "@/db/schema";

/*
 * The agenda as it is shown and as it is kept. What was kept is read back through this, so a field that is added later
 * needs a default, and none may be taken away.
 */

/** The parts of an agenda, in the order of the meeting. */
export const AGENDA_GROUPS = ["regressed", "escalating", "new", "verdicts", "promises", "actions", "wins"] as const;
export type AgendaGroup = (typeof AGENDA_GROUPS)[number];

/** Days since 1970-01-01 in the zone of the agenda. */
const day = z.number().int();

/** Why something stands on the agenda. */
const reason = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("regressed"), day: day.nullable(), fix: z.string().nullable() }),
  z.object({ kind: z.literal("escalating"), day: day.nullable() }),
  z.object({ kind: z.literal("new"), day: day.nullable() }),
  /** `day`: the first one after the window. It lies ahead where the verdict is not due yet; the outcome is then "so far". */
  z.object({
    kind: z.literal("verdict"),
    fix: z.string(),
    day,
    isDue: z.boolean(),
    outcome: z.enum(["effective", "worse", "inconclusive"]).nullable(),
  }),
  z.object({ kind: z.literal("missed"), by: z.enum(["procedure", "kind"]) }),
  /** Of an action of a lesson: by when it was to be done. */
  z.object({ kind: z.literal("overdue"), day }),
  z.object({ kind: z.literal("commended"), unrecognised: z.number().int() }),
  z.object({ kind: z.literal("fixed"), day: day.nullable() }),
]);

/** A count, and the address of exactly its rows, without the clock. */
const counted = z.object({
  what: z.enum(["week", "fourWeeksBefore", "missed", "commendations"]),
  count: z.number().int(),
  rows: z.string(),
});

const item = z.object({
  group: z.enum(AGENDA_GROUPS),
  /** Unique in the agenda. */
  key: z.string(),
  /** Empty for an action: its words may be emptied with those of a customer, so they are never kept; see actionTexts. */
  title: z.string(),
  procedure: z.string().nullable(),
  /** Its code; null where it is about no one failure. */
  failure: z.string().nullable(),
  /** The action of a lesson that it is about, with the code of the lesson. */
  action: z.object({ id: z.number().int(), lesson: z.string() }).nullable().default(null),
  productionOwner: z.string().nullable(),
  supportOwner: z.string().nullable(),
  reason,
  numbers: z.array(counted),
});

const decision = z.object({
  id: z.number().int(),
  kind: z.enum(DECISION_KINDS),
  text: z.string(),
  failure: z.object({ code: z.string(), title: z.string() }).nullable(),
  team: z.string().nullable(),
  dueDay: day.nullable(),
  actor: z.string(),
  /** Epoch ms. */
  createdAt: z.number().int(),
  doneAt: z.number().int().nullable(),
});

export const agendaSchema = z.object({
  /** Epoch ms of the clock, and the zone in which its days lie. */
  asOf: z.number().int(),
  zone: z.string(),
  /** The days looked at: `[fromDay, toDay)`. */
  fromDay: day,
  toDay: day,
  /** Of the facts and of the definitions that everything was counted by. */
  dataVersion: z.number().int(),
  definitions: z.number().int(),
  /** What is counted is invented. */
  isSample: z.boolean(),
  items: z.array(item),
  /** Of earlier meetings and neither done nor withdrawn; overdue ones first. */
  open: z.array(decision),
  /** Taken since the last meeting that was kept. */
  decided: z.array(decision),
});

export type Agenda = z.infer<typeof agendaSchema>;
export type AgendaItem = z.infer<typeof item>;
export type AgendaReason = z.infer<typeof reason>;
export type AgendaNumber = z.infer<typeof counted>;
export type AgendaDecision = z.infer<typeof decision>;
