import Link from "next/link";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { endingRowsHref } from "@/app/_data/ending-href";
import { differenceOf, isStandingOut } from "@/app/(dashboard)/handling/endings/_components/findings";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatPoints, formatRate } from "@/lib/format";
import type { Comparison } from "@/lib/handling/compare-factors";
import type { EndingsRead } from "@/lib/handling/endings";

const MOST_NAMED = 3;

/** For whoever has ten seconds: how many ended well, what goes with it, what cannot be said yet, what to try next. */
export function EndingsSentence({ read, query }: { read: EndingsRead; query: string }) {
  const words = recordText.endings.sentence;
  if (read.measured === 0) return words.nothing;
  const standing = read.comparisons.filter(isStandingOut);
  const open = read.comparisons.filter(({ hasEnough }) => !hasEnough).length;
  const more = standing.filter((each) => differenceOf(each) > 0).toSorted((a, b) => differenceOf(b) - differenceOf(a) || byId(a, b));
  const less = standing.filter((each) => differenceOf(each) < 0).toSorted((a, b) => differenceOf(a) - differenceOf(b) || byId(a, b));
  const { ending } = read.ask;
  return (
    <>
      <NumberWithRows href={endingRowsHref(query, { ending, part: "numerator" })}>
        <strong>{formatRate(read.good / read.measured)}</strong>
      </NumberWithRows>{" "}
      {words.of(formatCount(read.measured), read.title)}
      {standing.length === 0 && words.noneStandsOut}
      {more.length > 0 && (
        <>
          {words.goesWith}
          <Named comparisons={more} />
        </>
      )}
      {less.length > 0 && (
        <>
          {words.goesAgainst}
          <Named comparisons={less} />
        </>
      )}
      {open > 0 && words.open(formatCount(open), formatCount(read.comparisons.length))}
      {words.tryNext}
      <Link href="/playbooks" className="link">
        {words.playbook}
      </Link>
      {words.andCompare}
    </>
  );
}

function Named({ comparisons }: { comparisons: Comparison[] }) {
  return (
    <>
      {comparisons.slice(0, MOST_NAMED).map((comparison, index) => (
        <span key={comparison.id}>
          {index > 0 && "; "}
          <strong>
            {comparison.title}: {comparison.with}
          </strong>{" "}
          ({formatPoints(differenceOf(comparison))})
        </span>
      ))}
      .
    </>
  );
}

function byId(a: Comparison, b: Comparison): number {
  return a.id < b.id ? -1 : 1;
}
