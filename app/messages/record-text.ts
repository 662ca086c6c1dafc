import type { Widen } from "@/app/messages/en";
import { records } from "@/app/messages/en/records";

/** Words of the pages that show the record, apart from those that every page says. */
export const recordText: Widen<typeof records> = records;
