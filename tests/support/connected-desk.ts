import { afterEach, beforeEach, vi } from "vitest";
import { senderActor } from "@/lib/access/actor";
import { createConnector } from "@/lib/connectors/connectors";
import type { Vendor } from "@/lib/connectors/desk";
import { pull } from "@/lib/connectors/pull";
import { type Act, fakeDesk } from "@/tests/support/fake-desk";
import { freshRecord } from "@/tests/support/record";
import { ownerActor } from "@/tests/support/signed-in";

/** 2026-04-01T00:00:00Z. */
export const NOW = 1_775_001_600_000;

/** Help desks on this machine may be asked by the tests of this file. */
export function allowPrivate(): void {
  beforeEach(() => {
    vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.1");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
}

/** A clock that only moves when somebody sleeps, and remembers how long. */
function patience() {
  const slept: number[] = [];
  let now = NOW;
  return {
    slept,
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

/** A record with a connector to a help desk that acts like this. */
export async function connected(acts: Act[], vendor: Vendor = "zendesk") {
  const desk = await fakeDesk(acts);
  const record = await freshRecord();
  const { id, code } = await createConnector(
    record,
    ownerActor(),
    { name: "Our desk", vendor, address: desk.address, email: "robin@example.com", token: "t0ken", everyMinutes: 15, since: 1000 },
    NOW,
  );
  const waiting = patience();
  return { desk, record, id, code, waiting, run: () => pull(record, senderActor("desk"), id, waiting) };
}
