import { readdirSync, readFileSync } from "node:fs";

/**
 * Follows a process that this one starts, by /proc: the most memory that it held, and the processor time of children that
 * have ended. Where there is no /proc both are NaN.
 * @param program a part of its command line that no other child has
 */
export function childUsage(program: string) {
  const cpuBefore = endedChildrenMs();
  let peakMib = Number.NaN;
  let known: number[] = [];
  const isOurs = (pid: number) => parentOf(pid) === process.pid && read(`/proc/${pid}/cmdline`).includes(program);
  const looking = setInterval(() => {
    // Looking through every process of the machine costs more than what is measured here, so it is done until one is found.
    known = known.filter(isOurs);
    if (known.length === 0) known = pids().filter(isOurs);
    // One that has just ended has no memory to tell of.
    for (const pid of known) peakMib = Math.max(peakMib || 0, peakMibOf(pid) || 0);
  }, 100);
  return {
    isRunning: () => known.some(isOurs),
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

function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1]);
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
