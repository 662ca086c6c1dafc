import type { Actor } from "@/lib/access/actor";

/** The name of a member of staff where an interaction says who handled it: null without the right to know, except of oneself. */
export function staffName(actor: Actor, personId: number | null, name: string | null): string | null {
  return actor.may("read-staff") || (personId !== null && personId === actor.user?.personId) ? name : null;
}
