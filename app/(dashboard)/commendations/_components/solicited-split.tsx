import { CountBefore } from "@/app/_components/compared";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { comparedQuery } from "@/app/_data/compared-query";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";

/** The commended interactions apart: praise that was asked for, praise that came by itself. */
export function SolicitedSplit({ result, query }: { result: MetricResult; query: string }) {
  const words = recordText.commendations;
  const compared = comparedQuery(query, result.comparison);
  const before = new Map(result.comparison?.parts.map(({ part, count }) => [part, count]));
  const kinds: Record<string, string> = words.kinds;
  return (
    <Section title={words.split} hint={words.splitHint}>
      <dl className="flex flex-wrap gap-x-9 gap-y-2">
        {result.parts
          .filter((part) => part.role === "numerator")
          .map((part) => (
            <div key={part.part}>
              <dt className="text-mute text-sm">{kinds[part.part] ?? part.label}</dt>
              <dd className="font-semibold text-lead">
                {part.count === 0 ? (
                  <span className="text-mute">0</span>
                ) : (
                  <NumberWithRows href={rowsHref(query, { metric: result.id, part: part.part })} className="inline-block min-w-6 leading-6">
                    {formatCount(part.count)}
                  </NumberWithRows>
                )}{" "}
                <CountBefore
                  now={part.count}
                  before={before.get(part.part) ?? null}
                  href={compared && rowsHref(compared, { metric: result.id, part: part.part })}
                />
              </dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
