import type { Widen } from "@/app/messages/en";
import { door } from "@/app/messages/en/door";

/** Words of the pages that can be read without having signed in. */
export const doorText: Widen<typeof door> = door;
