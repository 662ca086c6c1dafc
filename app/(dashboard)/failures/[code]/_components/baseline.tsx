import { IfMay } from "@/app/_components/rights";
import { actorWords } from "@/app/_data/actor-words";
import { BaselineForm } from "@/app/(dashboard)/failures/[code]/_components/baseline-form";
import { TakeBack } from "@/app/(dashboard)/failures/[code]/_components/take-back";
import { recordText } from "@/app/messages/record-text";
import type { ActorNames } from "@/lib/access/actor-names";
import { dayOf, isoDay } from "@/lib/dates";
import type { FailureChart } from "@/lib/failures/failure-chart";
import type { LevelChange } from "@/lib/failures/level-change";
import { formatDay, formatInstant, formatPoints, formatRate } from "@/lib/format";
import type { ResolvedPeriod } from "@/lib/period";

const words = recordText.failureChart;

interface BaselineProps {
  chart: FailureChart;
  names: ActorNames;
  code: string;
  period: ResolvedPeriod;
}

/** From which days on what is usual is counted anew, by whose judgement and why, and the form that records another one. */
export function Baseline({ chart: { changes, level }, names, code, period }: BaselineProps) {
  const { suggestion, shares } = level;
  const today = dayOf(period.asOf, period.zone);
  return (
    <section aria-label={words.baseline} className="min-w-0 text-sm">
      <h3 className="font-medium">{words.baseline}</h3>
      <p className="text-mute">{changes.length === 0 ? words.noChange : words.changed}</p>
      {changes.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {changes.map((change) => (
            <li key={change.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <span className="min-w-0 break-words">
                <strong className="font-medium">{words.change(formatDay(change.day))}</strong>: <bdi>{change.reason}</bdi>{" "}
                <span className="text-mute">{words.by(actorWords(change.actor, names), formatInstant(change.createdAt, period.zone))}</span>
              </span>
              <IfMay right="write">
                <TakeBack code={code} id={change.id} day={formatDay(change.day)} />
              </IfMay>
            </li>
          ))}
        </ul>
      )}
      {shares && <p className="mt-1">{sharesWords(shares)}</p>}
      {suggestion && <p className="mt-1 text-soft">{words.suggestion(formatDay(suggestion.day), pWords(suggestion.p))}</p>}
      <IfMay right="write">
        <details className="no-print mt-1">
          <summary className="target inline-flex items-center text-mute hover:text-ink">{words.record}</summary>
          <BaselineForm code={code} day={isoDay(suggestion?.day ?? today)} lastDay={isoDay(today)} />
        </details>
      </IfMay>
    </section>
  );
}

function sharesWords({ before, after, difference, low, high, z }: NonNullable<LevelChange["shares"]>): string {
  const sentence = words.shares(
    formatRate(after.x / after.n),
    formatRate(before.x / before.n),
    formatPoints(difference),
    formatPoints(low),
    formatPoints(high),
  );
  return z === null ? sentence : `${sentence} ${words.sharesZ(z.toFixed(1).replace("-", "−"))}`;
}

function pWords(p: number): string {
  return p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`;
}
