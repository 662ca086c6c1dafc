import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "@/lib/access/actor";

/** The answer that is being made: what its line in the log begins with. */
interface UnderWay {
  /** Its name in the policy. */
  route: string;
  /** Milliseconds of this process. */
  begunAt: number;
  actor?: Actor["kind"];
}

/** From here on, what this request does is told as being of the route. */
export function beginAnswer(route: string): void {
  underWay.enterWith({ route, begunAt: performance.now() });
}

export function noteActor(actor: Actor["kind"]): void {
  const current = underWay.getStore();
  if (current) current.actor = actor;
}

/** What the log says of the request that is being answered; nothing where nobody has entered. */
export function answerUnderWay(): { route?: string; actor?: Actor["kind"]; ms?: number } {
  const current = underWay.getStore();
  if (!current) return {};
  const { begunAt, ...told } = current;
  return { ...told, ms: Math.round(performance.now() - begunAt) };
}

const underWay = new AsyncLocalStorage<UnderWay>();
