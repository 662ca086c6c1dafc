/** Stands where a text was taken away and numbers need to know that there had been one. */
export const REMOVED_TEXT = "[removed]";
