import { NumberWithRows } from "@/app/_components/number-with-rows";
import { IfMay } from "@/app/_components/rights";
import { Section } from "@/app/_components/section";
import { FixDialog } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-dialog";
import { fixHrefs } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-hrefs";
import { FixOutcome } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-outcome";
import { WithdrawFix } from "@/app/(dashboard)/failures/[code]/_components/fixes/withdraw-fix";
import { recordText } from "@/app/messages/record-text";
import { isoDay } from "@/lib/dates";
import type { FailureFixes, ShownFix } from "@/lib/fixes/failure-fixes";
import { formatCount, formatDay, formatFactor } from "@/lib/format";

interface FixHistoryProps {
  fixes: FailureFixes;
  code: string;
  query: string;
}

/** A quarter before against a quarter after, to be halved: what most fixes are meant for. */
const USUAL = { title: "", teams: [], targetRatio: 0.5, baselineDays: 91, windowDays: 91, neverCount: null };

/** Everything that was tried, each with its verdict, and the button that records another fix. */
export function FixHistory({ fixes, code, query }: FixHistoryProps) {
  const words = recordText.fixes;
  const side = new URLSearchParams([...new URLSearchParams(query)].filter(([key]) => key === "source")).toString();
  const form = { failureCode: code, choices: fixes.choices, side };
  return (
    <Section
      title={words.history}
      hint={fixes.all.length > 0 && words.historyHint}
      aside={
        <IfMay right="write">
          <FixDialog {...form} fix={{ ...USUAL, effectiveOn: isoDay(fixes.today) }} />
        </IfMay>
      }
    >
      {fixes.all.length === 0 ? (
        <p className="text-mute">{words.none}</p>
      ) : (
        <ul className="border-hairline border-t">
          {fixes.all.map((fix) => (
            <li key={fix.verdict.code} className="grid gap-1 border-hairline border-b py-3">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-0 break-words font-medium">{fix.verdict.title}</span>
                <FixOutcome verdict={fix.verdict} today={fixes.today} />
              </p>
              <FixLine fix={fix} today={fixes.today} code={code} query={query} />
              <div className="no-print flex flex-wrap items-center gap-1">
                {fix.verdict.stage === "planned" ? (
                  <IfMay right="write">
                    <FixDialog {...form} code={fix.verdict.code} fix={sentFix(fix)} />
                  </IfMay>
                ) : (
                  <span className="text-mute text-sm">{words.locked}</span>
                )}
                <IfMay right="write">
                  <WithdrawFix code={fix.verdict.code} title={fix.verdict.title} />
                </IfMay>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function FixLine({ fix, today, code, query }: { fix: ShownFix; today: number; code: string; query: string }) {
  const words = recordText.fixes;
  const { version, effectiveDay, targetRatio, windowDays, ratio, before, after, stage } = fix.verdict;
  const hrefs = fixHrefs(query, code, fix);
  const facts = [
    version === null ? null : words.version(version),
    words.effectiveOn(formatDay(effectiveDay, today)),
    `${words.target(targetRatio)}, ${words.days(windowDays)}`,
    ratio && `${formatFactor(ratio.ratio)} ${words.times} ${words.interval(formatFactor(ratio.low), formatFactor(ratio.high))}`,
  ].filter((fact) => fact !== null);
  return (
    <p className="text-mute text-sm">
      {facts.join(" · ")}
      {stage !== "planned" && after.toDay > after.fromDay && (
        <>
          {" · "}
          <NumberWithRows href={hrefs.before}>{words.issues(formatCount(before.issues), before.issues)}</NumberWithRows>
          {words.othersTo}
          <NumberWithRows href={hrefs.after}>{formatCount(after.issues)}</NumberWithRows>
        </>
      )}
    </p>
  );
}

function sentFix({ verdict, teams }: ShownFix) {
  const { title, effectiveDay, targetRatio, baselineDays, windowDays, neverCount } = verdict;
  return {
    title,
    effectiveOn: isoDay(effectiveDay),
    teams: teams.map(({ code }) => code),
    targetRatio,
    baselineDays,
    windowDays,
    neverCount,
  };
}
