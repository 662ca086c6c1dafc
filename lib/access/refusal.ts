import { environment } from "@/lib/env";
import { ForbiddenError } from "@/lib/errors";

/** The part of a request that decides who is asking; a Request, or a page's `headers()` with its method. */
export interface AskedRequest {
  headers: { get(name: string): string | null };
  method: string;
}

/** Why a request is not answered: a code for programs, a sentence for people, the header that was wrong. */
export interface Refusal {
  code: "foreign_host" | "foreign_origin";
  status: 421 | 403;
  field: "Host" | "Origin";
  message: string;
}

/**
 * A server on this machine can be driven by any web page its user opens: by a name that points here (DNS rebinding,
 * which shows in Host), or by a form or script that sends something (which shows in Origin and Sec-Fetch-Site).
 * @param hosts the names of the setting HOST, lower case, under which this server may be reached besides this machine's own.
 */
export function refusalOf(request: AskedRequest, hosts: readonly string[]): Refusal | null {
  const host = request.headers.get("host");
  if (!isOwnName(nameOf(host), hosts)) {
    return {
      code: "foreign_host",
      status: 421,
      field: "Host",
      message:
        `This server answers as localhost, 127.0.0.1 or [::1]${hosts.map((name) => ` or ${name}`).join("")}, not as ${quoted(host)}. ` +
        "To reach it under another name, start it with HOST set to that name.",
    };
  }
  if (READING.has(request.method) || carriesKey(request) || !isForeign(request, host, hosts)) return null;
  return {
    code: "foreign_origin",
    status: 403,
    field: "Origin",
    message: `Only Debrief's own pages may change something here; this request came from ${quoted(request.headers.get("origin") ?? "another site")}.`,
  };
}

/** @throws ForbiddenError when another site is driving this server. */
export function refuseForeign(request: AskedRequest): void {
  const refusal = refusalOf(request, environment().hosts);
  if (refusal) throw new ForbiddenError(refusal.message, refusal.field, refusal.code, refusal.status);
}

/**
 * Whether a program shows one of our keys. No page of another site can make a browser send one, so where it comes from
 * says nothing; whoever takes a key for an answer asks whether it is known (acting-for-key.ts).
 */
export function carriesKey(request: AskedRequest): boolean {
  return /^bearer\s+dbk_/i.test(request.headers.get("authorization") ?? "");
}

const READING = new Set(["GET", "HEAD"]);
const OWN_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** "LocalHost:3000" → "localhost"; null when it is no host name at all. */
function nameOf(host: string | null): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.exec(host ?? "");
  return match?.[1]?.toLowerCase() ?? null;
}

function isOwnName(name: string | null, hosts: readonly string[]): boolean {
  return name !== null && (OWN_NAMES.has(name) || hosts.includes(name));
}

// Programs such as curl send neither header and are let through: they are not a browser somebody else can drive.
function isForeign(request: AskedRequest, host: string | null, hosts: readonly string[]): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  const origin = request.headers.get("origin");
  return origin !== null && !isOwnOrigin(origin, host, hosts);
}

// Another port of this machine is another site. Behind a reverse proxy Host may be this machine's while the browser
// was on HOST, so an origin under HOST is our own on any port.
function isOwnOrigin(origin: string, host: string | null, hosts: readonly string[]): boolean {
  const address = /^https?:\/\/([^/]+)$/i.exec(origin)?.[1]?.toLowerCase();
  if (address === undefined) return false;
  return address === host?.toLowerCase() || hosts.includes(nameOf(address) ?? "");
}

function quoted(value: string | null): string {
  if (value === null) return "no name at all";
  return `"${value.replace(/[^\x20-\x7e]/g, "?").slice(0, 100)}"`;
}
