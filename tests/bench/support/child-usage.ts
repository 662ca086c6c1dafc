import { readdirSync, readFileSync } from "node:fs";

/**
 * Follows the processes that this one starts, by /proc: the most memory that one of them held, and the processor time of
 * those that have ended. Where there is no /proc both are NaN.
 */
export function childUsage() {
  const cpuBefore = endedChildrenMs();
  let peakMib = Number.NaN;
  const looking = setInterval(() => {
    // One that has just ended has no memory to tell of.
    for (const pid of childrenOf(process.pid)) peakMib = Math.max(peakMib || 0, peakMibOf(pid) || 0);
  }, 50);
  return {
    isRunning: () => childrenOf(process.pid).length > 0,
    end(): { peakMib: number; cpu: number } {
      clearInterval(looking);
      return { peakMib, cpu: endedChildrenMs() - cpuBefore };
    },
  };
}

/** The most memory that a process has held so far. */
export function peakMibOf(pid: number | "self"): number {
  const status = read(`/proc/${pid}/status`);
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

function childrenOf(parent: number): number[] {
  return pids().filter((pid) => Number(fieldsOf(pid)[1]) === parent);
}

/** Linux counts in hundredths of a second. */
function endedChildrenMs(): number {
  const fields = fieldsOf("self");
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** What /proc/PID/stat says after the name of the program, which may hold anything: state, parent, … */
function fieldsOf(pid: number | "self"): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function pids(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** A process may be gone by the time one looks. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
