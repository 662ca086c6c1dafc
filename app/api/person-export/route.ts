import { fileAnswer, refusal } from "@/app/api/answers";
import { enter } from "@/lib/access/enter";
import { exportAsText, exportPerson } from "@/lib/privacy/person-export";
import { parseMeant } from "@/lib/privacy/privacy-requests";

/** `POST /api/person-export`, with `?format=text` for reading: all that is kept about one customer. A POST, so that no log of addresses says who. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { actor, workspace } = await enter(request, "POST /api/person-export");
    const found = await exportPerson(workspace, actor, parseMeant(await request.text()), Date.now());
    return new URL(request.url).searchParams.get("format") === "text"
      ? fileAnswer(exportAsText(found), "customer.txt", "text/plain; charset=utf-8")
      : fileAnswer(`${JSON.stringify(found, null, 2)}\n`, "customer.json", "application/json");
  } catch (error) {
    return refusal(error);
  }
}
