import type { RecordStore } from "@/db/client";
import { interaction, type NewInteraction } from "@/db/schema";

/**
 * A transaction of a program that is not ours, on PostgreSQL: it takes no turn among the writers, writes an interaction and
 * commits when it is told to.
 */
export async function foreignWriter(
  { db }: RecordStore,
  values: Pick<NewInteraction, "sourceId" | "externalId"> & Partial<NewInteraction>,
) {
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let wasWritten = () => {};
  const isWritten = new Promise<void>((resolve) => {
    wasWritten = resolve;
  });
  const at = 1_767_225_600_000;
  const done = db.transaction(async (foreign) => {
    await foreign.insert(interaction).values({ isDifficult: true, contactedAt: at, createdAt: at, updatedAt: at, ...values });
    wasWritten();
    await mayCommit;
  });
  await isWritten;
  return {
    commit: async () => {
      commit();
      await done;
    },
  };
}
