"use client";

import { Popover } from "@base-ui/react/popover";
import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { useLayoutEffect, useState } from "react";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref, volumesHref } from "@/app/_data/rows-href";
import { text } from "@/app/messages/text";
import { formatCount, formatValue, formatValueInterval } from "@/lib/format";
import type { MetricWords, PartRole } from "@/lib/metrics/define";
import type { MetricResult } from "@/lib/metrics/result";

interface HowComputedProps {
  result: MetricResult;
  words: MetricWords;
  query: string;
  inForce: string;
}

/** Opens a number into what it is made of: every part with its count and its rows, adding up to everything looked at. */
export function HowComputed({ result, words, query, inForce }: HowComputedProps) {
  const [isOpen, setIsOpen] = useState(false);
  useLayoutEffect(() => () => setIsOpen(false), []);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger
        aria-label={text.how.open(words.title)}
        className="no-print target -my-2 inline-flex size-6 items-center justify-center rounded text-mute hover:bg-sunken hover:text-ink"
      >
        <CircleHelp size={14} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" collisionPadding={12} className="z-30 max-w-(--available-width)">
          <Popover.Popup className="max-h-(--available-height) w-104 max-w-full overflow-y-auto rounded-lg border border-edge bg-card p-4 shadow-xl outline-none">
            <Popover.Title className="font-semibold">{text.how.title(words.title)}</Popover.Title>
            <Popover.Description className="mt-1 text-soft">{words.definition}</Popover.Description>
            <Sum result={result} />
            <Parts result={result} query={query} />
            <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
              <Fact name={text.how.counted} value={text.how.countedBy(inForce, words.cohortDate)} />
              <Fact name={text.how.maturity} value={words.maturity} />
              <Fact name={text.how.caveat} value={words.caveat} />
            </dl>
            <p className="mt-3 text-sm">
              <Link href={`/definitions#${words.id}`} className="link">
                {text.how.definition}
              </Link>
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Sum({ result: { kind, total } }: { result: MetricResult }) {
  if (kind === "count" || total.denominator === null || total.value === null) return null;
  const [numerator, denominator] = [formatCount(total.numerator), formatCount(total.denominator)];
  const interval = formatValueInterval(kind, total.low, total.high);
  return (
    <p className="mt-2 font-medium">
      {text.how.sum(kind, numerator, denominator, formatValue(kind, total.value))}
      {interval !== null && <span className="font-normal text-mute"> · {text.how.interval(interval)}</span>}
    </p>
  );
}

const ORDER: readonly PartRole[] = ["numerator", "denominator", "immature", "unknown", "excluded"];

function Parts({ result, query }: { result: MetricResult; query: string }) {
  const shown = ORDER.flatMap((role) => result.parts.filter((part) => part.role === role && (part.count > 0 || role === "numerator")));
  // Contacts are no rows beside the interactions among them.
  const sum = result.parts.reduce((all, part) => (part.unit === "contact" ? all : all + part.count), 0);
  return (
    <table className="mt-3 w-full text-sm">
      <caption className="sr-only">{text.how.parts}</caption>
      <tbody>
        {shown.map((part) => (
          <tr key={part.part}>
            <th scope="row" className="border-hairline border-b py-1 pr-2 text-left font-normal">
              {part.label}
              <span className="text-mute"> · {text.how.roles(result.kind)[part.role]}</span>
            </th>
            <td className="border-hairline border-b py-1 text-right font-medium">
              <NumberWithRows href={part.unit === "contact" ? volumesHref(query) : rowsHref(query, { metric: result.id, part: part.part })}>
                {formatCount(part.count)}
              </NumberWithRows>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-1 pr-2 text-left font-normal text-mute">
            {text.how.inAll}
          </th>
          <td className="py-1 text-right text-mute">{formatCount(sum)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-mute">{name}</dt>
      <dd className="text-soft">{value}</dd>
    </>
  );
}
