import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * Sets what a contact's place among the live contacts of its issue says, by (contacted, id): the next contact, the next one
 * that did not go out from us, and which one was the first. A new contact changes its neighbours, so whole issues are
 * done: those in `touched_issue`, or all of them.
 */
export async function linkContacts(connection: DuckDBConnection, which: "all" | "touched"): Promise<void> {
  const issues = which === "all" ? "issue <> 0" : "issue in (select issue from touched_issue)";
  await connection.run(`
    create or replace temp table issue_link as
    select interaction_id, lead(contacted_at) over contacts as next_contact,
      min(case when direction <> ${OUTBOUND} then contacted_at end) over (contacts rows between 1 following and unbounded following) as next_inbound,
      case when row_number() over contacts = 1 then 1 else 0 end as is_first
    from fact_interaction where status = 1 and ${issues} window contacts as (partition by issue order by contacted_at, interaction_id)`);
  await connection.run(`
    update fact_interaction set next_contact_at = next_contact, next_inbound_at = next_inbound, first_of_issue = is_first
    from issue_link where fact_interaction.interaction_id = issue_link.interaction_id and (next_contact_at is distinct from next_contact
      or next_inbound_at is distinct from next_inbound or first_of_issue <> is_first)`);
  await connection.run(`
    update fact_closing set next_contact_at = next_contact from issue_link
    where fact_closing.interaction_id = issue_link.interaction_id and next_contact_at is distinct from next_contact`);
  await connection.run("drop table issue_link");
}

/** DIRECTIONS in db/schema.ts. */
const OUTBOUND = 2;
