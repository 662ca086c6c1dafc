/** The address of a view as a file. A program that names no period means all time; a page's file means what the page shows. */
export function fileHref(path: string, query: string, own: Iterable<[string, string]> = []): string {
  const params = new URLSearchParams([...new URLSearchParams(query), ...own]);
  if (!params.has("period")) params.set("period", "auto");
  params.set("format", "csv");
  params.sort();
  return `${path}?${params}`;
}
