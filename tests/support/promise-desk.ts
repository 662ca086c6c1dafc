import { asc, eq } from "drizzle-orm";
import * as schema from "@/db/schema";
import { type Actor, commandActor, userActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";
import { parseQueueView } from "@/lib/promises/queue-view";
import { readQueue } from "@/lib/promises/read-queue";
import { addUser } from "@/lib/users/add-user";
import type { Workspace } from "@/lib/workspace";
import { addInteraction, addSource } from "@/tests/support/arrange";
import { addPromise, addTeam } from "@/tests/support/arrange-record";
import { PASSWORD } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

export const november = (day: number, hour = 0, minute = 0) => Date.UTC(2026, 10, day, hour, minute);
/** A Sunday, at its beginning. */
export const T = november(15);

/** A workspace with one interaction of the team "south", whose customer lives in New York; Robin sees all, Kim that team. */
export async function promiseDesk() {
  const workspace = await freshWorkspace();
  const { record } = workspace;
  const { north, south, interactionId } = await record.tx(async (db) => {
    const [ofNorth, ofSouth] = [await addTeam(db, "north"), await addTeam(db, "south")];
    const [customer] = await db.insert(schema.customer).values({ key: "0123456789abcdef", zone: "America/New_York" }).returning();
    const made = await addInteraction(db, {
      sourceId: await addSource(db),
      externalId: "one",
      contactedAt: november(1),
      teamId: ofSouth,
      customerId: customer?.id ?? null,
    });
    return { north: ofNorth, south: ofSouth, interactionId: made };
  });
  const robin = await person(workspace, "Robin", "admin");
  const kim = await person(workspace, "Kim", "agent", [south]);
  return {
    workspace,
    north,
    south,
    interactionId,
    robin,
    kim,
    /** A promise made on the 2nd and due on the 20th, unless told otherwise. */
    open: (values: Partial<Parameters<typeof addPromise>[1]> = {}) =>
      record.tx((db) => addPromise(db, { interactionId, madeAt: november(2), firstDueAt: november(20, 12), ...values })),
    row: async (id: number) => (await record.db.select().from(schema.promise).where(eq(schema.promise.id, id)))[0],
    queue: (actor = robin, params: Record<string, string> = {}, now = T) => readQueue(record, actor, parseQueueView(params).view, now),
    /** What was noted about promises: what was done, to what, by whom. */
    audited: async () =>
      (await record.db.select().from(schema.auditEntry).orderBy(asc(schema.auditEntry.seq)))
        .filter(({ action }) => action.startsWith("promise."))
        .map(({ action, subject, actor }) => [action, subject, actor]),
  };
}

/** Somebody who can sign in. */
export async function person({ record }: Workspace, name: string, role: Role, teams: number[] | null = null): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.com`;
  await addUser(record, commandActor(), { email, name, role, teams }, PASSWORD, T);
  const [row] = await record.db.select().from(schema.user).where(eq(schema.user.email, email));
  return userActor(name, teams, { id: row?.id ?? 0, role, email, personId: null, sessionId: 1 });
}
