import { connection } from "next/server";
import { fileAnswer, refusal } from "@/app/api/answers";
import { actingFor } from "@/lib/access/acting-for";
import { templateFile } from "@/lib/imports/template-file";

/** `GET /api/imports/template.csv`: every column that can be imported, with three invented rows. */
export async function GET(request: Request): Promise<Response> {
  try {
    await connection();
    actingFor(request);
    return fileAnswer(templateFile(), "debrief-template.csv", "text/csv; charset=utf-8");
  } catch (error) {
    return refusal(error);
  }
}
