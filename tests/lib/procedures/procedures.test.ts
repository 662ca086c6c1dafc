import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import { commandActor, keyActor } from "@/lib/access/actor";
import { parseIsoDay } from "@/lib/dates";
import { ForbiddenError } from "@/lib/errors";
import { readActivity } from "@/lib/failures/failure-activity";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS, type Which } from "@/lib/interactions/which";
import { adoptionFunnel } from "@/lib/procedures/adoption-funnel";
import { addVersion, changeProcedure } from "@/lib/procedures/change-procedure";
import { getProcedure } from "@/lib/procedures/get-procedure";
import { listProcedures } from "@/lib/procedures/list-procedures";
import { parseNewVersion, parseProcedureChange } from "@/lib/procedures/procedure-requests";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addCustomers, addFailure, addPromise, addTeam, june } from "@/tests/support/arrange-record";
import { ownerActor } from "@/tests/support/signed-in";
import { filtersOf, freshWorkspace } from "@/tests/support/workspace";

const now = june(25);
const CODE = "procedure-of-late";
let workspace: Workspace;
let [late, north, south] = [0, 0, 0];
beforeEach(async () => {
  workspace = await freshWorkspace();
  await workspace.record.tx(async (db) => {
    await addCustomers(db, 3);
    late = await addFailure(db, "late");
    await addFailure(db, "lost");
    north = await addTeam(db, "north");
    south = await addTeam(db, "south");
  });
  return () => workspace.close();
});

const add = (body: object) => addVersion(workspace.record, ownerActor(), CODE, parseNewVersion(JSON.stringify(body)));
const change = (body: object) => changeProcedure(workspace.record, ownerActor(), CODE, parseProcedureChange(JSON.stringify(body)), now);
const rowsOf = async (query: string, which: Which = ALL_INTERACTIONS) =>
  (await listInteractions(workspace, commandActor(), filtersOf(query), which, { now })).count;

describe("versions", () => {
  it("are numbered, come one after the other, and are not changed by the next one", async () => {
    expect(await add({ effectiveDay: "2026-06-05", document: " Call back within a day " })).toEqual({ version: 1 });
    expect(await add({ effectiveDay: "2026-06-15", documentUrl: "https://wiki.example.com/2" })).toEqual({ version: 2 });
    await expect(add({ effectiveDay: "2026-06-15", document: "x" })).rejects.toThrow(
      'version 3 must come into effect after version 2, which does so on 2026-06-15; got "2026-06-15"',
    );
    await workspace.facts.sync();
    const found = await getProcedure(workspace, commandActor(), CODE, filtersOf(), { now });
    expect(
      found?.versions.map(({ version, effectiveDay, document, documentUrl }) => [version, effectiveDay, document, documentUrl]),
    ).toEqual([
      [1, parseIsoDay("2026-06-05"), "Call back within a day", null],
      [2, parseIsoDay("2026-06-15"), null, "https://wiki.example.com/2"],
    ]);
    expect(found?.current?.version).toBe(2);
    expect((await getProcedure(workspace, commandActor(), CODE, filtersOf(), { now: june(10) }))?.current?.version).toBe(1);
  });

  it("say what would be right", async () => {
    const refused = (body: object) => () => parseNewVersion(JSON.stringify(body));
    expect(refused({ effectiveDay: "soon", document: "x" })).toThrow('effectiveDay must be a day such as 2026-12-01; got "soon"');
    expect(refused({ effectiveDay: "2026-06-05" })).toThrow("say what the version says");
    for (const documentUrl of ["javascript:alert(1)", "ftp://x.example", "https://a:b@x.example", "wiki"])
      expect(refused({ effectiveDay: "2026-06-05", documentUrl })).toThrow("documentUrl must be an http or https address");
    await expect(
      addVersion(workspace.record, keyActor("k", ["metrics:read"]), CODE, parseNewVersion('{"effectiveDay":"2026-06-05","document":"x"}')),
    ).rejects.toThrow(ForbiddenError);
  });
});

describe("a change", () => {
  it("names owners, and is told with the failures that have none of their own", async () => {
    await workspace.record.tx((db) => db.update(schema.failure).set({ supportTeamId: south }).where(eq(schema.failure.id, late)));
    await change({ productionTeam: "north", supportTeam: "south" });
    const [first, ...rest] = await readActivity(workspace.record.db, null, late);
    expect([first?.kind, first?.actor, first?.detail, rest.length]).toEqual(["owner", "user:1", { production: "north" }, 0]);
    await change({ productionTeam: null });
    await workspace.facts.sync();
    const found = await getProcedure(workspace, commandActor(), CODE, filtersOf(), { now });
    expect([found?.production, found?.support]).toEqual([null, { code: "south", name: "south" }]);
    await expect(change({ productionTeam: "nobody" })).rejects.toThrow('there is no team "nobody"');
  });

  it("keeps what it is meant for in canonical form", async () => {
    expect(parseProcedureChange('{"eligible":"team=south&cause=late&team=north"}')).toEqual({
      eligible: "cause=late&team=north&team=south",
    });
    expect(parseProcedureChange('{"eligible":""}')).toEqual({ eligible: null });
    expect(() => parseProcedureChange('{"eligible":"severity=1"}')).toThrow(
      'eligible may name team, product, channel, cause; got "severity"',
    );
    expect(() => parseProcedureChange("{}")).toThrow("nothing is to be changed");
  });
});

describe("the register", () => {
  beforeEach(async () => {
    await add({ effectiveDay: "2026-06-01", document: "x" });
    await workspace.record.tx(async (db) => {
      const sourceId = await addSource(db);
      const [version] = await db.select({ id: schema.procedureVersion.id }).from(schema.procedureVersion);
      for (let index = 0; index < 9; index++) {
        const interactionId = await addInteraction(db, {
          sourceId,
          externalId: `P-${index}`,
          procedureId: late,
          customerId: (index % 3) + 1,
          contactedAt: june(3 + index),
          handleMinutes: 10,
          teamId: index < 6 ? north : south,
          procedureVersionId: index === 8 ? null : (version?.id ?? null),
        });
        if (index < 4) await db.insert(schema.interactionFailure).values({ interactionId, failureId: late });
        if (index < 2) await addPromise(db, { interactionId, procedureId: late, firstDueAt: june(15) });
      }
    });
    await workspace.facts.sync();
  });

  it("says what each procedure costs and how it fails, what costs most first, and every number opens its rows", async () => {
    const { rows } = await listProcedures(workspace, commandActor(), filtersOf(), { now });
    expect(rows.map(({ code, counts, missed }) => [code, counts, missed])).toEqual([
      [CODE, { interactions: 9, minutes: 90 }, 2],
      ["procedure-of-lost", { interactions: 0, minutes: null }, 0],
    ]);
    expect(rows[0]?.failures.map(({ code, interactions }) => [code, interactions])).toEqual([["late", 4]]);
    expect(rows[0]?.adoption).toMatchObject({ numerator: 8, denominator: 8, value: 1 });
    expect(await rowsOf(`procedure=${CODE}`)).toBe(9);
    expect(await rowsOf("", { kind: "drill", metric: "follow-through", part: "missed", by: "procedure", series: CODE })).toBe(2);
    expect(await rowsOf(`procedure=${CODE}`, { kind: "drill", metric: "adoption", part: "unknown" })).toBe(1);
  });

  it("a procedure's trend adds up to its interactions and has its version in the right week", async () => {
    const found = await getProcedure(workspace, commandActor(), CODE, filtersOf(), { now });
    expect(found?.trend.points.map(({ bucket, end, count }) => [bucket, end, count])).toEqual([
      ["2026-06-01", "2026-06-08", 5],
      ["2026-06-08", "2026-06-15", 4],
    ]);
    expect(found?.trend.versions).toEqual([{ bucket: "2026-06-01", version: 1 }]);
    expect(await rowsOf(`procedure=${CODE}&period=custom&from=2026-06-01&to=2026-06-08`)).toBe(5);
  });

  it("a new version is seen at once, though no interaction has changed", async () => {
    await add({ effectiveDay: "2026-06-06", document: "y" });
    const found = await getProcedure(workspace, commandActor(), CODE, filtersOf(), { now });
    // Days 3, 4 and 5 by the version of the time; 6 to 10 by the one before.
    expect(found?.adoption.total).toMatchObject({ numerator: 3, denominator: 8, unknown: 1 });
  });

  it("teams stand in a funnel; one with fewer than five interactions is too few to say", async () => {
    await add({ effectiveDay: "2026-06-06", document: "y" });
    const found = await getProcedure(workspace, commandActor(), CODE, filtersOf(), { now });
    const funnel = found ? adoptionFunnel(found.adoption) : null;
    expect(funnel?.centre).toBe(0.375);
    expect(funnel?.teams.map(({ key, numerator, denominator, place }) => [key, numerator, denominator, place])).toEqual([
      ["north", 3, 6, "within"],
      ["south", 0, 2, "few"],
    ]);
    expect(funnel?.limits.at(-1)?.n).toBe(6);
  });
});
