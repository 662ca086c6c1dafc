import type { NextRequest } from "next/server";
import { refusalOf } from "@/lib/access/refusal";
import { environment } from "@/lib/env";

/**
 * Refuses early what `actingFor` would refuse at the data: a foreign Host, or a change sent by a foreign page.
 * Nothing relies on this; it keeps such requests from reaching pages at all.
 */
export function proxy(request: NextRequest): Response | undefined {
  const refusal = refusalOf(request, environment().hosts);
  if (!refusal) return undefined;
  const { code, status, field, message } = refusal;
  if (request.nextUrl.pathname.startsWith("/api/")) return Response.json({ error: { code, message, field } }, { status });
  return new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** Uploads stay out: behind a proxy, Next cuts request bodies at 10 MiB. That route asks `actingFor` itself, as all do. */
export const config = { matcher: "/((?!api/imports|_next/static/).*)" };
