import type { Random } from "@/lib/sample/random";

/**
 * Fills in a template: of `{this|that}` one is picked, `$name` becomes what the case calls it. Alternatives do not nest.
 */
export function phrase(random: Random, template: string, names: Readonly<Record<string, string>>): string {
  return partsOf(template)
    .map((part) => (typeof part === "string" ? part : random.pick(part)))
    .join("")
    .replace(/\$([a-z]+)/g, (written, name: string) => names[name] ?? written);
}

/** Sentences put together as a text. */
export function paragraph(random: Random, templates: readonly string[], names: Readonly<Record<string, string>>): string {
  return templates.map((template) => phrase(random, template, names)).join(" ");
}

const parsed = new Map<string, (string | string[])[]>();

/** Plain text and lists of alternatives, in turn. */
function partsOf(template: string): (string | string[])[] {
  const known = parsed.get(template);
  if (known) return known;
  const parts = template.split(/\{([^{}]*)\}/).map((part, at) => (at % 2 === 0 ? part : part.split("|")));
  parsed.set(template, parts);
  return parts;
}
