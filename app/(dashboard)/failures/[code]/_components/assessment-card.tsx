import { NumberWithRows } from "@/app/_components/number-with-rows";
import { IfMay } from "@/app/_components/rights";
import { StatePill, type Tone } from "@/app/_components/state-pill";
import { comparedQuery } from "@/app/_data/compared-query";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { AssessmentForm } from "@/app/(dashboard)/failures/[code]/_components/assessment-form";
import { recordText } from "@/app/messages/record-text";
import type { FailureDetail } from "@/lib/failures/get-failure";
import type { ActionPriority } from "@/lib/fmea/action-priority";
import { formatCount } from "@/lib/format";

const TONES: Record<ActionPriority, Tone> = { high: "bad", medium: "watch", low: "neutral" };

/** How people judge the failure, how soon something has to be done, and what the data speaks for. */
export function AssessmentCard({ failure, query }: { failure: Pick<FailureDetail, "code" | "assessment">; query: string }) {
  const words = recordText.assessment;
  const { priority, suggested, severity, occurrence, detection } = failure.assessment;
  const rows = failureHrefs(comparedQuery(query, suggested) ?? query, failure.code).interactions;
  return (
    <FactsCard title={words.title} facts={{}}>
      <p className="text-mute text-sm">{words.hint}</p>
      <p className="my-2">
        {priority === null ? words.unjudged : <StatePill tone={TONES[priority]}>{words.priority(words.priorities[priority])}</StatePill>}
      </p>
      <IfMay right="write">
        <AssessmentForm code={failure.code} assessment={{ severity, occurrence, detection }} />
      </IfMay>
      <p className="mt-2 text-mute text-sm">
        {words.suggested(suggested.occurrence)}
        <NumberWithRows href={rows}>{words.suggestedBy(formatCount(suggested.interactions), suggested.interactions)}</NumberWithRows>.
      </p>
    </FactsCard>
  );
}
