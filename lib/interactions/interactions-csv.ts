import "server-only";
import { createHash } from "node:crypto";
import { type Actor, require } from "@/lib/access/actor";
import { CSV_BOM, csvLine, safeCell } from "@/lib/csv";
import { scopeLines } from "@/lib/csv-file";
import { isoDay } from "@/lib/dates";
import { type Filters, plainFilters } from "@/lib/filters";
import type { FoundRow } from "@/lib/interactions/find-rows";
import { type FoundRows, type InteractionLine, linesOf, rowsOf } from "@/lib/interactions/list-interactions";
import type { Which } from "@/lib/interactions/which";
import { DEFINITIONS_VERSION } from "@/lib/metrics";
import { type Asked, type AskOptions, askInSnapshot } from "@/lib/metrics/ask";
import { asOfText, isoRange } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

/**
 * The rows of an address as a CSV file, all of them, in the order of the list. They come in pieces, so that a large file
 * never stands in memory; the rows are therefore read twice, once for the checksum of the header and once to be sent.
 * A record that changed in between breaks the transfer off rather than send a file that contradicts its checksum.
 * @throws BadFilterError, ForbiddenError before anything is sent
 */
export async function interactionsCsv(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  which: Which,
  options: AskOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  require(actor, "read-rows");
  require(actor, "export");
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  await new Promise<void>((begun, refused) => {
    askInSnapshot(workspace, filters, options, async (asked) => {
      const found = await rowsOf(asked, which, { limit: null });
      const announced = await checksumOf(asked, found);
      begun();
      await writer.write(encoder.encode(headerOf(asked, which, found, announced)));
      const sent = createHash("sha256");
      for await (const piece of table(asked, found)) {
        sent.update(piece);
        await writer.write(encoder.encode(piece));
      }
      if (sent.digest("hex") !== announced) throw new Error("The record changed while the file was being sent.");
      await writer.close();
    }).catch((error: unknown) => {
      refused(error);
      // Whoever asked may have gone; then there is nobody left to tell.
      return writer.abort(error).catch(() => {});
    });
  });
  return readable;
}

/** Rows whose texts are read at once. */
const AT_ONCE = 500;

type Cell = string | number | null | undefined;

const COLUMNS: readonly (readonly [name: string, cell: (line: InteractionLine, found: FoundRows) => Cell])[] = [
  ["date", (line) => moment(line.at, line.day)],
  ["part", (line, { parts }) => parts.find((part) => part.part === line.part)?.label],
  ["source", ({ text }) => safe(text?.source)],
  ["external_id", ({ text }) => (text ? safe(text.externalId) : "deleted since it was counted")],
  ["difficult", ({ text }) => text && (text.isDifficult ? "yes" : "no")],
  ["contacted", ({ text }) => text && moment(text.contactedAt, text.contactedDay)],
  ["occurred", ({ text }) => text && moment(text.occurredAt, text.occurredDay)],
  ["closed", ({ text }) => text && moment(text.closedAt, text.closedDay)],
  ["channel", ({ text }) => safe(text?.channel)],
  ["team", ({ text }) => safe(text?.team)],
  ["product", ({ text }) => safe(text?.product)],
  ["severity", ({ text }) => text?.severity],
  ["mood_start", ({ text }) => text?.moodStart],
  ["mood_end", ({ text }) => text?.moodEnd],
  ["outcome", ({ text }) => text?.outcome],
  ["handle_minutes", ({ text }) => text?.handleMinutes],
  ["promises", ({ promises }) => promises.map((state) => state.part).join("; ")],
  ["commended", ({ isCommended }) => (isCommended ? "yes" : "no")],
  ["summary", ({ text }) => safe(text?.summary)],
];

async function* table(asked: Asked, found: FoundRows): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map(([name]) => name));
  for (let from = 0; from < found.rows.length; from += AT_ONCE) {
    const rows: FoundRow[] = found.rows.slice(from, from + AT_ONCE);
    const lines = await linesOf(asked, rows, found.unit);
    yield lines.map((line) => csvLine(COLUMNS.map(([, cell]) => cell(line, found) ?? null))).join("");
  }
}

async function checksumOf(asked: Asked, found: FoundRows): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of table(asked, found)) hash.update(piece);
  return hash.digest("hex");
}

function headerOf({ period, reader, filters, codes }: Asked, which: Which, found: FoundRows, checksum: string): string {
  const scope = scopeLines({
    ...isoRange(period),
    compared: null,
    asOf: asOfText(period.asOf),
    zone: period.zone,
    filters: plainFilters(filters),
    dataVersion: reader.version,
    definitionsVersion: DEFINITIONS_VERSION,
    isSample: codes.side.isSample,
  });
  const lines: [string, string][] = [
    ["rows of", whichWords(which)],
    ...scope,
    ["rows", String(found.count)],
    ["sha256 of the rows below", checksum],
  ];
  return `${CSV_BOM}${lines.map(([name, value]) => csvLine([name, safeCell(value)])).join("")}\r\n`;
}

function whichWords(which: Which): string {
  const { kind, search, ...rest } = which;
  const pairs = Object.entries({ ...rest, q: search?.text }).flatMap(([key, value]) =>
    value === undefined || value === false ? [] : [`${key}=${value === true ? "yes" : value}`],
  );
  return [kind === "interactions" ? "interactions" : "a number", ...pairs].join(" & ");
}

function safe(text: string | null | undefined): Cell {
  return text && safeCell(text);
}

/** A day, or an instant in UTC to the second. */
function moment(at: number | null, day: number | null): string | null {
  if (at === null) return null;
  return day === null ? `${new Date(at).toISOString().slice(0, 19)}Z` : isoDay(day);
}
