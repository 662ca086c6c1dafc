import type { Actor } from "@/lib/access/actor";
import { parseFilters } from "@/lib/filters";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import type { Search } from "@/lib/search/parse-search";
import type { Workspace } from "@/lib/workspace";

/** How many interactions hold the words when no filter is in force; counted up to COUNTED_ROWS. @throws ForbiddenError */
export async function countMentions(
  workspace: Workspace,
  actor: Actor,
  search: Search,
  now: number,
): Promise<{ count: number; isMore: boolean }> {
  const { filters } = parseFilters({ period: "all" });
  const list = await listInteractions(workspace, actor, filters, { ...ALL_INTERACTIONS, search }, { limit: 1, now });
  return { count: list.count, isMore: list.search?.isMore ?? false };
}
