import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";
import { parseIsoDay } from "@/lib/dates";
import { formatCount, formatDay, formatInterval, formatRate } from "@/lib/format";
import type { Adherence, VersionChange as Change } from "@/lib/playbooks/read-playbooks";

/** How the steps went before and since a version came into effect, and whether that could be chance. */
export function VersionChange({ change, version }: { change: Change; version: number }) {
  const words = recordText.playbooks.detail;
  const { difference } = change;
  return (
    <Section title={words.change(version, formatDay(parseIsoDay(change.since) ?? 0))} hint={words.changeHint}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-mute">{words.before}</dt>
        <dd>{shareOf(change.before)}</dd>
        <dt className="text-mute">{words.after}</dt>
        <dd>{shareOf(change.after)}</dd>
        <dt className="text-mute">{words.difference}</dt>
        <dd>
          {difference === null ? (
            words.noDifference
          ) : (
            <>
              {words.points(points(difference.difference))}{" "}
              <span className="text-mute text-sm">
                {points(difference.low)} – {points(difference.high)}
              </span>
            </>
          )}
        </dd>
      </dl>
      {difference !== null && difference.low <= 0 && difference.high >= 0 && (
        <p className="mt-1 text-mute text-sm">{words.couldBeChance}</p>
      )}
    </Section>
  );
}

function shareOf({ value, low, high, judged }: Adherence) {
  if (value === null || low === null || high === null) return recordText.playbooks.detail.notObserved;
  return (
    <>
      {formatRate(value)}{" "}
      <span className="text-mute text-sm">
        {recordText.playbooks.of(formatCount(judged))} · {formatInterval(low, high)}
      </span>
    </>
  );
}

function points(share: number): string {
  return new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 1 }).format(share * 100);
}
