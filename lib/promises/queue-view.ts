import { PROMISE_KINDS } from "@/db/schema";
import type { Notice } from "@/lib/filters";
import { QUEUE_SECTIONS, type QueueSection } from "@/lib/promises/queue-rule";

/** Whose promises the queue shows: those I have taken, those of my teams, those nobody has taken, or all. */
export const QUEUE_OWNERS = ["all", "mine", "teams", "nobody"] as const;
export type QueueOwner = (typeof QUEUE_OWNERS)[number];
type PromiseKind = (typeof PROMISE_KINDS)[number];

/** What the address of the queue says. */
export interface QueueView {
  whose: QueueOwner;
  kind: PromiseKind | null;
  /** Code of a procedure. */
  procedure: string | null;
  /** One section alone; null shows the beginning of each. */
  section: QueueSection | null;
  /** From 1; of one section. */
  page: number;
}

type Params = Record<string, string | string[] | undefined>;

/** Reads an address; what is not understood is left out and told. */
export function parseQueueView(params: Params): { view: QueueView; notices: Notice[] } {
  const notices: Notice[] = [];
  const one = <T extends string>(field: string, choices: readonly T[]): T | null => {
    const text = textOf(params[field]);
    const found = choices.find((choice) => choice === text) ?? null;
    if (text !== null && found === null) notices.push({ field, message: `${field} must be one of ${choices.join(", ")}` });
    return found;
  };
  const page = textOf(params.page);
  const isPage = page !== null && /^[1-9]\d{0,4}$/.test(page);
  if (page !== null && !isPage) notices.push({ field: "page", message: "page must be a number from 1 on" });
  const view = {
    whose: one("whose", QUEUE_OWNERS) ?? "all",
    kind: one("kind", PROMISE_KINDS),
    procedure: textOf(params.procedure),
    section: one("section", QUEUE_SECTIONS),
    page: isPage ? Number(page) : 1,
  };
  return { view, notices };
}

/** The address of a view, without what is as usual. */
export function queueParams({ whose, kind, procedure, section, page }: QueueView): URLSearchParams {
  const params = new URLSearchParams();
  if (whose !== "all") params.set("whose", whose);
  if (kind) params.set("kind", kind);
  if (procedure) params.set("procedure", procedure);
  if (section) params.set("section", section);
  if (section && page > 1) params.set("page", String(page));
  return params;
}

function textOf(value: string | string[] | undefined): string | null {
  const [first = ""] = Array.isArray(value) ? value : [value];
  return first === "" ? null : first;
}
