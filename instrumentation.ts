import type { Instrumentation } from "next";

/** Before the first request: what anything writes to the console becomes a line of the log that holds nobody's text. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV === "development") return;
  const { quietConsole } = await import("@/lib/log");
  quietConsole();
}

/** A page or route that failed: its place in app/ and the digest that the page shows, never its address. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/log");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  const id = digest !== undefined && /^\d{1,12}$/.test(digest) ? { id: digest } : {};
  log.error(`${routeType}_failed`, { ...id, route: routePath, error });
};
