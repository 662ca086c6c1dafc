import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { z } from "zod";
import { startProgram } from "@/lib/child-process";
import { BadImportError } from "@/lib/errors";
import type { ImportLimits } from "@/lib/imports/limits";
import type { Unpacked } from "@/lib/imports/unpacking/unpack-file";

/**
 * Unpacks a file in a process of its own (unpack-program.ts), with limits on its memory and its time. Whatever the file
 * holds, this process does nothing but wait; nothing is left at `target` when it fails.
 * @throws BadImportError when the file cannot be unpacked within the limits
 */
export async function unpack(
  path: string,
  target: string,
  options: { limits: ImportLimits; sheet?: string | undefined },
): Promise<Unpacked> {
  try {
    return await answerOf(path, target, options);
  } catch (error) {
    await Promise.all([rm(target, { force: true }), rm(`${target}.inner`, { force: true })]);
    throw error;
  }
}

const answerSchema = z.union([
  z.strictObject({ form: z.enum(["text", "prepared"]), sheet: z.string().nullable() }),
  z.strictObject({ refused: z.strictObject({ message: z.string(), field: z.string().optional(), code: z.string(), status: z.number() }) }),
]);

export type UnpackAnswer = z.infer<typeof answerSchema>;

const LONGEST_ANSWER = 65_536;

async function answerOf(path: string, target: string, { limits, sheet }: Parameters<typeof unpack>[2]): Promise<Unpacked> {
  const args = [path, target, ...(sheet === undefined ? [] : [sheet])];
  const child = startProgram("imports/unpacking/unpack-program.ts", args, {
    heapMib: limits.heapMib,
    stdio: ["ignore", "pipe", "pipe"],
    env: settingsOfImports(),
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, limits.unpackSeconds * 1000);
  const [said, complained] = [heard(child.stdout), heard(child.stderr)];
  try {
    // "close" comes after the last of what it said.
    const [code, signal] = await once(child, "close");
    if (isLate) throw tooSlow(limits.unpackSeconds);
    if (signal !== null || complained().includes("heap out of memory")) throw tooMuchMemory();
    if (code !== 0) throw new Error(`Unpacking failed: ${complained()}`);
  } finally {
    clearTimeout(timer);
  }
  const answer = answerSchema.parse(JSON.parse(said()));
  if (!("refused" in answer)) return answer;
  const { message, field, code, status } = answer.refused;
  throw new BadImportError(message, field, code, status);
}

/** Collects what a program says, as far as anybody will read it. */
function heard(stream: Readable | null): () => string {
  let text = "";
  stream?.on("data", (piece: Buffer) => {
    if (text.length < LONGEST_ANSWER) text += piece.toString("utf8");
  });
  return () => text;
}

/** The program needs none of the server's secrets. */
function settingsOfImports(): Record<string, string | undefined> {
  const needed = /^(IMPORT_|PATH$|HOME$|TMPDIR$|TEMP$|TMP$|SystemRoot$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)));
}

function tooSlow(seconds: number): BadImportError {
  return new BadImportError(
    `Unpacking the file took longer than ${seconds} seconds. Import its table as CSV, or raise IMPORT_UNPACK_SECONDS.`,
    undefined,
    "unpack_too_slow",
  );
}

function tooMuchMemory(): BadImportError {
  return new BadImportError(
    "The file could not be unpacked: it needs more memory than an import may use, or the process was stopped. Import its table as CSV, or raise IMPORT_HEAP_MIB.",
    undefined,
    "unpack_failed",
  );
}
