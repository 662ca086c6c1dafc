import { and, desc, eq, or } from "drizzle-orm";
import { customer, interaction, issue } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { withoutSample } from "@/lib/api/real-sources";
import { pseudonyms } from "@/lib/identity";
import { momentText } from "@/lib/interactions/moment";
import { workspaceSettings } from "@/lib/settings";
import type { Workspace } from "@/lib/workspace";

/** An earlier contact of a customer. */
export interface EarlierContact {
  id: number;
  /** When it was, as it is shown. */
  when: string;
  summary: string | null;
  outcome: string | null;
  issueKey: string | null;
  isSameIssue: boolean;
  isClosed: boolean;
}

/** As many as fit beside the form. */
const MOST = 5;

/** The last contacts of the customer with this key, those of the same issue first; only what the actor sees. */
export async function findEarlier(
  { record }: Pick<Workspace, "record">,
  actor: Actor,
  { customer: written, issueKey }: { customer: string; issueKey: string },
): Promise<EarlierContact[]> {
  require(actor, "document");
  require(actor, "read-rows");
  if (written.trim() === "") return [];
  const key = pseudonyms(record.dataDir)("customer", written);
  const { db } = record;
  const [known] = await db.select({ id: customer.id, isShared: customer.isShared }).from(customer).where(eq(customer.key, key));
  if (!known) return [];
  const named = issueKey.trim();
  const [same] =
    named === ""
      ? []
      : await db
          .select({ id: issue.id })
          .from(issue)
          .where(and(eq(issue.customerId, known.id), eq(issue.key, named)));
  // An account of many people says nothing about who it was: only the issue does.
  if (known.isShared && !same) return [];
  const ofIssue = same ? eq(interaction.issueId, same.id) : undefined;
  const seen = and(eq(interaction.status, "live"), ofSeenTeams(actor.teams), await withoutSample(db));
  const rows = async (which: ReturnType<typeof and>) =>
    db
      .select({ row: interaction, issueKey: issue.key })
      .from(interaction)
      .leftJoin(issue, eq(issue.id, interaction.issueId))
      .where(and(which, seen))
      .orderBy(desc(interaction.contactedAt), desc(interaction.id))
      .limit(MOST);
  const first = ofIssue ? await rows(ofIssue) : [];
  const others = known.isShared ? [] : await rows(or(eq(interaction.customerId, known.id)));
  const found = [...first, ...others.filter(({ row }) => !first.some((each) => each.row.id === row.id))].slice(0, MOST);
  const { zone } = await workspaceSettings(db);
  return found.map(({ row, issueKey: ofRow }) => ({
    id: row.id,
    when: momentText({ at: row.contactedAt, day: row.contactedDay }, zone),
    summary: row.summary,
    outcome: row.outcome,
    issueKey: ofRow,
    isSameIssue: same !== undefined && row.issueId === same.id,
    isClosed: row.closedAt !== null,
  }));
}
