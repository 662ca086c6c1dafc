import { describe, expect, test } from "vitest";
import { keyActor } from "@/lib/access/actor";
import { changeFailures } from "@/lib/failures/change-failures";
import { readActivity } from "@/lib/failures/failure-activity";
import { parseFailureChange, parseFailureChanges } from "@/lib/failures/failure-requests";
import { addFailure, addTeam, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

const actor = ownerActor();

async function twoFailures() {
  const { record } = await freshWorkspace();
  const ids = await record.tx(async (db) => {
    await addTeam(db, "payments");
    await addTeam(db, "support-a");
    return [await addFailure(db, "refund"), await addFailure(db, "late")];
  });
  return { record, ids };
}

describe("changing failures", () => {
  test("is noted for each, and what it answers undoes it", async () => {
    const { record, ids } = await twoFailures();
    const assigned = await changeFailures(
      record,
      actor,
      ["refund", "late"].map((code) => ({ code, owners: { production: "payments" } })),
      june(1),
    );
    expect(assigned).toEqual(["refund", "late"].map((code) => ({ code, owners: { production: null } })));
    const aside = await changeFailures(record, actor, [{ code: "refund", archive: { escalating: true } }], june(2));
    expect(aside).toEqual([{ code: "refund", archive: null }]);
    await changeFailures(record, actor, aside, june(3));
    await changeFailures(record, actor, assigned, june(4));
    const [refund = 0] = ids;
    expect((await readActivity(record.db, null, refund)).map(({ kind, at, detail }) => [kind, at, detail])).toEqual([
      ["owner", june(4), { production: null }],
      ["reopened", june(3), null],
      ["archived", june(2), { at: june(2), escalating: true }],
      ["owner", june(1), { production: "payments" }],
    ]);
  });

  test("changes all of them or none", async () => {
    const { record, ids } = await twoFailures();
    const archive = { until: june(9) };
    const asked = changeFailures(
      record,
      actor,
      [
        { code: "refund", archive },
        { code: "nobody", archive },
      ],
      june(1),
    );
    await expect(asked).rejects.toThrow('there is no failure "nobody"');
    expect(await readActivity(record.db, null, ids[0] ?? 0)).toEqual([]);
  });

  test("is for those who may write", async () => {
    const { record } = await twoFailures();
    const reader = keyActor("dbk", ["metrics:read"]);
    await expect(changeFailures(record, reader, [{ code: "refund", archive: null }], june(1))).rejects.toThrow("may not");
  });
});

describe("what is sent", () => {
  test("must change something, and say until when", () => {
    expect(() => parseFailureChange("{}")).toThrow("changes nothing: send owners, archive, or both");
    expect(() => parseFailureChange('{"archive":{}}')).toThrow("must say until when");
    expect(() => parseFailureChange('{"archive":{"interactions":0}}')).toThrow("whole number from 1");
    expect(() => parseFailureChange('{"archive":{"forEver":{"reason":" ","reviewAt":1}}}')).toThrow("must say why");
    expect(() => parseFailureChanges('{"failures":[]}')).toThrow("at least one failure");
    expect(() => parseFailureChange("no")).toThrow("body must be JSON");
  });
});
