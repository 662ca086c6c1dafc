import { sql } from "drizzle-orm";
import { factCommendation } from "@/db/facts/tables";
import type { Asked } from "@/lib/metrics/ask";
import { onSide } from "@/lib/metrics/where";

/** Whether the workspace holds any commendation at all, of any time: none documented is not the same as none earned. */
export async function isAnyDocumented({ reader, codes }: Pick<Asked, "reader" | "codes">): Promise<boolean> {
  return (
    (await reader.all(sql`select 1 as found from ${factCommendation} where ${onSide(factCommendation, codes) ?? sql`true`} limit 1`))
      .length > 0
  );
}
