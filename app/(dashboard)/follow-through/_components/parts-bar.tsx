import { clsx } from "clsx";
import { CountBefore } from "@/app/_components/compared";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { comparedQuery } from "@/app/_data/compared-query";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";

const TONES: Record<string, string> = {
  "on-time": "bg-green",
  late: "bg-amber",
  missed: "bg-red",
  ahead: "bg-accent",
  "not-due": "bg-mute",
};
const ORDER = ["on-time", "late", "missed", "ahead", "not-due"];

/** Every promise in exactly one part: as a bar for the eye, and as numbers that open their rows. */
export function PartsBar({ result, query }: { result: MetricResult; query: string }) {
  const words = recordText.followThrough;
  const compared = comparedQuery(query, result.comparison);
  const before = new Map(result.comparison?.parts.map(({ part, count }) => [part, count]));
  const all = result.parts.toSorted((a, b) => placeOf(a.part) - placeOf(b.part));
  const shown = all.filter((part) => part.count > 0 || ORDER.includes(part.part));
  const drawn = all.filter((part) => part.count > 0 && part.part in TONES);
  return (
    <Section title={words.parts} hint={words.partsHint}>
      <div aria-hidden="true" className="mb-3 flex h-3 gap-0.5 overflow-hidden rounded-sm">
        {drawn.map((part) => (
          <div key={part.part} className={clsx("h-full min-w-[3px]", TONES[part.part])} style={{ flexGrow: part.count, flexBasis: 0 }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-7 gap-y-2">
        {shown.map((part) => (
          <li key={part.part}>
            <span className="flex items-center gap-1.5 text-mute text-sm">
              {part.part in TONES && <span aria-hidden="true" className={clsx("size-2 rounded-[2px]", TONES[part.part])} />}
              {recordText.interactions.promiseState(part.part) ?? part.label}
            </span>
            <span className="font-semibold text-lead">
              {part.count === 0 ? (
                <span className="text-mute">0</span>
              ) : (
                <NumberWithRows
                  href={rowsHref(query, { metric: result.id, part: part.part })}
                  label={words.partOf(part.label)}
                  className="inline-block min-w-6 leading-6"
                >
                  {formatCount(part.count)}
                </NumberWithRows>
              )}
            </span>{" "}
            <CountBefore
              now={part.count}
              before={before.get(part.part) ?? null}
              href={compared && rowsHref(compared, { metric: result.id, part: part.part })}
              label={words.partOf(part.label)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function placeOf(part: string): number {
  const place = ORDER.indexOf(part);
  return place === -1 ? ORDER.length : place;
}
