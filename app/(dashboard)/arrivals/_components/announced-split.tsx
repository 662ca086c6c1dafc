import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { announcedHref } from "@/app/(dashboard)/arrivals/_components/arrivals-hrefs";
import { recordText } from "@/app/messages/record-text";
import type { Arrivals, KnownShare } from "@/lib/arrivals/read-arrivals";
import type { Filters } from "@/lib/filters";
import { formatCount, formatInterval, formatRate } from "@/lib/format";

const KINDS = ["yes", "no", "unknown"] as const;
/** Below so many known no share is told. */
const FEWEST = 5;

/** How many came announced, how many did not, and of how many that is not known. */
export function AnnouncedSplit({ announced, filters }: { announced: Arrivals["announced"]; filters: Filters }) {
  const words = recordText.arrivals;
  return (
    <Section title={words.announced} hint={words.announcedHint}>
      <dl className="flex flex-wrap gap-x-9 gap-y-2">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt className="text-mute text-sm">{words.kinds[kind]}</dt>
            <dd className="font-semibold text-lead">
              {announced[kind] === 0 ? (
                <span className="text-mute">0</span>
              ) : (
                <NumberWithRows href={announcedHref(filters, kind)} className="target inline-block min-w-6 leading-6">
                  {formatCount(announced[kind])}
                </NumberWithRows>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-mute text-sm">{shareOf(announced.share)}</p>
    </Section>
  );
}

function shareOf({ known, share, low, high }: KnownShare): string {
  const words = recordText.arrivals;
  if (share === null || low === null || high === null) return words.announcedNone;
  if (known < FEWEST) return words.announcedFew(formatCount(known));
  return words.announcedShare(formatRate(share), formatInterval(low, high), formatCount(known));
}
