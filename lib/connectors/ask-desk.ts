import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { ResolvedDesk } from "@/lib/connectors/desk-address";
import type { ConnectorLimits } from "@/lib/connectors/limits";

/** What a help desk has answered. */
export interface DeskAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
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
 * Asks a help desk once, at the address that its name was resolved to. Redirects are answers like others: they are not
 * followed, so that no credentials go elsewhere. What is compressed is not asked for, so that a page is as large as it says.
 * @throws NoAnswerError, AnswerTooLargeError
 */
export function askDesk(
  { url, address, family }: ResolvedDesk,
  path: string,
  { authorization, limits, signal }: { authorization: string; limits: ConnectorLimits; signal?: AbortSignal | undefined },
): Promise<DeskAnswer> {
  const isSecure = url.protocol === "https:";
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const tooLong = AbortSignal.timeout(limits.answerSeconds * 1000);
  return new Promise((resolve, reject) => {
    const lost = (error: Error) =>
      reject(new NoAnswerError(tooLong.aborted ? `no answer within ${limits.answerSeconds} seconds` : error.message));
    const asking = (isSecure ? requestHttps : requestHttp)(
      {
        host: address,
        family,
        port: url.port || (isSecure ? 443 : 80),
        // The certificate is the name's, not the address's.
        ...(isSecure && isIP(hostname) === 0 && { servername: hostname }),
        path,
        agent: false,
        signal: signal ? AbortSignal.any([signal, tooLong]) : tooLong,
        headers: { host: url.host, authorization, accept: "application/json", "accept-encoding": "identity", "user-agent": "Debrief" },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        let bytes = 0;
        answer.on("data", (piece: Buffer) => {
          bytes += piece.length;
          if (bytes <= limits.pageBytes) return pieces.push(piece);
          reject(new AnswerTooLargeError(`its answer is larger than ${limits.pageBytes} bytes (CONNECTOR_MAX_BYTES)`));
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
    asking.end();
  });
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? "")]));
}
