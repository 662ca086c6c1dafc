import { recordText } from "@/app/messages/record-text";
import type { EarlierContact } from "@/lib/documenting/earlier";
import type { FormValues } from "@/lib/documenting/form-values";
import type { PastHelp } from "@/lib/documenting/help-from-past";

/** What is kept of a form that is not filed yet. */
export interface DraftSent {
  id: string;
  seconds: number;
  form: FormValues;
}

/** Why the server did not take something, and the field of the form that it is about. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly field: string | undefined,
    readonly status: number,
  ) {
    super(message);
  }
}

export const file = (sent: DraftSent & { draft: number | null }): Promise<{ id: number }> => ask("POST", "/api/interactions", sent);

export const correct = (id: number, base: FormValues, form: FormValues): Promise<{ fields: string[] }> =>
  ask("PATCH", `/api/interactions/${id}`, { base, form });

/** Keeps a draft, or begins one; resolves to its id. Goes on when the page is left. */
export async function keep(draft: number | null, content: DraftSent): Promise<number> {
  const address = draft === null ? "/api/drafts" : `/api/drafts/${draft}`;
  const { id } = await ask<{ id: number }>(draft === null ? "POST" : "PUT", address, content, { keepalive: true });
  return id;
}

export const discard = (draft: number): Promise<unknown> => ask("DELETE", `/api/drafts/${draft}`);

/** Who it is stands in a header: addresses are written into logs on the way. */
export async function earlierContacts(customer: string, issueKey: string, signal: AbortSignal): Promise<EarlierContact[]> {
  const headers = { "x-customer": encodeURIComponent(customer), "x-issue": encodeURIComponent(issueKey) };
  const { contacts } = await ask<{ contacts: EarlierContact[] }>("GET", "/api/interactions/earlier", undefined, { headers, signal });
  return contacts;
}

export function pastHelp(cause: string, procedure: string, signal: AbortSignal): Promise<PastHelp> {
  return ask("GET", `/api/interactions/past?${new URLSearchParams({ cause, procedure })}`, undefined, { signal });
}

async function ask<Answer>(method: string, address: string, body?: object, more: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address, { method, ...more, ...(body && { body: JSON.stringify(body) }) }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(recordText.documenting.failed, undefined, 0);
  });
  if (response.ok) return response.json();
  const { error }: { error?: { message?: string; field?: string } } = await response.json().catch(() => ({}));
  throw new Refused(error?.message ?? recordText.documenting.failed, error?.field, response.status);
}
