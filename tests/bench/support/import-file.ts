import { closeSync, openSync, writeSync } from "node:fs";
import { csvLine } from "@/lib/csv";
import { DAY_MS, NOW } from "@/tests/bench/support/generate";
import { seededRandom } from "@/tests/bench/support/random";

const HEADER = [
  "external_id",
  "contacted_at",
  "closed_at",
  "customer",
  "team",
  "channel",
  "product",
  "severity",
  "anger_causes",
  "topic_causes",
  "promise_kinds",
  "promise_due_at",
  "promise_done_at",
  "summary",
  "narrative",
];

/** What the rows of the file add up to. */
export interface FileTotals {
  bytes: number;
  promises: number;
  causes: number;
}

/**
 * Writes a file for the template, about 600 bytes a row: ids, dates, a customer in two and a half rows, a promise on a
 * third of them, one or two causes, and an invented story that is quoted for its commas and sometimes runs over two
 * lines; every tenth holds an e-mail address, every eighth a telephone number. Same count, same bytes.
 */
export function writeImportFile(path: string, rows: number): FileTotals {
  const random = seededRandom(600);
  const upTo = (n: number) => Math.floor(random() * n);
  const pick = (n: number) => 1 + Math.floor(random() ** 1.7 * n);
  const totals: FileTotals = { bytes: 0, promises: 0, causes: 0 };
  const file = openSync(path, "w");
  const write = (text: string) => {
    totals.bytes += writeSync(file, text);
  };
  let waiting = csvLine(HEADER);
  for (let row = 1; row <= rows; row += 1) {
    const contacted = NOW - upTo(730 * 24 * 60) * 60_000;
    const isPromised = random() < 1 / 3;
    const isAngry = random() < 0.5;
    if (isPromised) totals.promises += 1;
    totals.causes += isAngry ? 2 : 1;
    const story = storyOf(upTo, row);
    waiting += csvLine([
      `HD-${String(row).padStart(8, "0")}`,
      minuteOf(contacted),
      random() < 0.9 ? minuteOf(contacted + upTo(10 * DAY_MS)) : "",
      `C-${1 + upTo(Math.ceil(rows / 2.5))}`,
      `Team ${pick(12)}`,
      CHANNELS[pick(CHANNELS.length) - 1] ?? "",
      `Product ${pick(40)}`,
      1 + upTo(4),
      isAngry ? `treated unjustly > reason ${pick(8)}` : "",
      `Topic ${pick(12)} > Detail ${pick(5)}`,
      isPromised ? "callback" : "",
      isPromised ? minuteOf(contacted + upTo(5 * DAY_MS)) : "",
      isPromised && random() < 0.8 ? minuteOf(contacted + upTo(7 * DAY_MS)) : "",
      story.slice(0, story.indexOf(",")),
      story,
    ]);
    if (waiting.length > 1_000_000) {
      write(waiting);
      waiting = "";
    }
  }
  write(waiting);
  closeSync(file);
  return totals;
}

const CHANNELS = ["Phone", "E-mail", "Chat", "Letter", "Counter", "Video"];

function minuteOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

const WORDS =
  "the parcel invoice driver never came again although nobody called back and we waited for days because order was late wrong item sent refund still open agent said manager would look into it but then line went dead so I wrote again asked twice got no answer at all".split(
    " ",
  );

function storyOf(upTo: (n: number) => number, row: number): string {
  const sentences: string[] = [];
  for (let length = 0; length < 395; length += sentences.at(-1)?.length ?? 0) {
    const words = Array.from({ length: 8 + upTo(8) }, () => WORDS[upTo(WORDS.length)] ?? "");
    words.splice(4, 0, ",");
    sentences.push(`${words.join(" ").replace(" ,", ",")}.`);
  }
  if (row % 10 === 0) sentences.push(`Write to c${row}@example.com please.`);
  if (row % 8 === 0) sentences.push(`Call me on 212-555-0${100 + (row % 100)} after six.`);
  if (row % 5 === 0) sentences.push(`My order ${100_000 + row} of 2026-03-0${1 + (row % 9)} cost 49.90.`);
  return sentences.join(row % 20 === 0 ? "\n" : " ");
}
