import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { BadFilterError, BadImportError } from "@/lib/errors";
import { createDraft } from "@/lib/imports/drafts";
import { importLimits } from "@/lib/imports/limits";
import { getImport } from "@/lib/imports/list-imports";
import type { DateOrder } from "@/lib/imports/reading";
import { rejectedFile } from "@/lib/imports/rejected-file";
import { startImport } from "@/lib/imports/start-import";
import { receiveUpload } from "@/lib/imports/uploads";

interface Upload {
  headers: { get(name: string): string | null };
  body: ReadableStream<Uint8Array> | null;
}

/**
 * Takes in a file that is sent as the bare body of a request and starts its import. Headers: `Content-Length`,
 * `x-file-name` (percent-encoded), optionally `x-file-sha256`, `x-import-source` to name the source, `x-import-sheet` to
 * name the sheet of a workbook (both percent-encoded), and `x-import-dates` (dmy or mdy) to say how its dates are written.
 * @returns the id of the import
 * @throws BadImportError 413 when it is too large, 400 when it did not arrive whole or is of no known kind
 */
export async function uploadAndImport(record: RecordStore, actor: Actor, request: Upload): Promise<number> {
  requireRight(actor, "import");
  return startImport(record, actor, await received(record, request));
}

/** Takes in a file in the same way, but only as a draft, to be looked at and committed later. @returns the id of the draft */
export async function uploadDraft(record: RecordStore, actor: Actor, request: Upload): Promise<number> {
  requireRight(actor, "import");
  return createDraft(record, actor, await received(record, request));
}

async function received(record: RecordStore, { headers, body }: Upload) {
  if (body === null) throw new BadImportError("The request has no body: send the file itself, not a form.", undefined, "empty_file");
  const [source, sheet] = ["x-import-source", "x-import-sheet"].map((name) => decoded(headers.get(name))?.trim() || undefined);
  const dates = parseDateOrder(headers.get("x-import-dates"), "x-import-dates");
  const announced = headers.get("content-length");
  const upload = await receiveUpload(record.dataDir, body, importLimits(), {
    bytes: announced === null ? null : Number(announced),
    digest: headers.get("x-file-sha256"),
  });
  return { uploadPath: upload, fileName: fileNameOf(headers.get("x-file-name")), source, sheet, dates };
}

/** What was said about dates beside a file. @throws BadImportError */
export function parseDateOrder(text: string | null | undefined, field: string): DateOrder | undefined {
  if (text === null || text === undefined) return undefined;
  const order = text.trim().toLowerCase();
  if (order === "dmy" || order === "mdy") return order;
  throw new BadImportError(`${field} must be dmy (day first) or mdy (month first); got "${text.slice(0, 40)}".`, field);
}

const MOST_BODY_BYTES = 524_288;

/** The JSON body of a request, an empty one as an empty object. @throws BadImportError when it is too large or no JSON */
export async function jsonBody({ body }: Pick<Upload, "body">): Promise<unknown> {
  const text = await textBody({ body });
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new BadImportError("The body must be JSON.", "body", "bad_body");
  }
}

/** The text of a small body. @throws BadImportError 413 when it is none */
export async function textBody({ body }: Pick<Upload, "body">): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BODY_BYTES) {
      throw new BadImportError(`The body is larger than ${MOST_BODY_BYTES / 1024} KiB.`, "body", "too_large", 413);
    }
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** The id in an address. @throws BadFilterError */
export function parseImportId(text: string): number {
  const parsed = z.coerce.number().int().positive().max(2_147_483_647).safeParse(text);
  if (!parsed.success) throw new BadFilterError("id", `id must be the number of an import; got "${text.slice(0, 40)}"`);
  return parsed.data;
}

/** The page of a list that an address asks for. @throws BadFilterError */
export function parseImportCursor(text: string | null): number | undefined {
  if (text === null) return undefined;
  const parsed = z.coerce.number().int().positive().safeParse(text);
  if (!parsed.success)
    throw new BadFilterError("cursor", `cursor must be the number that the page before ended with; got "${text.slice(0, 40)}"`);
  return parsed.data;
}

/** The file of rejected rows as a body, made while it is sent. @throws NotFoundError */
export async function rejectedFileStream(
  record: RecordStore,
  actor: Actor,
  id: number,
): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  requireRight(actor, "export");
  const job = await getImport(record, actor, id);
  const pieces = rejectedFile(record, job);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return { name: `rejected-${id}.csv`, body };
}

/** A name without folders or control characters, as it will be shown. */
function fileNameOf(header: string | null): string {
  const name = (decoded(header) ?? "").split(/[\\/]/).at(-1) ?? "";
  const plain = name.replace(/\p{C}/gu, "").trim().slice(0, 200);
  return plain === "" ? "upload" : plain;
}

function decoded(header: string | null): string | null {
  if (header === null) return null;
  try {
    return decodeURIComponent(header);
  } catch {
    // Not percent-encoded: taken as it is.
    return header;
  }
}
