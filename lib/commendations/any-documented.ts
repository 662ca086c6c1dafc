import { sql } from "drizzle-orm";
import { factCommendation } from "@/db/facts/tables";
import type { Asked } from "@/lib/metrics/ask";

/** Whether the workspace holds any commendation at all, of any time: none documented is not the same as none earned. */
export async function isAnyDocumented({ reader }: Pick<Asked, "reader">): Promise<boolean> {
  return (await reader.all(sql`select 1 as found from ${factCommendation} limit 1`)).length > 0;
}
