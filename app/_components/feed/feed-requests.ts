import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";

/** Makes a calendar address and resolves to it, this once. Rejects with a sentence to show. */
export async function makeFeed(scope: "own" | "team"): Promise<string> {
  const response = await accepted(
    await fetch("/api/promise-feeds", { method: "POST", body: JSON.stringify({ scope }) }),
    recordText.feed.failed,
  );
  const { token }: { token: string } = await response.json();
  return `${window.location.origin}/api/promises/feed/${token}.ics`;
}

/** Rejects with a sentence to show. */
export async function revokeFeed(id: number): Promise<void> {
  await accepted(await fetch(`/api/promise-feeds/${id}`, { method: "DELETE" }), recordText.feed.failed);
}
