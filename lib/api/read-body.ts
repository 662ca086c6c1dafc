import { BadRequestError } from "@/lib/api/problems";

/** How much one request may hold. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Nothing that is taken here is nested deeper than this. */
const DEEPEST = 16;

/** A body as it came, for telling whether it came before, and what it says. */
export interface Body {
  bytes: Uint8Array;
  value: unknown;
}

/**
 * Reads the body of a request, never more of it than may be sent.
 * @throws BadRequestError 415 when it is not JSON by its header, 413 when it is too large, 400 when it is no JSON
 */
export async function readBody(request: Request): Promise<Body> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new BadRequestError("bad_content_type", 415, "The body must be JSON, sent with Content-Type: application/json", "Content-Type");
  }
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLarge();
  const bytes = await bytesOf(request);
  return { bytes, value: jsonOf(bytes) };
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next?.value) break;
    length += next.value.byteLength;
    if (length > MOST_BYTES) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

function jsonOf(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadRequestError("bad_json", 400, "The body must be UTF-8");
  }
  if (isDeeperThan(text, DEEPEST))
    throw new BadRequestError("too_deep", 400, `The body is nested deeper than ${DEEPEST} levels; nothing here is`);
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequestError("bad_json", 400, "The body is not one JSON value; check quotes, commas and brackets");
  }
}

/** Looks at brackets outside of texts only: quick, and before anything is made of them. */
function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isText) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) isText = false;
    } else if (code === QUOTE) isText = true;
    else if (OPENING.has(code)) depth++;
    else if (CLOSING.has(code)) depth--;
    if (depth > most) return true;
  }
  return false;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

function tooLarge(): BadRequestError {
  return new BadRequestError("too_large", 413, "The body is larger than 10 MiB; send fewer items at a time");
}
