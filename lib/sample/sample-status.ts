import { type Actor, require as requireRight } from "@/lib/access/actor";
import { isUnfinished } from "@/lib/imports/import-progress";
import { readJob } from "@/lib/imports/run-import";
import { holdsReal } from "@/lib/sample/apart";
import { countSample, readSample } from "@/lib/sample/sample-record";
import type { Workspace } from "@/lib/workspace";

/** How it stands with the sample. */
export interface SampleStatus {
  /** "partial": loading has stopped on the way; it can be gone on with. */
  state: "absent" | "loading" | "loaded" | "removing" | "partial";
  /** Interactions that are here, and how many the whole sample has. */
  interactions: number;
  planned: number;
  /** Seed of the sample that is here; null when there is none. */
  seed: number | null;
  /** 0–1: how far loading or removing is; null when neither is going on. */
  share: number | null;
  /** The workspace holds real interactions too. */
  hasReal: boolean;
  /** Every change up to now is counted: pages show what is here. */
  isCounted: boolean;
}

/** @throws ForbiddenError */
export async function sampleStatus({ record, facts }: Pick<Workspace, "record" | "facts">, actor: Actor): Promise<SampleStatus> {
  requireRight(actor, "read");
  const [here, hasReal, pending] = [await readSample(record.db), await holdsReal(record.db), await facts.pending()];
  const status = { seed: null, share: null, hasReal, isCounted: pending === 0 };
  if (!here) return { ...status, state: "absent", interactions: 0, planned: 0 };
  const { plan, after, isBeingRemoved } = here;
  const [job, interactions] = [await readJob(record, here.importId), await countSample(record.db, here)];
  const known = { ...status, interactions, planned: plan.interactions, seed: plan.seed };
  if (!isBeingRemoved && after && job.state === "done") return { ...known, state: "loaded" };
  const share = interactions / plan.interactions;
  if (isBeingRemoved) return { ...known, state: "removing", share: 1 - share };
  return { ...known, state: isUnfinished(job.state) ? "loading" : "partial", share };
}
