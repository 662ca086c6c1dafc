import type { Db } from "@/db/client";
import { BadFilterError } from "@/lib/errors";
import { workspaceSettings } from "@/lib/settings";

/**
 * What the parameter `external` of a file asks for: with 1 it is for people outside, and small counts are held back.
 * @returns from which count on numbers are shown; null where the file is for somebody who may see the rows
 * @throws BadFilterError when it is anything but 1
 */
export async function externalOf(db: Db, params: URLSearchParams): Promise<number | null> {
  const asked = params.get("external");
  if (asked === null) return null;
  if (asked !== "1") throw new BadFilterError("external", `external can only be 1; got "${asked.slice(0, 40)}"`);
  return (await workspaceSettings(db)).smallCells;
}
