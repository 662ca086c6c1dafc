import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** Up to so many ids are written as a list; more as one bit for each id there is. */
const LISTED = 2_000;
/** An id beyond this would need more bits than its list has characters. */
const HIGHEST_BIT = 50_000_000;

/**
 * That an interaction is one of these. A list costs about 0.3 µs an id twice over; a bit for every id costs the same for
 * ten thousand as for a million (10 ms over a million rows). Casting text to bits is DuckDB's; PostgreSQL would say
 * `bit varying`.
 */
export function isAmong(interactionId: AnyColumn, ids: readonly number[]): SQL {
  const highest = ids.reduce((most, id) => Math.max(most, id), 0);
  if (ids.length <= LISTED || highest > HIGHEST_BIT)
    return sql`${interactionId} in (select cast(listed.id as integer) from unnest(string_to_array(${ids.join(",") || "-1"}, ',')) as listed(id))`;
  const bits = Buffer.alloc(highest + 1, "0");
  for (const id of ids) bits[id] = ONE;
  return sql`case when ${interactionId} <= ${sql.raw(String(highest))} then get_bit(cast(${bits.toString("latin1")} as bit), ${interactionId}) else 0 end = 1`;
}

const ONE = "1".charCodeAt(0);
