import type { RecordStore } from "@/db/client";
import { compareFacts, type Difference } from "@/db/facts/compare";
import type { Facts } from "@/db/facts/duckdb";
import { checkRecord } from "@/db/integrity";
import { searchIndexOf } from "@/db/search/search-index";
import type { AuditHead } from "@/lib/audit/chain";
import { verifyAudit } from "@/lib/audit/verify-audit";

/** Something that must not be, in a sentence for the operator. */
export interface Finding {
  /** The record is what was documented; the facts are what is counted from it, the search what is found in it, the audit who changed it. */
  area: "record" | "facts" | "search" | "audit";
  message: string;
}

/**
 * Checks that the record is whole and that every number rests on it: the facts are compared, row by row, with a derivation
 * of the whole record made for this check, the search index with the texts, and the audit with its seals. No finding: all is well.
 * @param auditHead a head of the audit that was written down elsewhere
 */
export async function verifyWorkspace(record: RecordStore, facts: Facts, auditHead?: AuditHead): Promise<Finding[]> {
  const broken = await checkRecord(record);
  const differences = await compareFacts(record, facts);
  const audit = await verifyAudit(record, auditHead);
  const index = searchIndexOf(record);
  await index.catchUp();
  const shown = differences.slice(0, SHOWN).map(sentence);
  const more = differences.length - shown.length;
  return [
    ...broken.map((message): Finding => ({ area: "record", message })),
    ...shown.map((message): Finding => ({ area: "facts", message })),
    ...(more > 0 ? [{ area: "facts" as const, message: `${more} more rows of the facts differ from the record.` }] : []),
    ...(await index.verify()).map((message): Finding => ({ area: "search", message })),
    ...audit.findings.map((message): Finding => ({ area: "audit", message })),
  ];
}

const SHOWN = 50;

function sentence({ table, interactionId, kind, row }: Difference): string {
  if (table === "fact_volume")
    return `${table} ${kind === "missing" ? "is missing a contact volume" : "has a contact volume too many"}: ${row}`;
  const how = kind === "missing" ? "is missing a row" : "has a row too many";
  return `${table} ${how} of interaction ${interactionId}: ${row}`;
}
