import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Entered, enter } from "@/lib/access/enter";
import type { RouteId } from "@/lib/access/policy";
import { UnauthorizedError } from "@/lib/errors";

/** The pages of the policy. */
export type PageId = Extract<RouteId, `PAGE ${string}`>;

/**
 * Lets the person at the browser in to a page; asked once per request and page. Who has not signed in is led to where they
 * can. Throws ForbiddenError for a foreign Host, and without the right to the page.
 */
export const entered = cache(async (page: PageId): Promise<Entered> => {
  try {
    return await enter({ headers: await headers(), method: "GET" }, page);
  } catch (error) {
    if (error instanceof UnauthorizedError) redirect("/sign-in");
    throw error;
  }
});
