import type { Db } from "@/db/client";
import * as schema from "@/db/schema";

/** One day in milliseconds, and the instant of a day and hour of June 2026, UTC. */
export const DAY = 86_400_000;
export const june = (day: number, hour = 0, minute = 0) => Date.UTC(2026, 5, day, hour, minute);

type Promised = Partial<typeof schema.promise.$inferInsert> & { interactionId: number; firstDueAt: number };

/** A callback promised when it was due a day later, unless told otherwise; nothing done yet. */
export async function addPromise(db: Db, values: Promised): Promise<number> {
  const [row] = await db
    .insert(schema.promise)
    .values({ kind: "callback", madeAt: values.firstDueAt - DAY, dueAt: values.firstDueAt, ...values })
    .returning({ id: schema.promise.id });
  return idOf(row);
}

/** A verified commendation. */
export async function addCommendation(
  db: Db,
  values: Partial<typeof schema.commendation.$inferInsert> & { interactionId: number; receivedAt: number },
): Promise<number> {
  const [row] = await db
    .insert(schema.commendation)
    .values({ isVerified: true, ...values })
    .returning({ id: schema.commendation.id });
  return idOf(row);
}

/** A failure "late" of a procedure of its own, owned by nobody. */
export async function addFailure(db: Db, code: string, values: Partial<typeof schema.failure.$inferInsert> = {}): Promise<number> {
  const [procedure] = await db
    .insert(schema.procedure)
    .values({ code: `procedure-of-${code}`, name: `Procedure of ${code}` })
    .returning({ id: schema.procedure.id });
  const [row] = await db
    .insert(schema.failure)
    .values({ code, title: `Title of ${code}`, procedureId: idOf(procedure), mode: "late", createdAt: 0, ...values })
    .returning({ id: schema.failure.id });
  return idOf(row);
}

export async function addTeam(db: Db, code: string): Promise<number> {
  const [row] = await db.insert(schema.team).values({ code, name: code }).returning({ id: schema.team.id });
  return idOf(row);
}

export async function addCustomers(db: Db, count: number): Promise<number[]> {
  const keys = Array.from({ length: count }, (_, index) => ({ key: `customer-${index}` }));
  const rows = await db.insert(schema.customer).values(keys).returning({ id: schema.customer.id });
  return rows.map((row) => row.id);
}

function idOf(row: { id: number } | undefined): number {
  if (!row) throw new Error("the insert returned no row");
  return row.id;
}
