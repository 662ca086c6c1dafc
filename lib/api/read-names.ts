import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { survivorsOf } from "@/db/merged-failures";
import { channel, failure, person, procedure, product, team } from "@/db/schema";
import { keyed } from "@/lib/api/item-values";

type Row = Record<string, unknown>;

/** What the ids in these rows are called. */
export async function readNames(db: Db, rows: readonly Row[]) {
  const ids = (columns: readonly string[]) => {
    const found = rows.flatMap((row) => columns.map((column) => row[column]).filter((id) => typeof id === "number"));
    return [...new Set(found)];
  };
  const [teamIds, channelIds, productIds] = [ids(TEAMS), ids(["channelId"]), ids(["productId"])];
  const [procedureIds, personIds, failureIds] = [ids(["procedureId"]), ids(["personId", "agentId"]), ids(["failureId"])];
  const named = {
    team: namesOf(teamIds.length === 0 ? [] : await db.select().from(team).where(inArray(team.id, teamIds))),
    channel: namesOf(channelIds.length === 0 ? [] : await db.select().from(channel).where(inArray(channel.id, channelIds))),
    product: namesOf(productIds.length === 0 ? [] : await db.select().from(product).where(inArray(product.id, productIds))),
    procedure: namesOf(procedureIds.length === 0 ? [] : await db.select().from(procedure).where(inArray(procedure.id, procedureIds))),
  };
  const people = new Map(
    (personIds.length === 0 ? [] : await db.select().from(person).where(inArray(person.id, personIds))).map((row) => [row.id, row]),
  );
  const survivors = failureIds.length === 0 ? new Map<number, number>() : await survivorsOf(db, failureIds);
  const failures = new Map(
    (failureIds.length === 0
      ? []
      : await db
          .select({ id: failure.id, procedure: procedure.name, mode: failure.mode, title: failure.title })
          .from(failure)
          .innerJoin(procedure, eq(procedure.id, failure.procedureId))
          .where(inArray(failure.id, [...new Set(survivors.values())]))
    ).map(({ id, ...row }) => [id, row]),
  );
  return {
    name: (kind: keyof typeof named, id: number): string | null => named[kind].get(id) ?? null,
    person: (id: number) => {
      const row = people.get(id);
      return row ? { id: keyed(row.key), ...(row.name !== null && { name: row.name }) } : null;
    },
    /** What it counts as; the same one for all that count as it. */
    failure: (id: number): Record<string, unknown> => failures.get(survivors.get(id) ?? id) ?? {},
  };
}

const TEAMS = ["teamId", "waitingOnTeamId", "fromTeamId", "toTeamId"];

function namesOf(rows: { id: number; name: string }[]): Map<number, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
