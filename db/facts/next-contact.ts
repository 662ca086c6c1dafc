import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * Sets `next_contact_at`: the next contact of the same issue among live interactions, by (contacted, id).
 * A new contact changes its predecessor, so whole issues are done: those in `touched_issue`, or all of them.
 */
export async function linkContacts(connection: DuckDBConnection, which: "all" | "touched"): Promise<void> {
  const issues = which === "all" ? "issue <> 0" : "issue in (select issue from touched_issue)";
  await connection.run(`
    update fact_interaction set next_contact_at = linked.next
    from (
      select interaction_id, lead(contacted_at) over (partition by issue order by contacted_at, interaction_id) as next
      from fact_interaction where status = 1 and ${issues}
    ) linked
    where fact_interaction.interaction_id = linked.interaction_id and fact_interaction.next_contact_at is distinct from linked.next`);
}
