import * as schema from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { seededRandom } from "@/tests/bench/support/random";
import { addSource } from "@/tests/support/arrange";
import { freshWorkspace } from "@/tests/support/workspace";

export const FIRST_DAY = Date.UTC(2026, 2, 1) / 86_400_000;
export const DAYS = 120;

/**
 * A workspace with a bit of everything: exact and date-only times around clock changes, unknown dimensions, several
 * causes and failures an interaction, a topic tree, facets, promises in every state, commendations, test and spam rows,
 * moods, outcomes, escalations, reopenings, steps, apologies, gestures, progress reports, a procedure that changed; where
 * asked, contact volumes of most days.
 */
export async function variedWorkspace(count: number, { seed = 7, hasVolumes = false } = {}): Promise<Workspace> {
  const workspace = await freshWorkspace();
  const random = seededRandom(seed);
  const detail = seededRandom(seed + 1);
  const one = <T>(...values: T[]): T | undefined => values[Math.floor(detail() * values.length)];
  const manner = seededRandom(seed + 3);
  const some = <T>(...values: T[]): T | undefined => values[Math.floor(manner() * values.length)];
  const below = (n: number) => Math.floor(random() * n);
  const maybe = <T>(value: T, chance = 0.8): T | null => (random() < chance ? value : null);
  await workspace.record.tx(async (db) => {
    const sourceId = await addSource(db, "varied");
    await db.insert(schema.team).values(["north", "south", "west"].map((code) => ({ code, name: code })));
    await db.insert(schema.channel).values(["phone", "chat"].map((code) => ({ code, name: code })));
    await db.insert(schema.procedure).values(["refunds", "callbacks"].map((code) => ({ code, name: code })));
    const since = (version: number, day: number) => ({ procedureId: 1, version, effectiveAt: (FIRST_DAY + day) * 86_400_000 });
    await db.insert(schema.procedureVersion).values([since(1, 0), since(2, 60)]);
    await db.insert(schema.cause).values([
      { axis: "topic", code: "billing", name: "Billing" },
      { axis: "topic", code: "billing-late-fee", name: "Late fee", parentId: 1 },
      { axis: "topic", code: "billing-tax", name: "Tax", parentId: 1 },
      { axis: "topic", code: "delivery", name: "Delivery" },
      { axis: "anger", code: "promise-broken", name: "promise broken" },
      { axis: "anger", code: "open-too-long", name: "open too long" },
    ]);
    const failures = ["refund-waits", "no-callback", "split-shipment", "wrong-date"];
    await db
      .insert(schema.failure)
      .values(failures.map((code, index) => ({ code, title: code, procedureId: 1 + (index % 2), mode: "late" as const, createdAt: 0 })));
    await db.insert(schema.customer).values(Array.from({ length: 20 }, (_, index) => ({ key: `customer ${index}` })));
    await db.insert(schema.facet).values({ sourceId, slot: 3, code: "region", name: "Region" });
    await db.insert(schema.facetValue).values(["East", "West, far"].map((value) => ({ facetId: 1, value })));
    let promises = 0;
    for (let index = 1; index <= count; index += 1) {
      const day = FIRST_DAY + below(DAYS);
      const isDayOnly = random() < 0.3;
      const contactedAt = day * 86_400_000 + (isDayOnly ? 0 : below(1440) * 60_000);
      const closedAt = maybe(contactedAt + below(12 * 1440) * 60_000);
      await db.insert(schema.interaction).values({
        sourceId,
        externalId: `V-${index}`,
        status: random() < 0.9 ? "live" : random() < 0.5 ? "test" : "spam",
        isDifficult: random() < 0.8,
        customerId: maybe(1 + below(20)),
        contactedAt,
        contactedDay: isDayOnly ? day : null,
        closedAt,
        teamId: maybe(1 + below(3)),
        channelId: maybe(1 + below(2)),
        procedureId: maybe(1 + below(2)),
        severity: maybe(1 + below(4)),
        facet3: maybe(1 + below(2)),
        direction: one("inbound", "outbound", null),
        fault: one("ours", "ours", "customer", null),
        outcome: one("resolved", "alternative_accepted", "unresolved", null),
        wasDesiredOutcomeGranted: one(true, false, null),
        moodStart: one(1, 2, 3, null),
        moodEnd: one(2, 4, 5, null),
        escalationLevel: one(0, 0, 1, null),
        transferCount: one(0, 1, null),
        occurredAt: one(contactedAt - 3 * 86_400_000, contactedAt, null),
        handleMinutes: one(5, 20, null),
        apologyTiming: some("none", "before_facts", "after_facts", null),
        apologyScope: some("fault", "situation", null),
        wasAnnounced: some(true, false, null),
        loopCount: some(0, 0, 1, 3, null),
        storyRestartCount: some(0, 1, null),
        waitMinutes: some(0, 4, 30, null),
        holdMinutes: some(0, 2, null),
        minutesToCalm: some(3, 12, null),
        waitingReason: some("time_zones", "another_team", null),
        createdAt: 0,
        updatedAt: 0,
      });
      for (const causeId of [maybe(1 + below(4)), maybe(5 + below(2), 0.5), maybe(4, 0.2)]) {
        if (causeId) await db.insert(schema.interactionCause).values({ interactionId: index, causeId }).onConflictDoNothing();
      }
      for (const failureId of [maybe(1 + below(4), 0.5), maybe(1 + below(4), 0.1)]) {
        if (failureId) await db.insert(schema.interactionFailure).values({ interactionId: index, failureId }).onConflictDoNothing();
      }
      if (random() < 0.6) {
        const firstDueAt = contactedAt + below(10 * 1440) * 60_000;
        const cancelledBy = maybe((["customer", "us", "duplicate"] as const)[below(3)] ?? "us", 0.2);
        await db.insert(schema.promise).values({
          interactionId: index,
          kind: random() < 0.5 ? "callback" : "refund",
          teamId: maybe(1 + below(3), 0.5),
          madeAt: contactedAt,
          firstDueAt,
          firstDueDay: random() < 0.3 ? Math.floor(firstDueAt / 86_400_000) : null,
          dueAt: firstDueAt,
          doneAt: maybe(firstDueAt + (below(8) - 5) * 86_400_000, 0.6),
          cancelledAt: cancelledBy && firstDueAt + (below(4) - 2) * 86_400_000,
          cancelledBy,
          wasCustomerSatisfied: some(true, false, null),
        });
        promises += 1;
        for (let report = some(0, 0, 1, 2) ?? 0; report > 0; report--) {
          const at = contactedAt + Math.floor(manner() * 8 * 1440) * 60_000;
          await db.insert(schema.progressReport).values({ promiseId: promises, at });
        }
      }
      const valueCents = some(500, 2000, null, null);
      if (valueCents !== undefined && manner() < 0.4)
        await db.insert(schema.gesture).values({ interactionId: index, kind: "voucher", valueCents, currency: some("EUR", "GBP", null) });
      if (closedAt !== null && detail() < 0.2) {
        const at = closedAt + Math.floor(detail() * 10) * 86_400_000;
        await db.insert(schema.interactionEvent).values({ interactionId: index, kind: "reopened", at });
      }
      for (const step of ["Listen", "Interrupt"]) {
        const polarity = step === "Listen" ? "do" : "avoid";
        const observed = one("yes", "no", "not_applicable", null) ?? null;
        if (observed) await db.insert(schema.stepObservation).values({ interactionId: index, position: 1, step, polarity, observed });
      }
      if (closedAt !== null && random() < 0.3) {
        await db.insert(schema.commendation).values({
          interactionId: index,
          receivedAt: closedAt + below(40) * 86_400_000,
          isVerified: random() < 0.9,
          wasSolicited: maybe(random() < 0.5),
        });
      }
    }
    if (hasVolumes) await db.insert(schema.contactVolume).values(volumesOf(await addSource(db, "phone-system"), seededRandom(seed + 2)));
  });
  await workspace.facts.sync();
  return workspace;
}

/** Of six days in seven: not split, split by team, or by team and channel; now and then at two depths. */
function volumesOf(sourceId: number, random: () => number): (typeof schema.contactVolume.$inferInsert)[] {
  const days = Array.from({ length: DAYS }, (_, at) => FIRST_DAY + at).filter((day) => day % 7 !== 0);
  return days.flatMap((day) => {
    const splits: { teamId: number | null; channelId: number | null }[][] = [
      [{ teamId: null, channelId: null }],
      [1, 2, 3].map((teamId) => ({ teamId, channelId: null })),
      [1, 2, 3].flatMap((teamId) => [1, 2].map((channelId) => ({ teamId, channelId }))),
    ];
    const depths = random() < 0.2 ? [0, 1] : [day % 3];
    return depths
      .flatMap((depth) => splits[depth] ?? [])
      .map((split) => ({
        sourceId,
        day,
        ...split,
        key: `${day} ${split.teamId} ${split.channelId}`,
        contacts: 5 + Math.floor(random() * 40),
      }));
  });
}
