import { createHash } from "node:crypto";

/**
 * The code of a name: lower-case ASCII words with hyphens, the same for every spelling that differs only in case, spaces
 * or punctuation. Names that would lose what tells them apart ("C" and "C++", other scripts, very long ones) end in
 * six digits of their own digest, so that the code never depends on which of them came first.
 */
export function slug(name: string, longest = 80): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  const words = plain
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (words !== "" && words.length <= longest && !LOSES_SENSE.test(plain)) return words;
  const digest = createHash("sha256").update(plain).digest("hex").slice(0, 6);
  return words === "" ? digest : `${words.slice(0, longest - 7).replace(/-$/, "")}-${digest}`;
}

/** A code that nothing has yet: "billing", "billing-2", "billing-3" … */
export function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  let code = wanted;
  for (let next = 2; taken.has(code); next += 1) code = `${wanted}-${next}`;
  return code;
}

/** Letters and digits outside a–z and 0–9, and signs that are more than punctuation. */
const LOSES_SENSE = /[^\p{ASCII}\p{P}\p{Z}]|[+#%$*<>=@~^]/u;
