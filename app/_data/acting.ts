import { headers } from "next/headers";
import { cache } from "react";
import { actingFor } from "@/lib/access/acting-for";

/** Who is asking for this page; asked once per request. Throws ForbiddenError for a foreign Host. */
export const acting = cache(async () => actingFor({ headers: await headers(), method: "GET" }));
