import type { Actor } from "@/lib/access/actor";
import { BadFilterError } from "@/lib/errors";
import type { Filters, Notice, RawParams } from "@/lib/filters";
import { type InteractionList, listInteractions } from "@/lib/interactions/list-interactions";
import { parsePlaces } from "@/lib/interactions/row-cursor";
import { ALL_INTERACTIONS, parseWhich, type Which } from "@/lib/interactions/which";
import type { Workspace } from "@/lib/workspace";

/** What an address of the explorer shows, with what of it beyond the filters could not be understood. */
export interface Exploration {
  which: Which;
  list: InteractionList;
  notices: Notice[];
}

/** Lists the rows an address asks for; what cannot be understood falls back and is said, it never fails. */
export async function explore(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  params: RawParams,
  options: { limit?: number; now?: number } = {},
): Promise<Exploration> {
  const { which, notices } = parseWhich(params);
  const { notices: misplaced, ...place } = parsePlaces(params);
  const said = [...notices, ...misplaced];
  try {
    const list = await listInteractions(workspace, actor, filters, which, { ...options, ...place });
    return { which, list, notices: said };
  } catch (error) {
    if (!(error instanceof BadFilterError) || which.kind === "interactions") throw error;
    const all: Which = which.search ? { ...ALL_INTERACTIONS, search: which.search } : ALL_INTERACTIONS;
    const list = await listInteractions(workspace, actor, filters, all, options);
    const refused = { field: error.field ?? "metric", message: `${error.message}; all interactions of the filters are shown instead` };
    return { which: all, list, notices: [...said, refused] };
  }
}
