import { expect, test } from "vitest";
import { commandActor } from "@/lib/access/actor";
import { dayOf } from "@/lib/dates";
import { type FixVerdict, verdictsOf } from "@/lib/fixes/verdicts";
import { whatWouldConvince } from "@/lib/fixes/what-would-convince";
import { askInSnapshot } from "@/lib/metrics/ask";
import { queueSample } from "@/lib/sample/load-sample";
import { planOf } from "@/lib/sample/plan";
import { runSample } from "@/lib/sample/run-sample";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const NOW = Date.UTC(2026, 6, 2, 14, 20);
const TODAY = dayOf(NOW, "UTC");

test("the sample's fixes tell the whole story: proven, back again, not proven yet, to come", async () => {
  const workspace = await freshWorkspace();
  await queueSample(workspace.record, commandActor(), planOf({ now: NOW, zone: "UTC" }), false);
  await runSample({ record: workspace.record, now: () => NOW });
  await workspace.facts.sync();
  const verdicts = await askInSnapshot(workspace, filtersOf(), { now: NOW }, verdictsOf);
  await workspace.close();
  const of = (code: string): FixVerdict => {
    const found = [...verdicts.values()].flat().find((each) => each.code === code);
    if (!found) throw new Error(`there is no fix ${code}`);
    return found;
  };
  const stock = of("sample-stock-before-confirmation");
  expect(stock).toMatchObject({ stage: "final", outcome: "effective", regressedDay: null, version: 2, isRetrospective: false });
  expect(stock.tail).toBeGreaterThan(0);
  const part = of("sample-part-scanned");
  expect([part.outcome, part.version]).toEqual(["effective", 3]);
  expect(TODAY - (part.regressedDay ?? 0)).toBeLessThanOrEqual(21);
  const reminder = of("sample-correction-ends-dunning");
  expect(reminder).toMatchObject({ stage: "verifying", outcome: "inconclusive", after: { issues: 2 } });
  expect(whatWouldConvince(reminder, TODAY)).toMatchObject({ daysSeen: 92, daysToGo: 272, mostFurther: 0 });
  expect(of("sample-refund-on-scan")).toMatchObject({ stage: "planned", outcome: null, effectiveDay: TODAY + 12 });
}, 60_000);
