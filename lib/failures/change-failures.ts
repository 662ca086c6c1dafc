import { eq, inArray } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { type FailureArchive, failure, team } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { BadFailureError } from "@/lib/failures/bad-failure-error";
import { noteActivity } from "@/lib/failures/failure-activity";
import type { FailureChange } from "@/lib/failures/failure-requests";
import { isFailureSeen } from "@/lib/failures/merged-family";

type Coded = FailureChange & { code: string };

/**
 * Gives failures other owners, puts them aside or opens them again: all of them or none.
 * @returns what would undo it, in the order asked for
 * @throws ForbiddenError, NotFoundError, BadFailureError
 */
export async function changeFailures({ tx }: RecordStore, actor: Actor, changes: readonly Coded[], now: number): Promise<Coded[]> {
  require(actor, "write");
  return tx(async (db) => {
    const teams = await db.select({ id: team.id, code: team.code, name: team.name }).from(team);
    const codes = changes.map(({ code }) => code);
    const rows = new Map((await db.select().from(failure).where(inArray(failure.code, codes))).map((row) => [row.code, row]));
    const before: Coded[] = [];
    for (const change of changes) {
      const row = rows.get(change.code);
      if (!row || !(await isFailureSeen(db, actor.teams, row.id)))
        throw new NotFoundError(`there is no failure "${change.code}"`, "failure");
      if (row.mergedIntoId !== null)
        throw new BadFailureError("code", `"${change.code}" was merged into another failure: change that one, or take the merge back`);
      before.push(await changeOne(db, { row, teams, actor, now }, change));
    }
    return before;
  });
}

interface Changing {
  row: typeof failure.$inferSelect;
  teams: { id: number; code: string; name: string }[];
  actor: Actor;
  now: number;
}

async function changeOne(db: Db, { row, teams, actor, now }: Changing, { code, owners, archive }: Coded): Promise<Coded> {
  const before: Coded = { code };
  const noted = { actor: actor.id, at: now };
  if (owners) {
    const codeOf = (id: number | null) => teams.find((each) => each.id === id)?.code ?? null;
    const changed = {
      ...(owners.production !== undefined && { productionTeamId: idOf(teams, "production", owners.production) }),
      ...(owners.support !== undefined && { supportTeamId: idOf(teams, "support", owners.support) }),
    };
    before.owners = {
      ...(owners.production !== undefined && { production: codeOf(row.productionTeamId) }),
      ...(owners.support !== undefined && { support: codeOf(row.supportTeamId) }),
    };
    if (Object.keys(changed).length > 0) {
      await db.update(failure).set(changed).where(eq(failure.id, row.id));
      const nameOf = (wanted: string | null | undefined) => teams.find((each) => each.code === wanted)?.name ?? null;
      const detail = {
        ...(owners.production !== undefined && { production: nameOf(owners.production) }),
        ...(owners.support !== undefined && { support: nameOf(owners.support) }),
      };
      await noteActivity(db, row.id, { kind: "owner", ...noted, detail });
    }
  }
  if (archive !== undefined) {
    before.archive = row.archive;
    const kept: FailureArchive | null = archive && asKept(archive, now);
    await db.update(failure).set({ archive: kept }).where(eq(failure.id, row.id));
    if (kept) await noteActivity(db, row.id, { kind: "archived", ...noted, detail: { ...kept } });
    else if (row.archive !== null) await noteActivity(db, row.id, { kind: "reopened", ...noted });
  }
  return before;
}

function idOf(teams: Changing["teams"], field: "production" | "support", code: string | null): number | null {
  if (code === null) return null;
  const found = teams.find((each) => each.code === code);
  if (!found) throw new BadFailureError(`owners.${field}`, `there is no team "${code}"; send the code of one, or null for the rules`);
  return found.id;
}

function asKept(
  { at, until, interactions, customers, escalating, forEver }: NonNullable<FailureChange["archive"]>,
  now: number,
): FailureArchive {
  return {
    at: Math.min(at ?? now, now),
    ...(until !== undefined && { until }),
    ...(interactions !== undefined && { interactions }),
    ...(customers !== undefined && { customers }),
    ...(escalating !== undefined && { escalating }),
    ...(forEver !== undefined && { forEver }),
  };
}
