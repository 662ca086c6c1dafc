import { headers } from "next/headers";
import { connection } from "next/server";
import { refuseForeign } from "@/lib/access/refusal";
import { serverWorkspace, type Workspace } from "@/lib/workspace";

/** The record for a page that can be read without having signed in; it shows nothing but what its own link opens. Throws ForbiddenError for a foreign Host. */
export async function atTheDoor(): Promise<Workspace["record"]> {
  await connection();
  refuseForeign({ headers: await headers(), method: "GET" });
  return (await serverWorkspace()).record;
}
