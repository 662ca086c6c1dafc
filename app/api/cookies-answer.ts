/** An answer without a body that sets, or takes away, cookies. */
export function cookiesAnswer(cookies: readonly string[], status: 202 | 204 | 303 = 204, location?: string): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (location !== undefined) headers.set("location", location);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status, headers });
}

/** Done, with nothing to say. */
export function doneAnswer(): Response {
  return cookiesAnswer([]);
}
