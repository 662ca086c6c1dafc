/**
 * The addresses that a request may have been sent to, for senders that sign theirs: behind a proxy, this server is asked
 * under another one. A wrong one fits no signature, so it does no harm to try what headers claim.
 * @param hosts the names of the setting HOST
 */
export function urisOf(
  { url, headers }: { url: string; headers: { get(name: string): string | null } },
  hosts: readonly string[],
): string[] {
  const { pathname, search } = new URL(url);
  const names = [headers.get("x-forwarded-host"), headers.get("host"), ...hosts].filter((name) => name !== null && NAME.test(name));
  return [...new Set(names)]
    .slice(0, MOST_NAMES)
    .flatMap((name) => ["https", "http"].map((protocol) => `${protocol}://${name}${pathname}${search}`));
}

const NAME = /^[a-z0-9.:[\]_-]{1,255}$/i;
const MOST_NAMES = 5;
