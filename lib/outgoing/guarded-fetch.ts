import { lookup as lookUp } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { DebriefError } from "@/lib/errors";
import { isInside, isLoopback } from "@/lib/outgoing/inside-addresses";
import { isNamed, type PrivateTarget, privateTargets } from "@/lib/outgoing/private-targets";

/** Where a request goes, resolved once: the connection goes to this very address, whatever its name becomes. */
export interface Target {
  url: URL;
  address: string;
  family: 4 | 6;
}

/** What is sent, and how much of an answer is waited for. */
export interface GuardedRequest {
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
  /** The largest answer, in bytes. */
  maxBytes: number;
  signal?: AbortSignal | undefined;
}

export interface GuardedAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** How names become addresses, where that is not the machine's own way. */
export type Lookup = (hostname: string) => Promise<readonly { address: string; family: number }[]>;

export interface GuardOptions {
  /** Default: what the setting ALLOW_PRIVATE_TARGETS says. */
  allowed?: readonly PrivateTarget[];
  lookup?: Lookup;
}

/** An address that no request goes to. The message says what would be right. */
export class RefusedTargetError extends DebriefError {
  constructor(message: string, code = "refused_target", status = 400) {
    super(code, status, message, "url");
  }
}

/** The answer did not come, or not whole: asked again, it may. */
export class NoAnswerError extends Error {
  override name = "NoAnswerError";
}

/** The answer is larger than it may be: asked again, it will be too. */
export class AnswerTooLargeError extends Error {
  override name = "AnswerTooLargeError";
}

/**
 * Asks an address outside once. Redirects are answers like others: they are not followed.
 * @throws RefusedTargetError, NoAnswerError, AnswerTooLargeError
 */
export async function guardedFetch(address: string, request: GuardedRequest, options: GuardOptions = {}): Promise<GuardedAnswer> {
  return askTarget(await resolveTarget(address, options), request);
}

/**
 * Resolves the name of an address once, and refuses what leads into one's own network unless the setting names it.
 * @throws RefusedTargetError
 */
export async function resolveTarget(
  address: string,
  { allowed = privateTargets(), lookup = everyAddress }: GuardOptions = {},
): Promise<Target> {
  const url = parseTarget(address, allowed);
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const found = await lookup(hostname).catch(() => []);
  const [first] = found;
  if (!first) throw new RefusedTargetError(`The name ${hostname} is not known. Is the address written rightly?`, "unknown_host", 502);
  const isAllowed = isNamed(url, allowed);
  if (!isAllowed && found.some((each) => isInside(each.address)))
    throw new RefusedTargetError(
      `address leads into a private network (${hostname}); that is only allowed where the server is started with ALLOW_PRIVATE_TARGETS naming it`,
    );
  if (url.protocol === "http:" && !found.every((each) => isLoopback(each.address)))
    throw new RefusedTargetError(`address must begin with https://: ${hostname} is not this machine`);
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

/** Reads an address as it may be asked: https, or http for a host that the setting names. @throws RefusedTargetError */
export function parseTarget(address: string, allowed: readonly PrivateTarget[] = privateTargets()): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.hostname === "" || url.username !== "" || url.password !== "")
    throw new RefusedTargetError("address must be one such as https://example.com/hook, without a name or password in it");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isNamed(url, allowed)))
    throw new RefusedTargetError("address must begin with https://");
  return url;
}

/** Asks where the name was resolved to. What is compressed is not asked for, so that an answer is as large as it says. */
export function askTarget({ url, address, family }: Target, request: GuardedRequest): Promise<GuardedAnswer> {
  const isSecure = url.protocol === "https:";
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const tooLong = AbortSignal.timeout(request.timeoutMs);
  return new Promise((resolve, reject) => {
    const lost = (error: Error) =>
      reject(new NoAnswerError(tooLong.aborted ? `no answer within ${request.timeoutMs / 1000} seconds` : error.message));
    const asking = (isSecure ? requestHttps : requestHttp)(
      {
        host: address,
        family,
        port: url.port || (isSecure ? 443 : 80),
        // The certificate is the name's, not the address's.
        ...(isSecure && isIP(hostname) === 0 && { servername: hostname }),
        path: `${url.pathname}${url.search}`,
        method: request.method,
        agent: false,
        signal: request.signal ? AbortSignal.any([request.signal, tooLong]) : tooLong,
        headers: {
          ...request.headers,
          ...(request.body !== undefined && { "content-length": String(Buffer.byteLength(request.body)) }),
          host: url.host,
          "accept-encoding": "identity",
          "user-agent": "Debrief",
        },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        let bytes = 0;
        answer.on("data", (piece: Buffer) => {
          bytes += piece.length;
          if (bytes <= request.maxBytes) return pieces.push(piece);
          reject(new AnswerTooLargeError(`its answer is larger than ${request.maxBytes} bytes`));
          return asking.destroy();
        });
        answer.on("error", lost);
        answer.on("aborted", () => lost(new Error("the connection was lost in the middle of an answer")));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: plainHeaders(answer.headers), body: Buffer.concat(pieces).toString("utf8") }),
        );
      },
    );
    asking.on("error", lost);
    asking.end(request.body);
  });
}

const everyAddress: Lookup = (hostname) => lookUp(hostname, { all: true, verbatim: true });

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? "")]));
}
