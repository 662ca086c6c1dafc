import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { UNKNOWN } from "@/lib/filters";
import { formatMinutes, formatRate } from "@/lib/format";
import type { Handling } from "@/lib/handling/read-handling";
import { rankedShares } from "@/lib/metrics/ranked-shares";

/** How many issues were settled at once, how many contacts came back and to whom most, and how long half of everything took. */
export function HandlingSentence({ read, window, query }: { read: Handling; window: string; query: string }) {
  const words = recordText.handling.sentence;
  const { settled, repeat, resolution } = read;
  const open = (result: Handling["settled"], part: string) => rowsHref(query, { metric: result.id, part });
  const rate = (result: Handling["settled"]) => result.total.value !== null && formatRate(result.total.value);
  const [first, second] = [rate(settled), rate(repeat)];
  const worst = worstTeam(read);
  const half =
    (resolution.total.denominator ?? 0) === 0
      ? ""
      : resolution.total.value === null
        ? words.notReached
        : words.within(formatMinutes(resolution.total.value));
  if (!first && !second && half === "") return words.nothing;
  return (
    <>
      {first && (
        <NumberWithRows href={open(settled, "numerator")}>
          <strong>{words.settled(first)}</strong>
        </NumberWithRows>
      )}
      {first && second && words.and}
      {second && (
        <NumberWithRows href={open(repeat, "numerator")}>
          <strong>{words.repeat(second, window)}</strong>
        </NumberWithRows>
      )}
      {(first || second) && words.end}
      {worst && second && words.worst(worst.label, formatRate(worst.value), second)}
      {half}
    </>
  );
}

/** The team whose contacts come back most often, where that is more than chance: its interval lies above the rate of all. */
function worstTeam({ repeat }: Handling) {
  const overall = repeat.total.value;
  const [worst] = rankedShares(repeat).filter((row) => row.isRanked && row.key !== UNKNOWN);
  return overall !== null && worst && worst.low !== null && worst.low > overall ? worst : null;
}
