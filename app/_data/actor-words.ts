import { recordText } from "@/app/messages/record-text";
import type { ActorNames } from "@/lib/access/actor-names";

/** Who did something, in words: a user's name, a program's, or what else acts here. */
export function actorWords(actor: string, names: ActorNames): string {
  const words = recordText.actors;
  const name = names[actor];
  if (actor.startsWith("user:")) return name ?? words.former;
  if (actor.startsWith("key:")) return name === undefined ? words.formerProgram : words.program(name);
  return words.others[actor] ?? actor;
}
