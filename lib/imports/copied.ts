/** A text to be remembered: a part of a string keeps the whole of it in memory, here a piece of the file. */
export function copied(text: string): string {
  return Buffer.from(text).toString();
}
