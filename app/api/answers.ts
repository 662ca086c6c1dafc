import { errorBody } from "@/lib/errors";

/** An error as JSON with the right status; what is not ours stays generic. */
export function refusal(error: unknown): Response {
  const { status, body } = errorBody(error);
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** A file to save under a name. */
export function fileAnswer(content: string, name: string, type: string): Response {
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
