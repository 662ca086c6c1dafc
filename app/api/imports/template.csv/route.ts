import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { templateFile } from "@/lib/imports/template-file";

/** `GET /api/imports/template.csv`: every column that can be imported, with three invented rows. */
export async function GET(request: Request): Promise<Response> {
  // Outside the try: while pages are prerendered it rejects, and that is for Next to see.
  await connection();
  try {
    await enter(request, "GET /api/imports/template.csv");
    return fileAnswer(templateFile(), "debrief-template.csv", "text/csv; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}
