import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** What a trial has seen. */
export interface TrialResult {
  kills: number;
  /** Restarts whose facts were compared with the record. */
  restarts: number;
  reads: number;
  /** Facts that differed after a restart, and reads that saw no whole state; each in a sentence. */
  failures: string[];
}

export interface TrialOptions {
  dataDir: string;
  kills: number;
  writers: number;
  replicas: number;
  /** A wrong sync that the trial should find: it then ends with the first failure. */
  control?: "cursor-first" | "in-pieces";
}

/**
 * Writers write whole batches, replicas follow and read, and again and again one of them is killed at a random moment and
 * started again; a restarted replica first compares the facts it finds with the record. Ends early with the first failure.
 */
export async function runTrial({ dataDir, kills, writers, replicas, control }: TrialOptions): Promise<TrialResult> {
  const result: TrialResult = { kills: 0, restarts: 0, reads: 0, failures: [] };
  const isOver = () => result.kills >= kills || result.failures.length > 0;
  const startReplica = (name: string) => {
    const replica = start("replica-process", dataDir, name, ...(control ? [control] : []));
    judge(replica, name, result);
    return replica;
  };

  const keepReplica = async (name: string) => {
    for (let startMs = 0; !isOver(); ) {
      const startedAt = Date.now();
      const replica = startReplica(name);
      // One in four is killed while it opens its facts and compares them; the others after a few reads.
      if (startMs > 0 && Math.random() < 0.25) await pause(Math.random() * startMs);
      else {
        await replica.heard("equal", 1);
        startMs = Date.now() - startedAt;
        await replica.heard("read", 1 + Math.random() * 16);
        await pause(Math.random() * 40);
      }
      await replica.kill();
      result.kills++;
    }
  };
  const names = Array.from({ length: replicas }, (_, n) => `replica${n}`);
  const replicasDone = Promise.all(names.map(keepReplica));
  const keepWriter = async () => {
    while (!isOver()) {
      const writer = start("writer-process", dataDir);
      await Promise.race([writer.heard("wrote", 50 + Math.random() * 300), replicasDone]);
      await writer.kill();
      result.kills++;
    }
  };
  await Promise.all([replicasDone, ...Array.from({ length: writers }, keepWriter)]);

  for (const name of names) {
    const replica = startReplica(name);
    await replica.heard("equal", 1);
    await replica.kill();
  }
  return result;
}

/** Counts what a replica says, and takes down what it finds wrong or dies of. */
function judge(replica: Child, name: string, result: TrialResult): void {
  replica.onLine((line) => {
    if (line === "read") result.reads++;
    else if (line === "equal") result.restarts++;
    else result.failures.push(`${name}: ${line}`);
  });
  replica.onDeath((errors) => result.failures.push(`${name} died by itself: ${errors.slice(0, 800)}`));
}

interface Child {
  onLine(hear: (line: string) => void): void;
  /** It ended without being killed; with what it had to say about it. */
  onDeath(hear: (errors: string) => void): void;
  /** When it has said a line so often, or anything but the usual, or has ended. */
  heard(line: string, times: number): Promise<void>;
  kill(): Promise<void>;
}

const USUAL = ["read", "equal", "wrote"];

function start(script: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", path, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines = createInterface({ input: child.stdout });
  const exit = once(child, "exit");
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  return {
    onLine: (hear) => void lines.on("line", hear),
    onDeath: (hear) => void child.on("close", (code) => code === null || hear(errors)),
    heard: (line, times) =>
      new Promise((resolve) => {
        let left = times;
        lines.on("line", (said) => {
          if (said === line) left--;
          if (left <= 0 || !USUAL.includes(said)) resolve();
        });
        child.on("exit", () => resolve());
      }),
    async kill() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
