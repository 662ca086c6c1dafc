import { clsx } from "clsx";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { text } from "@/app/messages/text";
import { formatCount, formatPoints } from "@/lib/format";
import { changeOf } from "@/lib/overview/change";

/** The compared period's count, quiet beside the present one: "vs 64", or "new" where there was none. Opens its rows. */
export function CountBefore({ now, before, href, label }: { now: number; before: number | null; href: string | null; label?: string }) {
  if (before === null || href === null || (now === 0 && before === 0)) return null;
  if (before === 0) return <span className="inline-block min-w-6 font-normal text-mute text-xs leading-6">{text.tiles.isNew}</span>;
  return (
    <NumberWithRows href={href} label={label} className="inline-block min-w-6 font-normal text-mute text-xs leading-6">
      {text.tiles.versus(formatCount(before))}
    </NumberWithRows>
  );
}

interface RateChangeProps {
  better: "higher" | "lower" | "neither";
  now: { value: number | null };
  before: { value: number | null } | null;
  /** The compared rows. */
  href: string | null;
}

const TONES = { good: "text-green", bad: "text-red", neutral: "text-mute" } as const;

/** How a rate moved against the compared period, in points; better or worse by its colour, and in words for a reader. */
export function RateChange({ better, now, before, href }: RateChangeProps) {
  const change = changeOf("rate", better, now, before);
  if (!change || href === null) return null;
  const words = change.kind === "same" ? text.tiles.same : formatPoints(change.by);
  return (
    <NumberWithRows
      href={href}
      label={change.goodness === "neutral" ? undefined : text.tiles.goodness[change.goodness]}
      className={clsx("inline-block whitespace-nowrap text-sm leading-6", TONES[change.goodness])}
    >
      {words}
    </NumberWithRows>
  );
}
