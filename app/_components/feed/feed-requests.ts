import { recordText } from "@/app/messages/record-text";

/** Makes a calendar address and resolves to it, this once. Rejects with a sentence to show. */
export async function makeFeed(scope: "own" | "team"): Promise<string> {
  const response = await fetch("/api/promise-feeds", { method: "POST", body: JSON.stringify({ scope }) });
  if (!response.ok) throw await refused(response);
  const { token }: { token: string } = await response.json();
  return `${window.location.origin}/api/promises/feed/${token}.ics`;
}

/** Rejects with a sentence to show. */
export async function revokeFeed(id: number): Promise<void> {
  const response = await fetch(`/api/promise-feeds/${id}`, { method: "DELETE" });
  if (!response.ok) throw await refused(response);
}

async function refused(response: Response): Promise<Error> {
  const body: { error?: { message?: string } } = await response.json().catch(() => ({}));
  return new Error(body.error?.message ?? recordText.feed.failed);
}
