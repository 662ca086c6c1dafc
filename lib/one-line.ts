/** A text as one line: line ends, other control characters and those that turn the direction of what follows become spaces. */
export function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, " ")
    .trim();
}
