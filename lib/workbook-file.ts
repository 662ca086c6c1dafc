import { startProgram } from "@/lib/child-process";
import { BadFilterError } from "@/lib/errors";
import { inSlices } from "@/lib/in-slices";
import { MOST_ROWS, type Workbook, writeWorkbook } from "@/lib/workbook";

/**
 * A workbook as a file. Writing one is a single long computation: beyond a few hundred rows a process of its own does it,
 * with limits of its own, so that this one goes on answering. Both give the same bytes.
 * @throws BadFilterError when a sheet has more rows than a workbook can hold
 */
export async function workbookFile(workbook: Workbook, { most = MOST_CELLS_HERE } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const longest = Math.max(0, ...workbook.sheets.map(({ rows }) => rows.length));
  if (longest >= MOST_ROWS)
    throw new BadFilterError(
      "format",
      `a sheet holds at most ${MOST_ROWS - 1} rows, and this has ${longest}; narrow the filters, or use format=csv`,
    );
  const cells = workbook.sheets.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
  return cells <= most ? writeWorkbook(workbook) : writtenByChild(workbook);
}

/** About 20 ms of work. */
const MOST_CELLS_HERE = 6_000;
const HEAP_MIB = 512;
const PATIENCE_MS = 120_000;

function writtenByChild(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const child = startProgram("workbook-child.ts", [], { heapMib: HEAP_MIB, stdio: ["pipe", "pipe", "inherit"] });
  const tooLong = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  child.once("close", () => clearTimeout(tooLong));
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    child.stdout?.on("data", (piece: Buffer) => pieces.push(piece));
    child.once("error", reject);
    // A child that ended early leaves the pipe; its exit code says why.
    child.stdin?.on("error", () => undefined);
    child.once("close", (code) => {
      if (code === 0) resolve(new Uint8Array(Buffer.concat(pieces)));
      else reject(new Error(`The process that writes workbooks ended with ${code ?? "a signal"}.`));
    });
    asJson(workbook).then((pieces) => child.stdin?.end(pieces.join("")), reject);
  });
}

/** As JSON.stringify would write it, with a turn for others between two slices of rows. */
async function asJson({ sheets, ...rest }: Workbook): Promise<string[]> {
  const pieces = [`${JSON.stringify(rest).slice(0, -1)},"sheets":[`];
  for (const [at, { rows, ...sheet }] of sheets.entries()) {
    const written = await inSlices(rows, (row) => JSON.stringify(row));
    pieces.push(`${at > 0 ? "," : ""}${JSON.stringify(sheet).slice(0, -1)},"rows":[`, written.join(","), "]}");
  }
  return [...pieces, "]}"];
}
