import { NumberWithRows } from "@/app/_components/number-with-rows";
import { fixHrefs } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-hrefs";
import { recordText } from "@/app/messages/record-text";
import type { FailureFixes, ShownFix } from "@/lib/fixes/failure-fixes";
import { formatCount, formatDay, formatLevel } from "@/lib/format";

/** What a fix that is being verified has come to, at the top of its failure's page. */
export function FixSentence({ fix, today, code, query }: { fix: ShownFix; today: FailureFixes["today"]; code: string; query: string }) {
  const words = recordText.fixes;
  const { verdict, meter } = fix;
  const day = formatDay(verdict.effectiveDay, today);
  const seen = words.sentence.seen(formatCount(verdict.after.issues), verdict.after.issues);
  const isKnown = verdict.before.issues > 0;
  return (
    <>
      {verdict.version === null ? words.sentence.sinceFix(verdict.title, day) : words.sentence.sinceVersion(verdict.version, day)}
      <strong>
        {meter.daysSeen === 0 ? seen : <NumberWithRows href={fixHrefs(query, code, fix).after}>{seen}</NumberWithRows>}
        {isKnown && words.sentence.expected(formatLevel(meter.expected))}
      </strong>
      .
      {isKnown && (
        <>
          {verdict.outcome === "effective"
            ? words.sentence.effective
            : verdict.outcome === "worse"
              ? words.sentence.worse
              : words.sentence.open}
          {words.sentence.met(words.target(verdict.targetRatio), words.days(meter.daysToGo))}
        </>
      )}
    </>
  );
}
