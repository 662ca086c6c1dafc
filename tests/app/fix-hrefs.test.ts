import { expect, test } from "vitest";
import { fixHrefs } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-hrefs";
import * as schema from "@/db/schema";
import { getFailure } from "@/lib/failures/get-failure";
import { parseFilters } from "@/lib/filters";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parseWhich } from "@/lib/interactions/which";
import { addSource } from "@/tests/support/arrange";
import { addFix, addOccurrences, EFFECTIVE_DAY, spread } from "@/tests/support/arrange-fix";
import { addFailure, addTeam, DAY } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

test("every number of a fix opens as many issues as it says", async () => {
  const workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    const [ours, theirs] = [await addTeam(db, "ours"), await addTeam(db, "theirs")];
    await db.insert(schema.customer).values({ key: "C" });
    await db.insert(schema.issue).values({ customerId: 1, key: "I" });
    const failureId = await addFailure(db, "late");
    const again = { customerId: 1, issueId: 1, teamId: ours };
    await addOccurrences(db, sourceId, failureId, [
      ...spread(12, -28, 28).map((each) => ({ ...each, values: { teamId: ours } })),
      ...spread(4, -20, 40).map((each) => ({ ...each, values: { teamId: theirs } })),
      { happened: 4, values: again },
      { happened: 6, values: again },
      { happened: null, told: 7, values: { teamId: ours } },
      { happened: null, told: -7, values: { teamId: ours } },
      { happened: -2, told: 9, values: { teamId: ours } },
    ]);
    await addOccurrences(db, sourceId, await addFailure(db, "untouched"), [...spread(6, -28, 28), ...spread(5, 0, 28)]);
    // Its own procedure had a fix in these days.
    const touched = await addFailure(db, "touched");
    await addOccurrences(db, sourceId, touched, spread(9, -28, 28));
    await addFix(db, { failureId, teams: [ours] });
    await addFix(db, { failureId: touched, effectiveDay: EFFECTIVE_DAY - 5 });
  });
  await workspace.facts.sync();
  const now = (EFFECTIVE_DAY + 35) * DAY;
  const failure = await getFailure(workspace, ownerActor(), "late", filtersOf("team=theirs"), { now });
  if (!failure || "mergedInto" in failure || !failure.fixes.current) throw new Error("the fix is not there");
  const { current, comparison } = failure.fixes;
  const hrefs = fixHrefs("team=theirs&period=7d", "late", current);
  const opened = async (href: string) => {
    const params = new URL(href, "http://localhost").searchParams;
    const { filters, notices } = parseFilters(params);
    const { which, notices: more } = parseWhich(params);
    expect([...notices, ...more]).toEqual([]);
    return (await listInteractions(workspace, ownerActor(), filters, which, { now })).count;
  };
  const { before, after, tail } = current.verdict;
  expect([before.issues, after.issues, tail, before.undated, after.undated]).toEqual([14, 2, 1, 1, 1]);
  expect([await opened(hrefs.before), await opened(hrefs.after), await opened(hrefs.tail)]).toEqual([14, 2, 1]);
  expect([await opened(hrefs.undatedBefore), await opened(hrefs.undatedAfter)]).toEqual([1, 1]);
  // 2 of 14 against 5 of 6.
  expect(comparison).toMatchObject({ failures: ["untouched"], before: 6, after: 5, ratio: { ratio: expect.closeTo(0.1714, 4) } });
  expect([await opened(hrefs.othersBefore(["untouched"])), await opened(hrefs.othersAfter(["untouched"]))]).toEqual([6, 5]);
});
