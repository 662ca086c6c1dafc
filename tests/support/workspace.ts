import { openFacts } from "@/db/facts/duckdb";
import type { Workspace } from "@/lib/workspace";
import { afterAll } from "vitest";
import { freshRecord } from "./record";

/** A new empty workspace whose facts are in memory; write through `record.tx`, then `facts.sync()`. */
export async function freshWorkspace(): Promise<Workspace> {
  const record = await freshRecord();
  const facts = await openFacts(record, { path: ":memory:" });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await facts.close();
    await record.close();
  };
  afterAll(close);
  return { record, facts, close };
}
