import { BadFilterError } from "@/lib/errors";

const LONGEST = 500;

/** What stands in a header, percent-encoded; "" when it is not there. @throws BadFilterError */
export function headerText(headers: Pick<Headers, "get">, name: string): string {
  try {
    const text = decodeURIComponent(headers.get(name) ?? "");
    if (text.length <= LONGEST && !text.includes("\0")) return text;
  } catch {
    // Said below.
  }
  throw new BadFilterError(name, `${name} must be percent-encoded text of at most ${LONGEST} characters`);
}
