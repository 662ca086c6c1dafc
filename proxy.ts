import { type NextRequest, NextResponse } from "next/server";
import { POLICY, type Rule } from "@/lib/access/policy";
import { refusalOf } from "@/lib/access/refusal";
import { DATA_POLICY, documentPolicy, freshNonce, transportPolicy } from "@/lib/access/security-headers";
import { SESSION_COOKIE } from "@/lib/access/session-cookie";
import { environment } from "@/lib/env";

/**
 * Refuses early what `enter` would refuse at the data: a foreign Host, or a change sent by a foreign page. An address that
 * cannot be decoded is refused here too, and whatever would change something at a page: pages are read, and there are no
 * actions. Who has no session at all is led from a page to where they can sign in. Nothing relies on this; it keeps such
 * requests from reaching pages at all.
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
  if (!refusal) return mustSignIn(request) ? toSignIn(request) : undefined;
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

/** A page that is not for anybody, and no cookie that could be that of a session; whether it is one is asked at the data. */
function mustSignIn({ nextUrl: { pathname }, method, cookies }: NextRequest): boolean {
  if (
    method !== "GET" ||
    pathname.startsWith("/api/") ||
    pathname.startsWith("/_next/") ||
    pathname === "/icon.svg" ||
    pathname === "/favicon.ico"
  )
    return false;
  return !cookies.getAll().some(({ name }) => name.endsWith(SESSION_COOKIE)) && !FOR_ANYBODY.some((page) => page.test(pathname));
}

const RULES: [string, Rule][] = Object.entries(POLICY);

/** The pages of the policy that need no session: "/invited/[token]" is /^\/invited\/[^/]+$/. */
const FOR_ANYBODY = RULES.filter(([route, { who }]) => route.startsWith("PAGE ") && who === "anybody").map(
  ([route]) => new RegExp(`^${route.slice("PAGE ".length).replace(/\[[^\]]+\]/g, "[^/]+")}$`),
);

function toSignIn({ nextUrl }: NextRequest): Response {
  const asked = new URL(nextUrl);
  asked.searchParams.delete("_rsc");
  const target = new URL("/sign-in", nextUrl);
  const next = `${asked.pathname}${asked.search}`;
  if (next !== "/") target.searchParams.set("next", next);
  const headers = { location: target.href, "content-security-policy": DATA_POLICY, "cache-control": "no-store" };
  return new Response(null, { status: 307, headers });
}

/**
 * Uploads and webhooks stay out: behind a proxy, Next cuts request bodies (see next.config.ts), and what is signed has to
 * arrive untouched. So does the question whether the server lives, which is to be answered at once. Those routes ask who
 * is acting themselves, as all do.
 */
export const config = { matcher: "/((?!api/health/|api/imports|api/webhooks/|_next/static/).*)" };
