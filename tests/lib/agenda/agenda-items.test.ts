import { describe, expect, test } from "vitest";
import { type AgendaFacts, agendaItems } from "@/lib/agenda/agenda-items";
import type { FailureName } from "@/lib/failures/failure-names";
import type { Lifecycle, LifecycleState } from "@/lib/failures/lifecycle";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import { DAY, june } from "@/tests/support/arrange-record";
import { verdictWith } from "../../support/verdict";

const TODAY = june(30) / DAY;

const name = (id: number, code: string): FailureName => ({
  id,
  code,
  title: `Title of ${code}`,
  mode: "late",
  procedure: `Procedure of ${code}`,
  procedureCode: `procedure-of-${code}`,
  productionOwner: "payments",
  supportOwner: null,
  named: { production: null, support: null },
});
const life = (failureId: number, state: LifecycleState, values: Partial<Lifecycle> = {}): [number, Lifecycle] => [
  failureId,
  {
    failureId,
    state,
    sinceDay: TODAY - 2,
    isEscalating: state === "escalating",
    escalation: null,
    archive: null,
    seen: null,
    verdict: null,
    ...values,
  },
];
const verdict = (failureId: number, code: string, endsIn: number, values: Partial<FixVerdict> = {}): FixVerdict =>
  verdictWith({
    code,
    failureId,
    title: `Fix ${code}`,
    stage: endsIn <= 0 ? "final" : "verifying",
    windowEndDay: TODAY + endsIn,
    ...values,
  });
const facts = (values: Partial<AgendaFacts>): AgendaFacts => ({
  today: TODAY,
  lifecycles: new Map(),
  verdicts: new Map(),
  names: new Map([1, 2, 3, 4, 5, 6].map((id) => [id, name(id, `f${id}`)])),
  week: new Map(),
  before: new Map(),
  missed: [],
  overdue: [],
  praised: [],
  ...values,
});
const keys = (values: Partial<AgendaFacts>) => agendaItems(facts(values)).map((item) => item.key);

describe("an agenda", () => {
  test("names a failure once, under the gravest that is true of it, in the order of the meeting", () => {
    const lifecycles = new Map([
      life(1, "new"),
      life(2, "new", { isEscalating: true }),
      life(3, "escalating"),
      life(4, "regressed", { isEscalating: true }),
      life(5, "ongoing"),
      life(6, "archived", { isEscalating: true }),
    ]);
    expect(keys({ lifecycles })).toEqual(["regressed f4", "escalating f2", "escalating f3", "new f1"]);
  });

  test("has most interactions of the week first, ties by code, and each number with the days it was counted over", () => {
    const lifecycles = new Map([life(1, "new"), life(2, "new"), life(3, "new")]);
    const items = agendaItems(facts({ lifecycles, week: new Map([[3, 9]]), before: new Map([[3, 4]]) }));
    expect(items.map((item) => item.failure)).toEqual(["f3", "f1", "f2"]);
    expect(items[0]).toEqual({
      group: "new",
      key: "new f3",
      title: "Title of f3",
      procedure: "Procedure of f3",
      failure: "f3",
      action: null,
      productionOwner: "payments",
      supportOwner: null,
      reason: { kind: "new", day: TODAY - 2 },
      numbers: [
        { what: "week", count: 9, rows: "/interactions?compare=off&failure=f3&from=2026-06-24&period=custom&to=2026-07-01" },
        { what: "fourWeeksBefore", count: 4, rows: "/interactions?compare=off&failure=f3&from=2026-05-27&period=custom&to=2026-06-24" },
      ],
    });
  });

  test("has the verdicts that came due in its seven days or will in the next seven, and none of a fix that is only planned", () => {
    const of = (endsIn: number, values?: Partial<FixVerdict>) => keys({ verdicts: new Map([[1, [verdict(1, "x", endsIn, values)]]]) });
    expect([-7, -6, 0, 7, 8].map((endsIn) => of(endsIn).length)).toEqual([0, 1, 1, 1, 0]);
    expect(of(3, { stage: "planned" })).toEqual([]);
    const verdicts = new Map([
      [1, [verdict(1, "b", 2, { outcome: null }), verdict(1, "a", -1)]],
      [2, [verdict(2, "c", 2)]],
    ]);
    const items = agendaItems(facts({ verdicts }));
    expect(items.map(({ key, reason }) => [key, reason])).toEqual([
      ["verdicts f1 a", { kind: "verdict", fix: "Fix a", day: TODAY - 1, isDue: true, outcome: "effective" }],
      ["verdicts f1 b", { kind: "verdict", fix: "Fix b", day: TODAY + 2, isDue: false, outcome: null }],
      ["verdicts f2 c", { kind: "verdict", fix: "Fix c", day: TODAY + 2, isDue: false, outcome: "effective" }],
    ]);
  });

  test("has failures fixed within its seven days among the wins, after what customers said thank you for", () => {
    const lifecycles = new Map([
      life(1, "fixed", { sinceDay: TODAY - 6 }),
      life(2, "fixed", { sinceDay: TODAY - 7 }),
      life(3, "fixed", { sinceDay: null }),
    ]);
    const praised = [{ team: { code: "south", name: "South" }, received: 3, unrecognised: 2 }];
    expect(agendaItems(facts({ lifecycles, praised })).map(({ key, reason }) => [key, reason])).toEqual([
      ["wins south", { kind: "commended", unrecognised: 2 }],
      ["wins f1", { kind: "fixed", day: TODAY - 6 }],
    ]);
  });
});
