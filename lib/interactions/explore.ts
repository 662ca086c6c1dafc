import type { Actor } from "@/lib/access/actor";
import { BadFilterError } from "@/lib/errors";
import { type Filters, type Notice, parseFilters, type RawParams } from "@/lib/filters";
import { type InteractionList, listInteractions } from "@/lib/interactions/list-interactions";
import { parsePlaces } from "@/lib/interactions/row-cursor";
import { ALL_INTERACTIONS, parseWhich, type Which } from "@/lib/interactions/which";
import type { Workspace } from "@/lib/workspace";

/** What an address of the explorer shows, with everything in it that could not be understood. */
export interface Exploration {
  filters: Filters;
  which: Which;
  list: InteractionList;
  notices: Notice[];
}

/** Reads an address and lists its rows; what cannot be understood falls back and is said, it never fails. */
export async function explore(
  workspace: Workspace,
  actor: Actor,
  params: RawParams,
  options: { limit?: number; now?: number } = {},
): Promise<Exploration> {
  const { filters, notices } = parseFilters(params);
  const asked = parseWhich(params);
  const places = parsePlaces(params);
  const before = [...notices, ...asked.notices, ...places.notices];
  try {
    const list = await listInteractions(workspace, actor, filters, asked.which, { ...options, ...places });
    return { filters, which: asked.which, list, notices: [...before, ...list.notices] };
  } catch (error) {
    if (!(error instanceof BadFilterError) || asked.which.kind === "interactions") throw error;
    const list = await listInteractions(workspace, actor, filters, ALL_INTERACTIONS, options);
    const said = { field: error.field ?? "metric", message: `${error.message}; all interactions of the filters are shown instead` };
    return { filters, which: ALL_INTERACTIONS, list, notices: [...before, said, ...list.notices] };
  }
}
