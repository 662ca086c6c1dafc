import { type AnyColumn, asc, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { stepKey } from "@/db/facts/step-key";
import { factGesture, factInteraction, factStep } from "@/db/facts/tables";
import { APOLOGY_SCOPES, APOLOGY_TIMINGS, gesture } from "@/db/schema";
import { anyPromise, brokenPromise, missedPromise, openPromise, type PromiseClock } from "@/lib/metrics/promise-conditions";
import { int, ints } from "@/lib/metrics/where";

/*
 * Rows of interactions that have something beside what they are filtered and split by: how their promises went, a gesture,
 * an apology, a step, a stratum. One text says which, on the page that counts them and in the address that opens them.
 */

/** How the promises of an interaction went: each interaction is in one of the first five; "broken" is late or missed. */
export const PROMISE_CLASSES = ["missed", "late", "open", "kept", "none"] as const;

export type Having =
  | { of: "promises"; how: (typeof PROMISE_CLASSES)[number] | "broken" }
  | { of: "gesture"; how: "given" | "none" }
  | { of: "kind"; key: number }
  | { of: "apology"; timing: number; scope: number }
  | { of: "step"; key: number; how: "yes" | "no" }
  | { of: "stratum"; cause: number; severity: number };

/** What a text such as `promises.kept` or `step.123.yes` stands for; null when it stands for nothing. */
export function parseHaving(text: string): Having | null {
  const [of, first = "", second = "", ...rest] = text.split(".");
  if (rest.length > 0) return null;
  if (of === "promises" && second === "") {
    const how = [...PROMISE_CLASSES, "broken" as const].find((each) => each === first);
    return how ? { of, how } : null;
  }
  if (of === "gesture" && second === "") return first === "given" || first === "none" ? { of, how: first } : null;
  const [a, b] = [numberOf(first), numberOf(second)];
  if (of === "kind" && second === "") return a === null ? null : { of, key: a };
  if (of === "step" && a !== null && (second === "yes" || second === "no")) return { of, key: a, how: second };
  if (a === null || b === null) return null;
  if (of === "apology" && a <= APOLOGY_TIMINGS.length && b <= APOLOGY_SCOPES.length) return { of, timing: a, scope: b };
  if (of === "stratum") return { of, cause: a, severity: b };
  return null;
}

/** The same as a text. */
export function havingText(having: Having): string {
  switch (having.of) {
    case "promises":
    case "gesture":
      return `${having.of}.${having.how}`;
    case "kind":
      return `kind.${having.key}`;
    case "apology":
      return `apology.${having.timing}.${having.scope}`;
    case "step":
      return `step.${having.key}.${having.how}`;
    case "stratum":
      return `stratum.${having.cause}.${having.severity}`;
  }
}

/**
 * The rows of interactions that have it.
 * @param gestures of a kind: the ids of the gestures that are of it, which the record alone knows (`gesturesOfKinds`)
 */
export function havingCondition(having: Having, clock: PromiseClock, gestures: readonly number[] = []): (interactionId: AnyColumn) => SQL {
  return (id) => {
    switch (having.of) {
      case "promises":
        return promisesCondition(having.how, id, clock);
      case "gesture": {
        const given = sql`(select ${factGesture.interactionId} from ${factGesture})`;
        return having.how === "given" ? sql`${id} in ${given}` : sql`${id} not in ${given}`;
      }
      case "kind":
        return gestures.length === 0
          ? sql`false`
          : sql`${id} in (select ${factGesture.interactionId} from ${factGesture} where ${factGesture.gestureId} in (${ints([...gestures])}))`;
      case "apology":
        return among(
          id,
          sql`${factInteraction.apologyTiming} = ${int(having.timing)} and ${factInteraction.apologyScope} = ${int(having.scope)}`,
        );
      case "step": {
        const observed = (adherent: number) =>
          sql`(select ${factStep.interactionId} from ${factStep} where ${factStep.step} = ${int(having.key)} and ${factStep.adherent} = ${int(adherent)})`;
        return having.how === "yes" ? sql`${id} in ${observed(1)}` : sql`(${id} in ${observed(0)} and ${id} not in ${observed(1)})`;
      }
      case "stratum":
        return among(
          id,
          sql`${factInteraction.primaryCause} = ${int(having.cause)} and ${factInteraction.severity} = ${int(having.severity)}`,
        );
    }
  };
}

/** The gestures of each kind by its key, whatever case and space around them its words have. */
export async function gesturesOfKinds(db: Db): Promise<Map<number, { kind: string; ids: number[] }>> {
  const kinds = new Map<number, { kind: string; ids: number[] }>();
  for (const { id, kind } of await db.select({ id: gesture.id, kind: gesture.kind }).from(gesture).orderBy(asc(gesture.id))) {
    const known = kinds.get(stepKey(kind)) ?? { kind, ids: [] };
    known.ids.push(id);
    kinds.set(stepKey(kind), known);
  }
  return kinds;
}

function promisesCondition(how: Extract<Having, { of: "promises" }>["how"], id: AnyColumn, clock: PromiseClock): SQL {
  const [missed, broken, open] = [missedPromise(id, clock), brokenPromise(id, clock), openPromise(id, clock)];
  if (how === "missed") return missed;
  if (how === "late") return sql`(${broken} and not ${missed})`;
  if (how === "broken") return broken;
  if (how === "open") return sql`(${open} and not ${broken})`;
  const any = anyPromise(id, clock);
  return how === "none" ? sql`not ${any}` : sql`(${any} and not ${broken} and not ${open})`;
}

function among(id: AnyColumn, condition: SQL): SQL {
  return sql`${id} in (select ${factInteraction.interactionId} from ${factInteraction} where ${condition})`;
}

function numberOf(text: string): number | null {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}
