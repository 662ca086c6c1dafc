import { type NextRequest, NextResponse } from "next/server";
import { refusalOf } from "@/lib/access/refusal";
import { DATA_POLICY, documentPolicy, freshNonce, transportPolicy } from "@/lib/access/security-headers";
import { environment } from "@/lib/env";

/**
 * Refuses early what `enter` would refuse at the data: a foreign Host, or a change sent by a foreign page. An address that
 * cannot be decoded is refused here too, and whatever would change something at a page: pages are read, and there are no
 * actions. Nothing relies on this; it keeps such requests from reaching pages at all.
 * Every document is given a policy with a nonce of its own, which Next and the root layout find in the request.
 */
export function proxy(request: NextRequest): Response {
  const answer = refused(request) ?? passedOn(request);
  const transport = transportPolicy();
  if (transport) answer.headers.set("strict-transport-security", transport);
  return answer;
}

function refused(request: NextRequest): Response | undefined {
  const refusal = refusalOf(request, environment().hosts) ?? malformed(request.nextUrl.pathname) ?? unread(request);
  if (!refusal) return undefined;
  const { code, status, field, message } = refusal;
  const headers = {
    "content-security-policy": DATA_POLICY,
    "cache-control": "no-store",
    ...(status === 405 && { allow: "GET, HEAD" }),
  };
  if (isOfApi(request)) return Response.json({ error: { code, message, field } }, { status, headers });
  return new Response(`${message}\n`, { status, headers: { ...headers, "content-type": "text/plain; charset=utf-8" } });
}

function passedOn(request: NextRequest): Response {
  if (isOfApi(request)) return NextResponse.next();
  const nonce = freshNonce();
  const policy = documentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  return NextResponse.next({ request: { headers }, headers: { "content-security-policy": policy } });
}

function isOfApi(request: NextRequest): boolean {
  return request.nextUrl.pathname.startsWith("/api/");
}

/** Anything but reading, at what is no route of the API: Next would look for an action, or answer as if it had been read. */
function unread(request: NextRequest) {
  if (isOfApi(request) || request.method === "GET" || request.method === "HEAD") return undefined;
  const message = "A page can only be read: send GET or HEAD.";
  return { code: "not_a_method", status: 405, field: "method", message };
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
 * Uploads and webhooks stay out: behind a proxy, Next cuts request bodies (see next.config.ts), and what is signed has to
 * arrive untouched. Those routes ask who is acting themselves, as all do.
 */
export const config = { matcher: "/((?!api/imports|api/webhooks/|_next/static/).*)" };
