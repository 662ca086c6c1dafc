import type { NextRequest } from "next/server";
import { refusalOf } from "@/lib/access/refusal";
import { environment } from "@/lib/env";

/**
 * Refuses early what `actingFor` would refuse at the data: a foreign Host, or a change sent by a foreign page. An address
 * that cannot be decoded is refused here too.
 * Nothing relies on this; it keeps such requests from reaching pages at all.
 */
export function proxy(request: NextRequest): Response | undefined {
  const refusal = refusalOf(request, environment().hosts) ?? malformed(request.nextUrl.pathname);
  if (!refusal) return undefined;
  const { code, status, field, message } = refusal;
  if (request.nextUrl.pathname.startsWith("/api/")) return Response.json({ error: { code, message, field } }, { status });
  return new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** A path that cannot be decoded: Next itself would answer it with 500. */
function malformed(path: string) {
  try {
    decodeURIComponent(path);
    return undefined;
  } catch {
    const message = `The address is not well formed: each % must begin an encoded UTF-8 character, such as %20; got "${path}".`;
    return { code: "bad_address", status: 400, field: "path", message };
  }
}

/**
 * Whoever asks whether the server lives asks nothing else of it, so that question stays out. Uploads and webhooks do: behind a proxy, Next cuts request bodies (see next.config.ts), and what is signed has to
 * arrive untouched. Those routes ask who is acting themselves, as all do.
 */
export const config = { matcher: "/((?!api/health/|api/imports|api/webhooks/|_next/static/).*)" };
