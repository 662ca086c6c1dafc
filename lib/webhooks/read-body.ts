import { type JsonValue, readJson } from "@/lib/imports/unpacking/json-value";

/** The bytes of a body; null when there are more than allowed. Never more of them are held than that. */
export async function bytesOf(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return Buffer.concat(pieces);
    bytes += value.length;
    if (bytes > most) {
      await reader.cancel();
      return null;
    }
    pieces.push(value);
  }
}

/** The JSON that a body is, or that its form holds as `payload`; undefined when it is none, or is nested too deep. */
export function jsonOf(bytes: Uint8Array, contentType: string | null): JsonValue | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(contentType ?? "");
  const payload = isForm ? new URLSearchParams(text).get("payload") : null;
  return readJson(payload ?? text);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
