import Link from "next/link";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { arrivedHref } from "@/app/(dashboard)/arrivals/_components/arrivals-hrefs";
import { recordText } from "@/app/messages/record-text";
import { arrivedCode, arrivedName, BLOCK_HOURS } from "@/lib/arrivals/arrived";
import { type Arrivals, FEWEST_ARRIVALS } from "@/lib/arrivals/read-arrivals";
import type { Filters } from "@/lib/filters";
import { formatCount, formatInterval, formatRate } from "@/lib/format";

/** When they come, against when people work, and what could be done about it. */
export function ArrivalsSentence({ read, filters }: { read: Arrivals; filters: Filters }) {
  const words = recordText.arrivals.sentence;
  const { timed, untimed, busiest } = read;
  if (timed + untimed === 0) return <p>{words.none}</p>;
  if (timed === 0) return <p>{words.noTimes(formatCount(untimed))}</p>;
  if (busiest === null) {
    return (
      <p>
        {words.tooFew(formatCount(timed), FEWEST_ARRIVALS)} <Outside read={read} />
      </p>
    );
  }
  const code = arrivedCode(busiest.weekday, busiest.from, BLOCK_HOURS);
  const href = arrivedHref(filters, code);
  const count = formatCount(busiest.count);
  const said = words.busiest(formatCount(timed), arrivedName(code));
  return (
    <p>
      {href === null ? count : <NumberWithRows href={href}>{count}</NumberWithRows>}
      {said} <Outside read={read} />
    </p>
  );
}

/** Shares from this count on; an interval of fewer says nothing. */
const FEWEST_FOR_SHARE = 5;
/** From this share on, with certainty, it is worth changing who is there when. */
const MANY = 0.2;

function Outside({ read: { against } }: { read: Arrivals }) {
  const words = recordText.arrivals.sentence;
  if (against === null) {
    return (
      <>
        {words.noHours}{" "}
        <Link href="/settings/calendars" className="link">
          {words.hoursLink}
        </Link>
      </>
    );
  }
  const { known, outside, unknown, share } = against;
  const rest = unknown === 0 ? null : <> {words.unknownHours(formatCount(unknown))}</>;
  if (known < FEWEST_FOR_SHARE || share.share === null || share.low === null || share.high === null) {
    return (
      <>
        {words.outsideFew(formatCount(outside), formatCount(known))}
        {rest}
      </>
    );
  }
  const advice = share.low >= MANY ? words.moveShift : share.high < MANY ? words.keepFree : words.neither;
  return (
    <>
      {words.outside(formatRate(share.share), formatInterval(share.low, share.high), formatCount(known))}
      {rest} {advice}
    </>
  );
}
