/** How a view can be handed out as a file. */
export type FileFormat = "csv" | "xlsx";

/** The address of a view as a file. A program that names no period means all time; a page's file means what the page shows. */
export function fileHref(path: string, query: string, own: Iterable<[string, string]> = []): string {
  const params = new URLSearchParams([...new URLSearchParams(query), ...own]);
  if (!params.has("period")) params.set("period", "auto");
  return withFormat(`${path}?${params}`, "csv");
}

/** The same file in another format. */
export function withFormat(href: string, format: FileFormat): string {
  const [path, query] = href.split("?");
  const params = new URLSearchParams(query);
  params.set("format", format);
  params.sort();
  return `${path}?${params}`;
}

/** The same file for people outside: small counts held back. */
export function forOutside(href: string): string {
  return `${href}&external=1`;
}
