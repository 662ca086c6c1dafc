import type { AgendaGroup, AgendaItem, AgendaNumber, AgendaReason } from "@/lib/agenda/agenda";
import { agendaRows } from "@/lib/agenda/agenda-rows";
import type { OverdueAction } from "@/lib/agenda/overdue-actions";
import type { FailureName } from "@/lib/failures/failure-names";
import type { Lifecycle } from "@/lib/failures/lifecycle";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import type { MissedNow } from "@/lib/overview/decisions";

/** How many days an agenda looks back, today included, and how many it looks ahead for verdicts. */
export const AGENDA_DAYS = 7;

/** How many days before that a failure's week is held against. */
export const BEFORE_DAYS = 28;

/** Everything an agenda is made of, as of one clock. */
export interface AgendaFacts {
  /** The day of the clock in the reporting zone. */
  today: number;
  lifecycles: ReadonlyMap<number, Lifecycle>;
  verdicts: ReadonlyMap<number, readonly FixVerdict[]>;
  names: ReadonlyMap<number, FailureName>;
  /** Interactions of each failure in the days of the agenda, and in the days before them. */
  week: ReadonlyMap<number, number>;
  before: ReadonlyMap<number, number>;
  missed: readonly (MissedNow & Owned)[];
  overdue: readonly OverdueAction[];
  praised: readonly Praised[];
}

export interface Owned {
  productionOwner: string | null;
  supportOwner: string | null;
}

/** Commendations of the days of the agenda, by the team that was praised. */
export interface Praised {
  team: { code: string; name: string };
  received: number;
  /** For which nobody has been thanked yet. */
  unrecognised: number;
}

/**
 * What the meeting has to talk about: a failure once, under the gravest that is true of it, and each verdict that came
 * due in the days of the agenda or will in as many to come. Most interactions first, ties by code; actions as they come.
 */
export function agendaItems(facts: AgendaFacts): AgendaItem[] {
  const alive = [...facts.lifecycles.values()].filter((each) => each.state !== "archived");
  const is = {
    regressed: (each: Lifecycle) => each.state === "regressed",
    escalating: (each: Lifecycle) => each.isEscalating || each.state === "escalating",
    new: (each: Lifecycle) => each.state === "new",
  };
  const regressed = alive.filter(is.regressed);
  const escalating = alive.filter((each) => is.escalating(each) && !is.regressed(each));
  const fresh = alive.filter((each) => is.new(each) && !is.escalating(each));
  const fixed = alive.filter((each) => each.state === "fixed" && isThisWeek(each.sinceDay, facts.today));
  const lines = (group: AgendaGroup, found: readonly Lifecycle[], reasonOf: (each: Lifecycle) => AgendaReason) =>
    ordered(found.flatMap((each) => failureItem(facts, group, each.failureId, reasonOf(each))));
  return [
    ...lines("regressed", regressed, ({ sinceDay, verdict }) => ({ kind: "regressed", day: sinceDay, fix: verdict?.title ?? null })),
    ...lines("escalating", escalating, ({ state, sinceDay }) => ({
      kind: "escalating",
      day: state === "escalating" ? sinceDay : null,
    })),
    ...lines("new", fresh, ({ sinceDay }) => ({ kind: "new", day: sinceDay })),
    ...verdictItems(facts),
    ...facts.missed.map((each) => missedItem(facts.today, each)),
    ...facts.overdue.map(actionItem),
    ...facts.praised.map((each) => praisedItem(facts.today, each)),
    ...lines("wins", fixed, ({ sinceDay }) => ({ kind: "fixed", day: sinceDay })),
  ];
}

/** Whether a day is one of those that an agenda of this day looks back on. */
function isThisWeek(day: number | null, today: number): boolean {
  return day !== null && day <= today && day > today - AGENDA_DAYS;
}

function failureItem(facts: AgendaFacts, group: AgendaGroup, id: number, reason: AgendaReason, key = ""): AgendaItem[] {
  const name = facts.names.get(id);
  if (!name) return [];
  const { today } = facts;
  const numbers: AgendaNumber[] = [
    { what: "week", count: facts.week.get(id) ?? 0, rows: agendaRows.failure(name.code, today - AGENDA_DAYS + 1, today + 1) },
    {
      what: "fourWeeksBefore",
      count: facts.before.get(id) ?? 0,
      rows: agendaRows.failure(name.code, today - AGENDA_DAYS + 1 - BEFORE_DAYS, today - AGENDA_DAYS + 1),
    },
  ];
  const { title, procedure, code, productionOwner, supportOwner } = name;
  return [
    {
      group,
      key: `${group} ${code} ${key}`.trim(),
      title,
      procedure,
      failure: code,
      action: null,
      productionOwner,
      supportOwner,
      reason,
      numbers,
    },
  ];
}

/** By the day on which they are due, the earliest first. */
function verdictItems(facts: AgendaFacts): AgendaItem[] {
  const { today } = facts;
  return [...facts.verdicts.values()]
    .flat()
    .filter(({ windowEndDay: end, stage }) => stage !== "planned" && end > today - AGENDA_DAYS && end <= today + AGENDA_DAYS)
    .toSorted((a, b) => a.windowEndDay - b.windowEndDay || (a.code < b.code ? -1 : 1))
    .flatMap(({ failureId, code, title, windowEndDay, outcome }) =>
      failureItem(
        facts,
        "verdicts",
        failureId,
        { kind: "verdict", fix: title, day: windowEndDay, isDue: windowEndDay <= today, outcome },
        code,
      ),
    );
}

function missedItem(today: number, { by, key, label, count, productionOwner, supportOwner }: MissedNow & Owned): AgendaItem {
  return {
    group: "promises",
    key: `promises ${by} ${key}`,
    title: label,
    procedure: null,
    failure: null,
    action: null,
    productionOwner,
    supportOwner,
    reason: { kind: "missed", by },
    numbers: [{ what: "missed", count, rows: agendaRows.missed(by, key, today - AGENDA_DAYS + 1, today + 1) }],
  };
}

function actionItem({ id, lesson, team, dueDay }: OverdueAction): AgendaItem {
  return {
    group: "actions",
    key: `actions ${id}`,
    title: "",
    procedure: null,
    failure: null,
    action: { id, lesson },
    productionOwner: null,
    supportOwner: team,
    reason: { kind: "overdue", day: dueDay },
    numbers: [],
  };
}

function praisedItem(today: number, { team, received, unrecognised }: Praised): AgendaItem {
  return {
    group: "wins",
    key: `wins ${team.code}`,
    title: team.name,
    procedure: null,
    failure: null,
    action: null,
    productionOwner: null,
    supportOwner: team.name,
    reason: { kind: "commended", unrecognised },
    numbers: [{ what: "commendations", count: received, rows: agendaRows.commendations(team.code, today - AGENDA_DAYS + 1, today + 1) }],
  };
}

function ordered(items: AgendaItem[]): AgendaItem[] {
  const count = (item: AgendaItem) => item.numbers[0]?.count ?? 0;
  return items.toSorted((a, b) => count(b) - count(a) || (a.key < b.key ? -1 : 1));
}
