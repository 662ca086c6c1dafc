import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { interaction } from "@/db/schema";
import type { ImportReport } from "@/lib/imports/import-report";
import { freshRecord } from "@/tests/support/record";
import { importText } from "./import-arrange";
import { importedTickets } from "./imported-tickets";

/** A record with one file of tests/fixtures/vendors in it, imported on 2026-04-01: nobody in it is known by name. */
export async function importedFixture(file: string) {
  const record = await freshRecord();
  const report = await importText(record, readFileSync(`tests/fixtures/vendors/${file}`), { now: () => Date.UTC(2026, 3, 1) });
  const written = JSON.stringify(await record.db.select().from(interaction));
  expect(written).not.toMatch(/Ana|Ruiz|Mara|Tom Berg|Bo Lind|Di Falk|example\.com|desk\.example|1 888|5550100/);
  return { record, report, tickets: await importedTickets(record) };
}

/** Which rows were difficult by which rule. */
export function rulesSaid({ warnings }: ImportReport): string[] {
  return warnings.filter(({ code }) => code === "difficult_by_rule").map(({ message }) => message);
}
