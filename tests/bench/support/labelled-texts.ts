import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { RecordStore } from "@/db/client";
import { interaction } from "@/db/schema";
import { realFile } from "@/tests/support/real-data";

/** A text and what people said it is about. */
export interface Labelled {
  label: string;
  text: string;
}

/** Public files whose texts were labelled by hand; none where they do not lie beside the project. */
export function labelledFiles(): { name: string; texts: Labelled[] }[] {
  const airline = texts("us_airline_tweets_us_dates.csv", "latin1", "negativereason", "text");
  const cfpb = texts("cfpb_sample_2020.csv", "utf8", "Issue", "Consumer complaint narrative");
  return [
    // "Can't Tell" is no cause.
    { name: "airline tweets by cause", texts: airline.filter(({ label }) => label !== "Can't Tell") },
    { name: "CFPB narratives by issue", texts: cfpb },
  ].filter((file) => file.texts.length > 0);
}

function texts(file: string, encoding: BufferEncoding, label: string, text: string): Labelled[] {
  const path = realFile(file);
  if (path === null) return [];
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, encoding), { header: true, skipEmptyLines: true });
  return data.flatMap((row) => (row[label]?.trim() && row[text]?.trim() ? [{ label: row[label].trim(), text: row[text] }] : []));
}

const WRITTEN_AT_ONCE = 100;

/** Writes each text as a difficult interaction of a customer of its own; ids are their places plus 1. */
export async function writeLabelled(record: RecordStore, labelled: readonly Labelled[], now: number): Promise<void> {
  const customers = record.sqlite?.write.prepare<[string]>("insert into customer (key, is_shared) values (?, 0)");
  await record.tx(async (db) => {
    for (let from = 0; from < labelled.length; from += WRITTEN_AT_ONCE) {
      const some = labelled.slice(from, from + WRITTEN_AT_ONCE);
      for (const [index] of some.entries()) customers?.run(`c${from + index}`);
      const rows = some.map(({ text }, index) => {
        const at = now - (labelled.length - from - index) * 60_000;
        const place = from + index + 1;
        return {
          sourceId: 1,
          externalId: `t${place}`,
          isDifficult: true,
          customerId: place,
          contactedAt: at,
          narrative: text,
          createdAt: at,
          updatedAt: at,
        };
      });
      await db.insert(interaction).values(rows);
    }
  });
}
