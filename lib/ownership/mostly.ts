import { and, sql } from "drizzle-orm";
import { factFailure as fact } from "@/db/facts/tables";
import { product, team } from "@/db/schema";
import type { Asked } from "@/lib/metrics/ask";
import { existsAt } from "@/lib/metrics/parts";
import { onSide } from "@/lib/metrics/where";

/** The product and the team that most interactions of a failure carry; null where none is known. */
export interface Mostly {
  productId: number | null;
  teamId: number | null;
}

/** By failure, over all its interactions up to the clock; where two are carried as often, the one whose code comes first. */
export async function mostlyOf(asked: Asked): Promise<Map<number, Mostly>> {
  const { db } = asked.workspace.record;
  const products = await mostCarried(asked, "product", await db.select({ id: product.id, code: product.code }).from(product));
  const teams = await mostCarried(asked, "team", await db.select({ id: team.id, code: team.code }).from(team));
  return new Map(
    [...new Set([...products.keys(), ...teams.keys()])].map((failure) => [
      failure,
      { productId: products.get(failure) ?? null, teamId: teams.get(failure) ?? null },
    ]),
  );
}

async function mostCarried(
  { reader, codes, period }: Asked,
  column: "product" | "team",
  named: { id: number; code: string }[],
): Promise<Map<number, number>> {
  const codeOf = new Map(named.map(({ id, code }) => [id, code]));
  const rows = await reader.all<Record<string, number>>(sql`
    select ${fact.failure} as failure, ${fact[column]} as carried, count(*) as rows from ${fact}
    where ${and(sql`${fact.status} = 1`, sql`${fact[column]} <> 0`, existsAt(fact, period.asOf), onSide(fact, codes))} group by 1, 2`);
  const most = new Map<number, { id: number; code: string; rows: number }>();
  for (const row of rows) {
    const found = { id: Number(row.carried), code: codeOf.get(Number(row.carried)) ?? "", rows: Number(row.rows) };
    const best = most.get(Number(row.failure));
    if (!best || found.rows > best.rows || (found.rows === best.rows && found.code < best.code)) most.set(Number(row.failure), found);
  }
  return new Map([...most].map(([failure, { id }]) => [failure, id]));
}
