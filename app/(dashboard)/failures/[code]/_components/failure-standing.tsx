import { IfMay } from "@/app/_components/rights";
import { FailureChanges } from "@/app/(dashboard)/failures/_components/failure-changes";
import { StateWithVerdict } from "@/app/(dashboard)/failures/_components/failure-parts";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import type { FailureDetail } from "@/lib/failures/get-failure";
import type { Lifecycle } from "@/lib/failures/lifecycle";
import { formatDay } from "@/lib/format";
import type { TeamChoice } from "@/lib/ownership/team-choices";

/** The state a failure is in, since when and why, with what can be done about it. */
export function FailureStanding({ failure, teams }: { failure: FailureDetail; teams: readonly TeamChoice[] }) {
  const { lifecycle, period } = failure;
  const today = dayOf(period.asOf, period.zone);
  const since = lifecycle.sinceDay === null ? "" : recordText.failures.standing.since(formatDay(lifecycle.sinceDay, today));
  const reason = reasonWords(lifecycle, period.zone);
  return (
    <div className="no-print mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <StateWithVerdict lifecycle={lifecycle} today={today} />
      {(since !== "" || reason !== "") && <span className="text-soft">{[since, reason].filter((part) => part !== "").join(": ")}</span>}
      <IfMay right="write">
        <FailureChanges codes={[failure.code]} teams={teams} named={failure.named} isArchived={lifecycle.archive !== null} />
      </IfMay>
    </div>
  );
}

/** Why it escalates, or until when it is put aside; nothing for what the state says by itself. */
function reasonWords({ archive, escalation }: Lifecycle, zone: string): string {
  const words = recordText.failures.standing;
  if (archive) {
    const day = (at: number) => formatDay(dayOf(at, zone));
    const until = [
      archive.until === undefined ? null : words.untilDay(day(archive.until)),
      archive.interactions === undefined ? null : words.untilInteractions(archive.interactions),
      archive.customers === undefined ? null : words.untilCustomers(archive.customers),
      archive.escalating ? words.untilEscalating : null,
      archive.forEver === undefined ? null : words.forEver(archive.forEver.reason, day(archive.forEver.reviewAt), archive.isReviewDue),
    ];
    return until.filter((part) => part !== null).join(words.or);
  }
  if (!escalation) return "";
  return escalation.reason.kind === "ramp" ? words.ramp : words.sudden(escalation.reason.recent, escalation.reason.before);
}
