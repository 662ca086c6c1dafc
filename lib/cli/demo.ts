import { InvalidArgumentError } from "commander";
import { openRecord, type RecordStore } from "@/db/client";
import { type AddCommand, json, type Running } from "@/lib/cli/command";
import { interruption } from "@/lib/cli/interruption";
import { progressLine } from "@/lib/cli/terminal";
import { formatCount, formatRate } from "@/lib/format";
import { readJob } from "@/lib/imports/run-import";
import { queueSample, SampleError } from "@/lib/sample/load-sample";
import { planOf, USUAL_INTERACTIONS, USUAL_SEED } from "@/lib/sample/plan";
import { queueRemoval } from "@/lib/sample/remove-sample";
import { runSample } from "@/lib/sample/run-sample";
import { countSample, readSample, type SampleRecord } from "@/lib/sample/sample-record";
import { workspaceSettings } from "@/lib/settings";

interface Options {
  interactions?: number;
  seed?: number;
  beside?: boolean;
  remove?: boolean;
  json?: boolean;
}

/** What the command did, for programs. */
interface Done {
  state: "loaded" | "already" | "stopped" | "removed" | "absent";
  interactions: number;
  seed: number | null;
}

/** `debrief demo`: loads the sample workspace, or removes it. */
export const addDemo: AddCommand = (program, running) => {
  program
    .command("demo")
    .description("Load two years of invented interactions that show what Debrief does, or remove them again.")
    .option("--interactions <number>", `how many (default ${USUAL_INTERACTIONS})`, wholeNumber)
    .option("--seed <number>", `another seed is another sample (default ${USUAL_SEED})`, wholeNumber)
    .option("--beside", "also where there are real interactions: the sample is then counted apart, and only when asked for")
    .option("--remove", "remove the sample and everything that only it had made")
    .option("--json", "print {state, interactions, seed}")
    .action(async (options: Options) => {
      const { dataDir, databaseUrl } = running.environment();
      const record = await openRecord(databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl });
      try {
        const done = options.remove ? await remove(record, running) : await load(record, running, options);
        running.terminal.write(options.json ? json(done) : WORDS[done.state](done));
        if (done.state === "stopped") running.end(2);
      } finally {
        await record.close();
      }
    });
};

const WORDS: Record<Done["state"], (done: Done) => string> = {
  loaded: ({ interactions }) =>
    `The sample is here: ${formatCount(interactions)} invented interactions of two years. Remove it with debrief demo --remove.\n`,
  already: ({ interactions }) => `This sample is here already, with ${formatCount(interactions)} interactions; nothing was changed.\n`,
  stopped: () => "It was stopped. Run the same command again to finish it.\n",
  removed: ({ interactions }) => `The sample is gone: ${formatCount(interactions)} interactions, and everything that only it had made.\n`,
  absent: () => "There is no sample here; nothing was changed.\n",
};

async function load(record: RecordStore, { actor, terminal }: Running, { interactions, seed, beside = false }: Options): Promise<Done> {
  const { zone } = await workspaceSettings(record.db);
  const here = await readSample(record.db);
  if (here) refuseOther(here, { interactions, seed });
  if (here && (await isWhole(record, here)))
    return { state: "already", interactions: await countSample(record.db, here), seed: here.plan.seed };
  const plan = here?.plan ?? planOf({ interactions, seed, now: Date.now(), zone });
  await queueSample(record, actor, plan, beside);
  const isDone = await run(record, terminal, "interactions loaded");
  return { state: isDone ? "loaded" : "stopped", interactions: isDone ? plan.interactions : 0, seed: plan.seed };
}

/** One sample at a time: asked for another one, the command says so instead of doing nothing. */
function refuseOther({ plan }: SampleRecord, wanted: Pick<Options, "interactions" | "seed">): void {
  if ((wanted.interactions ?? plan.interactions) === plan.interactions && (wanted.seed ?? plan.seed) === plan.seed) return;
  throw new SampleError(
    "sample_here",
    `Another sample is here already: ${plan.interactions} interactions of seed ${plan.seed}. Remove it first with debrief demo --remove.`,
  );
}

async function isWhole(record: RecordStore, { after, isBeingRemoved, importId }: SampleRecord): Promise<boolean> {
  return after !== null && !isBeingRemoved && (await readJob(record, importId)).state === "done";
}

async function remove(record: RecordStore, { actor, terminal }: Running): Promise<Done> {
  const here = await readSample(record.db);
  if (!here) return { state: "absent", interactions: 0, seed: null };
  const interactions = await countSample(record.db, here);
  await queueRemoval(record, actor);
  const isDone = await run(record, terminal, "interactions removed");
  return { state: isDone ? "removed" : "stopped", interactions: isDone ? interactions : 0, seed: here.plan.seed };
}

/** False when it was stopped by Ctrl+C. */
async function run(record: RecordStore, terminal: Running["terminal"], what: string): Promise<boolean> {
  const interrupt = interruption();
  const progress = progressLine(terminal);
  try {
    await runSample({
      record,
      signal: interrupt.signal,
      now: Date.now,
      onProgress: (done, all) =>
        progress.show(`${formatCount(done)} of ${formatCount(all)} ${what}, ${formatRate(all === 0 ? 1 : done / all)}`),
    });
    return !interrupt.signal.aborted;
  } catch (error) {
    if (interrupt.signal.aborted && error instanceof SampleError) return false;
    throw error;
  } finally {
    progress.clear();
    interrupt.stop();
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
