import { randomUUID } from "node:crypto";
import { errorBody, TooManyRequestsError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { TableFile } from "@/lib/reports/table-file";
import { TABLE_FORMATS, type TableFormat } from "@/lib/reports/table-formats";
import { sampleName } from "@/lib/sample/file-name";
import { plainly, UnavailableError } from "@/lib/unavailable";
import { answerUnderWay } from "@/lib/under-way";

/**
 * An error as JSON with the right status. What is not ours stays generic. Every refusal has an id, in `x-error-id` and in
 * the line of the log about it; what went wrong on our side names it in its message too.
 */
export function refusal(thrown: unknown): Response {
  const error = plainly(thrown);
  const { status, body } = errorBody(error);
  const id = randomUUID().slice(0, 8);
  const { code } = body.error;
  if (status === 500) {
    body.error.message += ` (error ${id})`;
    log.error("answer_failed", { id, status, code, ...answerUnderWay(), error });
  } else log.warn("refused", { id, status, code, ...answerUnderWay() });
  const headers = new Headers({ "cache-control": "no-store", "x-error-id": id });
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
