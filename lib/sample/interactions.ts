import type { PersonKind } from "@/lib/identity";
import { busyness, sampleCalendar, seasonal } from "@/lib/sample/calendar";
import { FACETS } from "@/lib/sample/company";
import { type Contact, type ContactKind, drawContact, rowOf, type SampleRow } from "@/lib/sample/contact";
import { customerPool } from "@/lib/sample/customers";
import { PAPER_CASE_AGO, paperCase } from "@/lib/sample/paper-case";
import type { SamplePlan } from "@/lib/sample/plan";
import { type Random, seeded } from "@/lib/sample/random";
import { known, type SampleCase, type Sampling } from "@/lib/sample/sample-case";
import { EVERYDAY, SCENARIOS } from "@/lib/sample/scenarios/all";
import type { Scenario } from "@/lib/sample/scenarios/scenario";
import { type StoryCase, storylines } from "@/lib/sample/storylines";

/**
 * The interactions of the sample, day by day, as many as the plan says; never more of them in memory than are waiting for
 * their next contact. The same plan gives the same rows.
 * @param keyOf makes people unrecognisable, as for everything that is imported
 */
export function* sampleRows(plan: SamplePlan, keyOf: (kind: PersonKind, id: string) => string): Generator<SampleRow> {
  const random = seeded(`${plan.seed}`);
  const calendar = sampleCalendar(plan);
  const sampling: Sampling = { random, manner: seeded(`${plan.seed} manner`), calendar, keyOf };
  const customers = customerPool(sampling);
  const story = byDay(storylines(random, plan.interactions), calendar.today);
  const storied = [...story.values()].reduce((sum, cases) => sum + cases.length, 0);
  const slots = slotsOf(random, calendar, plan.interactions - storied);
  const waiting = new Map<number, Later[]>();
  let number = 0;
  const nextId = () => `QM-${String(++number).padStart(6, "0")}`;

  const put = (later: Later, day: number) => waiting.set(day, [...(waiting.get(day) ?? []), later]);
  const contact = (own: SampleCase, day: number, kind: ContactKind): SampleRow => {
    const externalId = nextId();
    if (kind === "first") own.first = externalId;
    const isPaperCase = kind === "first" && own.scenario === SCENARIOS.draftInvoice && day === calendar.today - PAPER_CASE_AGO;
    const drawn = drawContact(sampling, own, externalId, calendar.openMoment(random, day), kind);
    if (isPaperCase) return paperCase(sampling, own, drawn);
    const next = kind === "follow-up" ? null : nextContact(sampling, own, drawn, day);
    if (next) put(next, next.day);
    return own.scenario.weight === 0 ? drawn : asStored(sampling, drawn, own.first);
  };

  for (const [at, count] of slots.entries()) {
    const day = calendar.firstDay + at;
    for (const { scenario, occurredAgo } of story.get(day) ?? []) {
      yield contact(newCase(sampling, customers, SCENARIOS[scenario], day, calendar.today - occurredAgo), day, "first");
    }
    const due = waiting.get(day) ?? [];
    waiting.delete(day);
    const weights = EVERYDAY.map((scenario) => [scenario, scenario.weight * seasonal(scenario.season, day)] as const);
    for (let slot = 0; slot < count; slot++) {
      const later = due.shift();
      if (later) yield contact(later.own, day, later.kind);
      else {
        const scenario = random.weighted(weights);
        yield contact(newCase(sampling, customers, scenario, day, day - Math.round(random.around(scenario.lagDays, 0.7))), day, "first");
      }
    }
    // A day too full for them: they come the day after.
    for (const later of due) put(later, day + 1);
  }
}

/** A contact that is still to come. */
interface Later {
  own: SampleCase;
  kind: ContactKind;
  day: number;
}

/** Whether the customer comes again, or is called: likelier where a promise was broken. */
function nextContact({ random, calendar }: Sampling, own: SampleCase, { promised, ended }: Contact, day: number): Later | null {
  const chance = random.unit();
  const again = promised.state === "broken" ? 0.3 : ended.isGood ? 0.07 : 0.17;
  if (chance < again) return { own, kind: "repeat", day: day + 1 + Math.round(random.around(3, 0.8)) };
  const settled = promised.settledAt;
  if (chance < again + 0.09 && settled !== null && settled <= calendar.now) {
    return { own, kind: "follow-up", day: Math.max(day, calendar.dayOf(settled)) + random.between(0, 1) };
  }
  return null;
}

function newCase(
  sampling: Sampling,
  customers: ReturnType<typeof customerPool>,
  scenario: Scenario,
  day: number,
  occurredDay: number,
): SampleCase {
  const { random, calendar } = sampling;
  const { customer, isPartner } = customers.draw();
  const isStory = scenario.weight === 0;
  const product = random.pick(scenario.products);
  const occurredAt = Math.min(calendar.at(occurredDay, random.between(420, 1200)), calendar.at(day, 0) + (occurredDay < day ? 0 : 60_000));
  return {
    scenario,
    // Of the story it is always known whose case it is: a second contact about it would count as another case.
    customer: known(random, customer, isStory ? 1 : 0.96),
    isPartner,
    issueKey: known(random, `ORDER-${random.between(100_000, 999_999)}`, isStory ? 1 : 0.9),
    product: known(random, product, 0.95),
    desk: random.weighted(scenario.desks),
    occurredAt: known(random, occurredAt, isStory ? 1 : 0.85),
    occurredDay,
    failures: [
      ...(scenario.failure ? [scenario.failure] : []),
      ...(scenario.failure !== "transfer" && random.chance(0.035) ? (["transfer"] as const) : []),
    ],
    facets: Object.fromEntries(FACETS.map(({ code, values }) => [code, known(random, random.pick<string>(values), 0.92)])),
    names: {
      product,
      weekday: random.pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
      n: String(random.between(3, 12)),
    },
    first: "",
  };
}

/** A few rows are no live interactions: tries, spam, what was entered twice; never those that the story needs. */
function asStored({ random }: Sampling, { row, followUpOf }: Contact, first: string): SampleRow {
  const chance = random.unit();
  if (chance >= 0.016) return { row, followUpOf, mergedInto: null };
  const isTwice = chance < 0.007 && first !== row.externalId;
  const status = isTwice ? "merged" : chance < 0.011 ? "test" : chance < 0.014 ? "spam" : "deleted";
  return {
    row: rowOf(row.externalId, { ...row.values, status }, { ...row.lists, commendation: [] }, row.facets),
    followUpOf: isTwice ? null : followUpOf,
    mergedInto: isTwice ? first : null,
  };
}

function byDay(cases: readonly StoryCase[], today: number): Map<number, StoryCase[]> {
  const days = new Map<number, StoryCase[]>();
  for (const each of cases) {
    const day = today - each.contactedAgo;
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return days;
}

/** How many contacts each day has, adding up to exactly as many as are wanted. */
function slotsOf(random: Random, calendar: ReturnType<typeof sampleCalendar>, wanted: number): number[] {
  const weights: number[] = [];
  for (let day = calendar.firstDay; day <= calendar.today; day++)
    weights.push(busyness(random, day, calendar.firstDay) * calendar.elapsed(day));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [weighed, given] = [0, 0];
  return weights.map((weight) => {
    weighed += weight;
    const count = Math.round((weighed / total) * wanted) - given;
    given += count;
    return count;
  });
}
