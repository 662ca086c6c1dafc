import { describe, expect, test } from "vitest";
import { ownersOf } from "@/lib/ownership/owners";

const nobody = { productionTeamId: null, supportTeamId: null };
const anything = { procedureId: null, productId: null, teamId: null };
const failure = { procedureId: 1, productId: 2, teamId: 3 };

describe("the owners of a failure", () => {
  test("are those of the last rule that matches, each by itself", () => {
    const rules = [
      { ...anything, productionTeamId: 10, supportTeamId: 11 },
      { ...anything, procedureId: 1, productionTeamId: 20, supportTeamId: null },
      { ...anything, procedureId: 9, productionTeamId: 30, supportTeamId: 31 },
    ];
    expect(ownersOf(failure, rules, { byPerson: nobody, ofProcedure: nobody })).toEqual({ productionTeamId: 20, supportTeamId: 11 });
  });

  test("need every condition of a rule, and an unknown product matches none", () => {
    const rules = [{ procedureId: 1, productId: 2, teamId: 3, productionTeamId: 10, supportTeamId: null }];
    const owner = (changed: object) =>
      ownersOf({ ...failure, ...changed }, rules, { byPerson: nobody, ofProcedure: nobody }).productionTeamId;
    expect([owner({}), owner({ productId: null }), owner({ teamId: 4 })]).toEqual([10, null, null]);
  });

  test("are who was named by a person before any rule, and the procedure's after all rules", () => {
    const rules = [{ ...anything, productionTeamId: 10, supportTeamId: null }];
    const byPerson = { productionTeamId: 1, supportTeamId: null };
    expect(ownersOf(failure, rules, { byPerson, ofProcedure: { productionTeamId: 5, supportTeamId: 6 } })).toEqual({
      productionTeamId: 1,
      supportTeamId: 6,
    });
  });
});
