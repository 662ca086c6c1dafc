import { z } from "zod";
import type { RecordStore } from "@/db/client";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { BadFilterError, BadImportError } from "@/lib/errors";
import { importLimits } from "@/lib/imports/limits";
import { getImport } from "@/lib/imports/list-imports";
import { rejectedFile } from "@/lib/imports/rejected-file";
import { startImport } from "@/lib/imports/start-import";
import { receiveUpload } from "@/lib/imports/uploads";

/**
 * Takes in a file that is sent as the bare body of a request and starts its import. Headers: `Content-Length`,
 * `x-file-name` (percent-encoded), optionally `x-file-sha256`, `x-import-source` to name the source, and `x-import-sheet` to
 * name the sheet of a workbook (both percent-encoded).
 * @returns the id of the import
 * @throws BadImportError 413 when it is too large, 400 when it did not arrive whole or is of no known kind
 */
export async function uploadAndImport(
  record: RecordStore,
  actor: Actor,
  request: { headers: { get(name: string): string | null }; body: ReadableStream<Uint8Array> | null },
): Promise<number> {
  requireRight(actor, "import");
  const { headers, body } = request;
  if (body === null) throw new BadImportError("The request has no body: send the file itself, not a form.", undefined, "empty_file");
  const announced = headers.get("content-length");
  const upload = await receiveUpload(record.dataDir, body, importLimits(), {
    bytes: announced === null ? null : Number(announced),
    digest: headers.get("x-file-sha256"),
  });
  const [source, sheet] = ["x-import-source", "x-import-sheet"].map((name) => decoded(headers.get(name))?.trim() || undefined);
  return startImport(record, actor, { uploadPath: upload, fileName: fileNameOf(headers.get("x-file-name")), source, sheet });
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
