import { expect } from "vitest";
import * as schema from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { readEndings } from "@/lib/handling/endings";
import { parseEndingsAsk } from "@/lib/handling/endings-ask";
import { listInteractions } from "@/lib/interactions/list-interactions";
import { parseWhich } from "@/lib/interactions/which";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { june } from "@/tests/support/arrange-record";
import { filtersOf } from "@/tests/support/workspace";

/** The clock of the tests on endings. */
export const NOW = june(28);

export type Group = Partial<typeof schema.interaction.$inferInsert> & {
  times: number;
  steps?: readonly (readonly [step: string, observed: "yes" | "no" | "not_applicable", polarity?: "do" | "avoid"])[];
  gesture?: { valueCents: number | null; currency: string | null };
};

/** Groups of like interactions of one day each, Saturday 6 June at the latest. */
export async function given(workspace: Workspace, groups: Group[]): Promise<number[]> {
  const ids: number[] = [];
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db);
    for (const [group, { times, steps = [], gesture, ...values }] of groups.entries()) {
      for (let each = 0; each < times; each += 1) {
        const interactionId = await addInteraction(db, {
          sourceId,
          externalId: `E-${group}-${each}`,
          contactedAt: june(1 + (each % 6)),
          ...values,
        });
        ids.push(interactionId);
        for (const [position, [step, observed, polarity = "do"]] of steps.entries())
          await db.insert(schema.stepObservation).values({ interactionId, position, step, observed, polarity });
        if (gesture) await db.insert(schema.gesture).values({ interactionId, kind: "voucher", ...gesture });
      }
    }
  });
  await workspace.facts.sync();
  return ids;
}

export const readAt = (workspace: Workspace, own = "", filters = "") =>
  readEndings(workspace, commandActor(), filtersOf(filters), parseEndingsAsk(new URLSearchParams(own)).ask, { now: NOW });

export async function comparisonOf(workspace: Workspace, id: string, own = "") {
  const found = (await readAt(workspace, own)).comparisons.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not compared`);
  return found;
}

/** The rows that an address opens. */
export async function rowsAt(workspace: Workspace, query: string) {
  const { which, notices } = parseWhich(new URLSearchParams(query));
  expect(notices).toEqual([]);
  return listInteractions(workspace, commandActor(), filtersOf(), which, { now: NOW, limit: 1000 });
}
