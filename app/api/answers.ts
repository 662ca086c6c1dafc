import { randomUUID } from "node:crypto";
import { errorBody, TooManyRequestsError } from "@/lib/errors";
import type { TableFile } from "@/lib/reports/table-file";
import { TABLE_FORMATS, type TableFormat } from "@/lib/reports/table-formats";
import { sampleName } from "@/lib/sample/file-name";
import { UnavailableError } from "@/lib/unavailable";

/** An error as JSON with the right status. What is not ours stays generic and carries an id that the server's log explains. */
export function refusal(error: unknown): Response {
  const { status, body } = errorBody(error);
  if (status === 500) {
    const id = randomUUID().slice(0, 8);
    process.stderr.write(`error ${id}: ${error instanceof Error ? error.stack : String(error)}\n`);
    body.error.message += ` (error ${id})`;
  }
  const headers = new Headers({ "cache-control": "no-store" });
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="Debrief"');
  if (error instanceof TooManyRequestsError || error instanceof UnavailableError)
    headers.set("retry-after", String(error.retryAfterSeconds));
  return Response.json(body, { status, headers });
}

/** A file to save under a name. */
export function fileAnswer(content: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>, name: string, type: string): Response {
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** A table as a file to save, in one of its formats. */
export async function tableAnswer(table: TableFile, format: TableFormat, name: string): Promise<Response> {
  const { type, write } = TABLE_FORMATS[format];
  return fileAnswer(await write(table), sampleName(`${name}.${format}`, table.isSample), type);
}
