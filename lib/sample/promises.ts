import type { ImportEntry } from "@/db/import-row";
import type { PROMISE_KINDS } from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import { CHANNELS, type Desk } from "@/lib/sample/company";
import { agentOf, entry, known, procedure, type SampleCase, type Sampling, team } from "@/lib/sample/sample-case";
import { phrase } from "@/lib/sample/words";

/** The promises of a contact, and what became of them up to now. */
export interface Promised {
  entries: ImportEntry[];
  /** "broken": one of them is late or missed; "open": none is, and one is not yet due. */
  state: "none" | "kept" | "broken" | "open";
  /** When the last of them was done; null while one is open. */
  settledAt: number | null;
  /** When the last of them was first due. */
  dueAt: number;
}

/** How many of 100 promises each desk keeps on time. */
const ON_TIME: Record<Desk, number> = { front: 84, chat: 82, delivery: 70, billing: 80, technical: 78, complaints: 87 };

export function drawPromises(sampling: Sampling, own: SampleCase, madeAt: number): Promised {
  const { random } = sampling;
  const { promise } = own.scenario;
  if (!random.chance(promise.chance)) return { entries: [], state: "none", settledAt: null, dueAt: madeAt };
  const drawn = [drawOne(sampling, own, madeAt, promise.kind)];
  if (random.chance(0.14)) drawn.push(drawOne(sampling, own, madeAt, promise.kind === "callback" ? "information" : "callback"));
  const counted = drawn.filter(({ state }) => state !== "void");
  const has = (state: Fate["state"]) => counted.some((each) => each.state === state);
  const done = counted.map((each) => each.doneAt ?? Number.POSITIVE_INFINITY);
  const settledAt = counted.length === 0 ? madeAt : Math.max(...done);
  return {
    entries: drawn.map((each) => each.entry),
    state: counted.length === 0 ? "none" : has("broken") ? "broken" : has("open") ? "open" : "kept",
    settledAt: Number.isFinite(settledAt) ? settledAt : null,
    dueAt: Math.max(...drawn.map((each) => each.dueAt)),
  };
}

interface Fate {
  entry: ImportEntry;
  /** "void": withdrawn in time, or entered twice. */
  state: "kept" | "broken" | "open" | "void";
  doneAt: number | null;
  dueAt: number;
}

const USUAL_TEXTS: Partial<Record<(typeof PROMISE_KINDS)[number], readonly string[]>> = {
  callback: ["Call back with the result", "Ring before the end of the day"],
  information: ["Send a summary of this call", "Write down what was agreed"],
};

function drawOne(sampling: Sampling, own: SampleCase, madeAt: number, kind: (typeof PROMISE_KINDS)[number]): Fate {
  const { random, calendar } = sampling;
  const { scenario, desk } = own;
  const isMain = kind === scenario.promise.kind;
  const due = dueDate(sampling, madeAt, isMain ? scenario.promise.dueDays : [0, 2]);
  // A desk of its own keeps the promises about deliveries; whoever was spoken to keeps the rest.
  const by: Desk = kind === "delivery" || (kind === "callback" && scenario.procedure === "callback") ? "delivery" : desk;
  const fate = drawFate(sampling, madeAt, due.at, (isMain && scenario.promise.onTime ? scenario.promise.onTime : ON_TIME[by]) / 100);
  const later = fate.movedTo === null ? [] : laterDate(sampling, madeAt, due.at, fate.movedTo);
  const isDone = fate.doneAt !== null;
  const values: ImportEntry["values"] = {
    kind,
    text: phrase(random, random.pick(isMain ? scenario.promise.texts : (USUAL_TEXTS[kind] ?? scenario.promise.texts)), own.names),
    procedureId: scenario.procedure && procedure(scenario.procedure),
    teamId: known(random, team(by), 0.96),
    personId: known(random, agentOf(sampling, by), 0.8),
    madeAt,
    madeDay: null,
    firstDueAt: due.at,
    firstDueDay: due.day,
    dueAt: later.length > 0 && fate.movedTo !== null ? fate.movedTo : due.at,
    dueDay: later.length > 0 ? null : due.day,
    doneAt: fate.doneAt,
    cancelledAt: fate.cancelledAt,
    cancelledBy: fate.cancelledBy,
    closingWord: isDone && random.chance(0.4) ? random.pick(fate.state === "kept" ? THANKED : ACCEPTED) : null,
  };
  return {
    entry: entry(values, {
      promiseDate: later,
      progressReport: progress(sampling, madeAt, Math.min(fate.doneAt ?? calendar.now, due.at + 6 * DAY_MS)),
    }),
    state: fate.state,
    doneAt: fate.doneAt,
    dueAt: due.at,
  };
}

const THANKED = ["Thank you for calling", "That was quick", "Good that you kept to it", "All fine now"];
const ACCEPTED = ["At last", "All right then", "I would have liked to hear earlier", "Fine, but late"];

/** Mostly a day and an hour; now and then only the day, which then ends with it. */
function dueDate(
  { random, calendar }: Sampling,
  madeAt: number,
  [soonest, latest]: readonly [number, number],
): { at: number; day: number | null } {
  const day = calendar.dayOf(madeAt) + random.between(soonest, latest);
  if (random.chance(0.24)) return { at: calendar.at(day + 1, 0) - 1, day };
  const at = calendar.at(day, random.pick([600, 720, 840, 960, 1020, 1080]));
  // Too soon to be promised: the next morning instead.
  return { at: at > madeAt + 3_600_000 ? at : calendar.at(calendar.dayOf(madeAt) + 1, random.pick([600, 660, 720])), day: null };
}

interface Happened {
  state: Fate["state"];
  doneAt: number | null;
  cancelledAt: number | null;
  cancelledBy: "customer" | "us" | "duplicate" | null;
  /** The later date it was moved to; null when it stayed. */
  movedTo: number | null;
}

/** What happens to a promise, as far as it has happened by now. */
function drawFate({ random, calendar }: Sampling, madeAt: number, dueAt: number, onTime: number): Happened {
  const { now } = calendar;
  const inTime = calendar.working(random, Math.round(madeAt + (dueAt - madeAt) * (0.15 + 0.83 * random.unit())), madeAt, dueAt);
  const chance = random.unit();
  const cancelled = chance < 0.02 ? "customer" : chance < 0.03 ? "us" : chance < 0.036 ? "duplicate" : null;
  if (cancelled !== null && inTime <= now) {
    return {
      state: cancelled === "us" ? "broken" : "void",
      doneAt: null,
      cancelledAt: inTime,
      cancelledBy: cancelled,
      movedTo: null,
    };
  }
  const isMoved = random.chance(0.07);
  const movedTo = isMoved ? dueAt + random.between(1, 4) * DAY_MS : null;
  const isKept = random.chance(isMoved ? 0.15 : onTime);
  const isMissed = !isKept && random.chance(0.42);
  const lateBy = isMoved ? random.between(6, 60) * 3_600_000 : random.around(1.4, 0.8) * DAY_MS;
  const doneAt = isKept ? inTime : calendar.working(random, Math.round(dueAt + lateBy), dueAt, Number.POSITIVE_INFINITY);
  const isDone = !isMissed && doneAt <= now;
  const isDue = dueAt <= now;
  return {
    state: isDone && isKept ? "kept" : isDue ? "broken" : "open",
    doneAt: isDone ? doneAt : null,
    cancelledAt: null,
    cancelledBy: null,
    movedTo,
  };
}

function laterDate({ random, calendar }: Sampling, madeAt: number, dueAt: number, movedTo: number): ImportEntry[] {
  const agreedAt = calendar.working(random, Math.round(madeAt + (dueAt - madeAt) * (0.4 + 0.55 * random.unit())), madeAt, dueAt);
  if (agreedAt > calendar.now) return [];
  return [entry({ dueAt: movedTo, dueDay: null, agreedAt, byCustomer: known(random, random.chance(0.8), 0.9) })];
}

const PROGRESS = [
  "Still being looked into",
  "Waiting for the warehouse",
  "The engineer has been told",
  "Asked again, answer expected tomorrow",
  "It is on its way",
];

/** A word while it is open, more often the longer it takes. */
function progress({ random, calendar }: Sampling, madeAt: number, until: number): ImportEntry[] {
  const days = (until - madeAt) / DAY_MS;
  const count = days < 1 ? 0 : Math.min(3, random.poisson(days * 0.13));
  return Array.from({ length: count }, () => calendar.working(random, Math.round(madeAt + (until - madeAt) * random.unit()), madeAt, until))
    .filter((at) => at <= calendar.now)
    .sort((a, b) => a - b)
    .map((at) => entry({ at, channelId: { to: "channel", name: random.pick(CHANNELS.slice(0, 3)) }, text: random.pick(PROGRESS) }));
}
