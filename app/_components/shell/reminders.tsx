"use client";

import { createContext, type ReactNode, use } from "react";

/** Says to the rail how many reminders of the person who looks have come, once that is known. */
export function RemindersOf({ count, children }: { count: Promise<number>; children: ReactNode }) {
  return <Reminders value={count}>{children}</Reminders>;
}

/** How many have come. Waits until it is known, so call it inside Suspense; outside of RemindersOf there are none. */
export function useReminders(): number {
  const count = use(Reminders);
  return count === null ? 0 : use(count);
}

const Reminders = createContext<Promise<number> | null>(null);
