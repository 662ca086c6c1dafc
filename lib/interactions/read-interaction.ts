import type { Actor } from "@/lib/access/actor";
import { calendarsByTeam } from "@/lib/calendars/calendars-by-team";
import { NO_FILTERS } from "@/lib/filters";
import { getInteraction, type InteractionDetail } from "@/lib/interactions/detail";
import { buildTimeline, type TimelineEntry } from "@/lib/interactions/timeline";
import { type Took, twoClocks } from "@/lib/interactions/two-clocks";
import { askInSnapshot } from "@/lib/metrics/ask";
import { type PromiseState, promiseStates } from "@/lib/promises/promise-states";
import type { Workspace } from "@/lib/workspace";

/** One interaction as its page shows it: everything documented, in order, as of the clock. */
export interface InteractionStory {
  detail: InteractionDetail;
  timeline: TimelineEntry[];
  /** The state of each promise, by its id; a promise that is not counted yet has none. */
  states: Map<number, PromiseState>;
  /** How long what is on the timeline took, by the key of its entry. */
  took: Map<string, Took>;
  /** Epoch ms of the clock, and the zone of the times. */
  asOf: number;
  zone: string;
}

/** Null when there is no interaction by that id. @throws ForbiddenError */
export async function readInteraction(
  workspace: Workspace,
  actor: Actor,
  id: number,
  options: { now?: number } = {},
): Promise<InteractionStory | null> {
  const detail = await getInteraction(workspace, actor, id);
  if (!detail) return null;
  const took = twoClocks(detail, await calendarsByTeam(workspace.record.db));
  return askInSnapshot(workspace, NO_FILTERS, options, async ({ reader, period, settings }) => {
    const states = await promiseStates(reader, { asOf: period.asOf, graceMs: settings.graceMinutes * 60_000 }, [id]);
    return {
      detail,
      timeline: buildTimeline(detail, period.zone, period.asOf),
      states: new Map(states.map((state) => [state.promiseId, state])),
      took,
      asOf: period.asOf,
      zone: period.zone,
    };
  });
}
