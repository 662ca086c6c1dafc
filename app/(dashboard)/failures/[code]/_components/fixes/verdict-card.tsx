import type { ReactNode } from "react";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { fixHrefs } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-hrefs";
import { FixOutcome } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-outcome";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import type { FailureFixes, ShownFix } from "@/lib/fixes/failure-fixes";
import type { Comparison } from "@/lib/fixes/unchanged-failures";
import type { SideOfFix } from "@/lib/fixes/verdicts";
import { formatCount, formatDay, formatFactor } from "@/lib/format";

interface VerdictCardProps {
  fix: ShownFix;
  fixes: FailureFixes;
  code: string;
  query: string;
  zone: string;
}

/** What the numbers say of the latest fix: by what it is judged, the ratio with its interval, and what would convince us. */
export function VerdictCard({ fix, fixes: { comparison, today }, code, query, zone }: VerdictCardProps) {
  const words = recordText.fixes;
  const { verdict, teams, meter } = fix;
  const { before, after, ratio, stage, tail } = verdict;
  const hrefs = fixHrefs(query, code, fix);
  const set = formatDay(dayOf(verdict.criterionAt, zone), today);
  const isSeen = stage !== "planned" && meter.daysSeen > 0;
  const side = (seen: SideOfFix, href: string) => (
    <>
      <NumberWithRows href={href}>{words.issues(formatCount(seen.issues), seen.issues)}</NumberWithRows>
      {words.side(formatCount(seen.exposure), verdict.exposureKind)}
    </>
  );
  return (
    <FactsCard title={words.title} facts={{}}>
      <div className="grid gap-2">
        <p className="text-mute text-sm">
          {words.criterion(words.target(verdict.targetRatio), words.days(verdict.windowDays), set, verdict.criterionBy)}
          {teams.length > 0 && `; ${words.teams(teams.map(({ name }) => name).join(", "))}`}
          {verdict.neverCount !== null && `; ${words.never(verdict.neverCount)}`}
        </p>
        <p>
          <FixOutcome verdict={verdict} today={today} />
        </p>
        {ratio && (
          <p>
            <strong className="font-semibold text-title">{formatFactor(ratio.ratio)}</strong> {words.times}{" "}
            {words.interval(formatFactor(ratio.low), formatFactor(ratio.high))}
          </p>
        )}
        {stage === "verifying" && (
          <progress
            className="h-1.5 w-full accent-accent"
            value={meter.daysSeen}
            max={verdict.windowDays}
            aria-label={words.progress(formatCount(meter.daysSeen), formatCount(verdict.windowDays))}
          />
        )}
        <p className="text-mute text-sm">
          {stage === "verifying" && `${words.progress(formatCount(meter.daysSeen), formatCount(verdict.windowDays))} · `}
          {meterWords(fix, today)}.
        </p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {before.toDay > before.fromDay && <Fact name={words.facts.before}>{side(before, hrefs.before)}</Fact>}
          {isSeen && <Fact name={words.facts.after}>{side(after, hrefs.after)}</Fact>}
          {tail > 0 && (
            <Fact name={words.facts.tail}>
              <NumberWithRows href={hrefs.tail}>{words.issues(formatCount(tail), tail)}</NumberWithRows>
              {words.tail}
            </Fact>
          )}
          {before.undated + after.undated > 0 && (
            <Fact name={words.facts.undated}>
              {before.undated > 0 && <NumberWithRows href={hrefs.undatedBefore}>{formatCount(before.undated)}</NumberWithRows>}
              {before.undated > 0 && words.undatedBefore}
              {before.undated > 0 && after.undated > 0 && ", "}
              {after.undated > 0 && <NumberWithRows href={hrefs.undatedAfter}>{formatCount(after.undated)}</NumberWithRows>}
              {after.undated > 0 && words.undatedAfter}
              {words.undatedHint}
            </Fact>
          )}
          {comparison && isSeen && <Others comparison={comparison} hrefs={hrefs} />}
        </dl>
        <Warnings fix={fix} />
      </div>
    </FactsCard>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-mute">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Others({ comparison, hrefs }: { comparison: Comparison; hrefs: ReturnType<typeof fixHrefs> }) {
  const words = recordText.fixes;
  const { failures, before, after, ratio } = comparison;
  return (
    <Fact name={words.facts.others}>
      <NumberWithRows href={hrefs.othersBefore(failures)}>{formatCount(before)}</NumberWithRows>
      {words.othersTo}
      <NumberWithRows href={hrefs.othersAfter(failures)}>{formatCount(after)}</NumberWithRows>
      {words.othersHint(failures.length)}
      {ratio && words.othersRatio(formatFactor(ratio.ratio), formatFactor(ratio.low), formatFactor(ratio.high))}
    </Fact>
  );
}

function Warnings({ fix: { verdict } }: { fix: ShownFix }) {
  const { warnings } = recordText.fixes;
  const said = [
    verdict.isRetrospective && warnings.retrospective,
    verdict.isPeakBaseline && warnings.peak,
    verdict.before.issues < verdict.smallestProvable && warnings.few(verdict.before.issues, verdict.smallestProvable),
  ].filter((warning) => warning !== false);
  if (said.length === 0) return null;
  return (
    <ul className="grid gap-1 text-amber text-sm">
      {said.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

/** What would convince us while the window runs; then what it came to. */
function meterWords({ verdict, meter }: ShownFix, today: number): string {
  const words = recordText.fixes.meter;
  const { days } = recordText.fixes;
  if (verdict.stage === "planned") return words.planned(formatDay(verdict.effectiveDay, today));
  if (verdict.regressedDay !== null) return words.cameBack;
  if (verdict.stage === "final") return verdict.outcome === null ? words.none : words[verdict.outcome];
  if (meter.mostFurther === null) return words.neverCould(meter.neededDays === null ? null : days(meter.neededDays));
  return meter.mostFurther < 0 ? words.cannotAnyMore : words.prove(meter.daysToGo, meter.mostFurther);
}
