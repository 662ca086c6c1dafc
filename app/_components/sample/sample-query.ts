import { queryOptions } from "@tanstack/react-query";
import type { SampleStatus } from "@/lib/sample/sample-status";

const EVERY_MS = 500;

/** How a browser asks how it stands with the sample, again and again. */
export const sampleQuery = queryOptions({
  queryKey: ["sample"] as const,
  queryFn: ({ signal }) => ask("GET", signal),
  staleTime: 0,
  gcTime: 0,
  retry: false,
  refetchInterval: EVERY_MS,
});

export function startLoading(): Promise<SampleStatus> {
  return ask("POST");
}

export function startRemoving(): Promise<SampleStatus> {
  return ask("DELETE");
}

async function ask(method: "GET" | "POST" | "DELETE", signal?: AbortSignal): Promise<SampleStatus> {
  const response = await fetch("/api/sample", signal ? { method, signal } : { method });
  if (!response.ok) throw new Error(await reasonOf(response));
  return response.json();
}

/** What the server says is in the way; empty when it says nothing that people can read. */
async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : "";
}
