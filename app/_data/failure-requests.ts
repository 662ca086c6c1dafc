import { accepted } from "@/app/_data/accepted";
import { recordText } from "@/app/messages/record-text";
import type { MergePreview } from "@/lib/failures/preview-merge";
import type { RulePreview } from "@/lib/failures/preview-rule";
import type { SplitPreview } from "@/lib/failures/split-by";

/** Which interactions: by their numbers, or those of an address of the explorer. */
export type Chosen = { ids: number[] } | { query: string };

export interface RuleWritten {
  cause?: string;
  product?: string;
  words?: string;
  from?: string;
}

export interface FailureWritten {
  title: string;
  procedure: string;
  mode: string;
}

export const previewMerge = (into: string, codes: string[]): Promise<MergePreview> =>
  send("POST", "/api/failures/merge", { into, codes, dryRun: true });

export const merge = (into: string, codes: string[]): Promise<unknown> => send("POST", "/api/failures/merge", { into, codes });

export const unmerge = (code: string): Promise<unknown> => send("POST", `${addressOf(code)}/unmerge`);

export const makeFailure = (failure: FailureWritten): Promise<{ code: string }> => send("POST", "/api/failures", failure);

/** Resolves to those that were not linked before. */
export const link = (code: string, chosen: Chosen): Promise<{ ids: number[] }> => send("POST", `${addressOf(code)}/links`, chosen);

/** Resolves to those that were linked; `undo` only takes a linking back and refuses nothing. */
export const unlink = (code: string, chosen: Chosen & { undo?: boolean }): Promise<{ ids: number[] }> =>
  send("DELETE", `${addressOf(code)}/links`, chosen);

export const previewSplit = (code: string, rule: RuleWritten): Promise<SplitPreview> =>
  send("POST", `${addressOf(code)}/split`, { rule, dryRun: true });

export const split = (
  code: string,
  rule: RuleWritten,
  failure: FailureWritten & { remember: boolean },
): Promise<{ code: string; moved: number }> => send("POST", `${addressOf(code)}/split`, { rule, ...failure });

export const mergeBack = (code: string): Promise<{ into: string }> => send("DELETE", `${addressOf(code)}/split`);

export const previewRule = (code: string, rule: RuleWritten): Promise<RulePreview> =>
  send("POST", `${addressOf(code)}/rules`, { ...rule, dryRun: true });

export const makeRule = (code: string, rule: RuleWritten): Promise<unknown> => send("POST", `${addressOf(code)}/rules`, rule);

export const pauseRule = (code: string, id: number, paused: boolean): Promise<unknown> =>
  send("PATCH", `${addressOf(code)}/rules/${id}`, { paused });

export const deleteRule = (code: string, id: number, links: "keep" | "remove"): Promise<unknown> =>
  send("DELETE", `${addressOf(code)}/rules/${id}?links=${links}`);

const addressOf = (code: string) => `/api/failures/${encodeURIComponent(code)}`;

/** Rejects with a sentence to show. */
async function send<Answer>(method: string, address: string, body?: object): Promise<Answer> {
  return (
    await accepted(await fetch(address, body ? { method, body: JSON.stringify(body) } : { method }), recordText.failureLinks.failed)
  ).json();
}
