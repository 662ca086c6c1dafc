import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { type Entered, enter } from "@/lib/access/enter";
import type { RouteId } from "@/lib/access/policy";
import { RIGHTS, type Right } from "@/lib/access/roles";
import { ForbiddenError, UnauthorizedError } from "@/lib/errors";

/** The pages of the policy. */
export type PageId = Extract<RouteId, `PAGE ${string}`>;

/**
 * Lets the person at the browser in to a page; asked once per request and page. Who has not signed in is led to where they
 * can; who lacks a right to the page sees forbidden.tsx in its place. Throws ForbiddenError for a foreign Host.
 */
export async function entered(page: PageId): Promise<Entered> {
  try {
    return await enteredOnce(page);
  } catch (error) {
    if (error instanceof UnauthorizedError) redirect("/sign-in");
    if (error instanceof ForbiddenError && error.code === "forbidden") forbidden();
    throw error;
  }
}

/** What the person at the browser may do, for what is shown to some alone; nothing where they may not even see the Overview. */
export async function rightsHere(): Promise<readonly Right[]> {
  await connection();
  try {
    const { actor } = await enteredOnce("PAGE /");
    return RIGHTS.filter((right) => actor.may(right));
  } catch (error) {
    if (error instanceof UnauthorizedError || error instanceof ForbiddenError) return [];
    throw error;
  }
}

const enteredOnce = cache(async (page: PageId) => enter({ headers: await headers(), method: "GET" }, page));
