"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { QueueRow } from "@/lib/promises/queue-rows";
import type { Queue } from "@/lib/promises/read-queue";

/**
 * The queue as it was when somebody began to change it, with what they have changed since; from the server again once they
 * have left the page, or something was refused because others had changed it.
 */
export function useHeld(fresh: Queue) {
  const [held, setHeld] = useState<Queue | null>(null);
  const [changed, setChanged] = useState<ReadonlyMap<number, QueueRow>>(new Map());
  const release = useCallback(() => {
    setHeld(null);
    setChanged(new Map());
  }, []);
  const change = (rows: readonly QueueRow[]) => {
    setHeld((before) => before ?? fresh);
    setChanged((all) => new Map([...all, ...rows.map((row) => [row.id, row] as const)]));
  };
  const wasLeft = useRef(false);
  // A page that was left stays in the document, hidden, and its effects end until it is shown again.
  useEffect(() => {
    if (wasLeft.current) release();
    wasLeft.current = false;
    return () => {
      wasLeft.current = true;
    };
  }, [release]);
  return { queue: held ?? fresh, changed, change, release };
}

/** The time, as it goes on. */
export function useNow(from: number): number {
  const [now, setNow] = useState(from);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, from);
}
