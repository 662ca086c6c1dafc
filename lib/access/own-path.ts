/**
 * Where to go after signing in, when it is a place of this server; else the first page. An address that could lead
 * elsewhere ("//host", "/\host", one with a scheme, one that only turns into such) is none of ours.
 */
export function ownPath(next: string | null | undefined): string {
  if (!next || next.length > 2000 || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return "/";
  const base = "http://here.invalid";
  const address = URL.canParse(next, base) ? new URL(next, base) : null;
  if (address?.origin !== base || address.pathname.startsWith("//") || address.pathname.startsWith("/api/")) return "/";
  return `${address.pathname}${address.search}${address.hash}`;
}
