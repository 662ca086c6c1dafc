import { seededRandom } from "@/tests/bench/support/random";
import { ownFile } from "./own-file";

const DAY_MS = 86_400_000;

/**
 * A file in the product's own template that ends today: a year of invented interactions with feelings, failures, promises
 * and commendations, and one week about a hundred days ago that is far out of the ordinary.
 */
export function inventedFile(now = Date.now()): string {
  return ownFile("invented", rows(now));
}

const FAILURES = [
  ["Order confirmation", "wrong_step", "Delivery date promised wrongly"],
  ["Refunds", "circular_dependency", "Refund waits for a second approval"],
  ["Escalation", "missing_step", "No callback after escalation"],
  ["Shipping", "information", "Two order numbers after a split shipment"],
] as const;
const FEELINGS = ["promise broken", "open too long", "not working", "information lost"] as const;

function rows(now: number): Record<string, string>[] {
  const random = seededRandom(11);
  const below = (n: number) => Math.floor(random() * n);
  // The first of a list most often, the last seldom.
  const skewed = <T>(list: readonly T[]) => list[Math.min(list.length - 1, Math.floor(random() ** 2 * list.length))];
  const today = Math.floor(now / DAY_MS);
  const found: Record<string, string>[] = [];
  for (let ago = 364; ago >= 0; ago -= 1) {
    const count = (ago > 98 && ago < 106 ? 9 : 2) + below(2);
    for (let index = 0; index < count; index += 1) {
      const at = (today - ago) * DAY_MS + below(ago === 0 ? 1 : 1440) * 60_000;
      found.push(row(`E-${found.length + 1}`, at, now, { random, below, skewed }));
    }
  }
  return found;
}

interface Dice {
  random: () => number;
  below: (n: number) => number;
  skewed: <T>(list: readonly T[]) => T | undefined;
}

function row(id: string, at: number, now: number, { random, below, skewed }: Dice): Record<string, string> {
  const closed = random() < 0.9 && at + 2 * DAY_MS < now ? at + 2 * DAY_MS : null;
  const failure = random() < 0.7 ? skewed(FAILURES) : undefined;
  const due = random() < 0.5 ? at + (1 + below(5)) * DAY_MS : null;
  const done = due !== null && random() < 0.8 && due < now ? due - 3_600_000 : null;
  const praised = closed !== null && random() < 0.1 && closed + DAY_MS < now ? closed + DAY_MS : null;
  return {
    external_id: id,
    is_difficult: random() < 0.9 ? "yes" : "no",
    customer: random() < 0.9 ? `customer ${below(300)}` : "",
    contacted_at: written(at),
    closed_at: written(closed),
    channel: skewed(["phone", "chat", "e-mail"]) ?? "",
    team: skewed(["Support North", "Support South"]) ?? "",
    product: skewed(["Standard", "Premium"]) ?? "",
    severity: String(1 + below(4)),
    anger_causes: random() < 0.9 ? (skewed(FEELINGS) ?? "") : "",
    failure_procedures: failure?.[0] ?? "",
    failure_modes: failure?.[1] ?? "",
    failure_titles: failure?.[2] ?? "",
    promise_kinds: due === null ? "" : "callback",
    promise_procedures: due === null ? "" : (skewed(["Refunds", "Escalation"]) ?? ""),
    promise_made_at: due === null ? "" : written(at),
    promise_first_due_at: written(due),
    promise_done_at: written(done),
    commendation_received_at: written(praised),
    commendation_verified: praised === null ? "" : "yes",
  };
}

function written(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString();
}
