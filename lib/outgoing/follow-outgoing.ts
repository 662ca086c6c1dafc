import type { RecordStore } from "@/db/client";
import { sendDue } from "@/lib/outgoing/deliveries";
import { repeat } from "@/lib/repeat";

/** Tells addresses outside what they are to be told. Call it once, at the start of the server. */
export function followOutgoing(record: RecordStore, onError: (error: unknown) => void): void {
  repeat(LOOK_EVERY_MS, () => sendDue(record, { now: Date.now, random: Math.random }), onError);
}

const LOOK_EVERY_MS = 2000;
