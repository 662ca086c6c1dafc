import { randomUUID } from "node:crypto";
import { errorBody } from "@/lib/errors";

/** An error as JSON with the right status. What is not ours stays generic and carries an id that the server's log explains. */
export function refusal(error: unknown): Response {
  const { status, body } = errorBody(error);
  if (status === 500) {
    const id = randomUUID().slice(0, 8);
    process.stderr.write(`error ${id}: ${error instanceof Error ? error.stack : String(error)}\n`);
    body.error.message += ` (error ${id})`;
  }
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** A file to save under a name. */
export function fileAnswer(content: string | ReadableStream<Uint8Array>, name: string, type: string): Response {
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
