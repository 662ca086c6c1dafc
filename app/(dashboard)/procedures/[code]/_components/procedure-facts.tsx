import { NumberWithRows } from "@/app/_components/number-with-rows";
import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { timeWords } from "@/app/(dashboard)/failures/[code]/_components/time-words";
import type { procedureHrefs } from "@/app/(dashboard)/procedures/_components/procedure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatDay, formatInterval, formatRate } from "@/lib/format";
import type { ProcedureDetail } from "@/lib/procedures/get-procedure";

/** Which version holds, how much it is used and what it costs. */
export function ProcedureFacts({ procedure, hrefs }: { procedure: ProcedureDetail; hrefs: ReturnType<typeof procedureHrefs> }) {
  const words = recordText.procedures;
  const { facts } = words.detail;
  const { current, counts, missed, documentUrl } = procedure;
  const { value, low, high, denominator } = procedure.adoption.total;
  return (
    <FactsCard
      facts={{
        [facts.version]: current ? `${current.version}, ${words.since(formatDay(current.effectiveDay))}` : words.noVersion,
        [facts.document]: documentUrl && (
          <a href={documentUrl} rel="noreferrer" className="link break-all">
            {documentUrl}
          </a>
        ),
        [facts.interactions]: <NumberWithRows href={hrefs.interactions}>{formatCount(counts.interactions)}</NumberWithRows>,
        [facts.time]: counts.minutes !== null && timeWords(counts.minutes),
        [facts.missed]: missed > 0 && <NumberWithRows href={hrefs.missed}>{formatCount(missed)}</NumberWithRows>,
        [facts.adoption]: value !== null && low !== null && high !== null && (
          <span title={formatInterval(low, high)}>
            <NumberWithRows href={hrefs.adoption("numerator")}>{formatRate(value)}</NumberWithRows>{" "}
            <NumberWithRows href={hrefs.adoption("denominator")} className="text-mute">
              {words.of(formatCount(denominator))}
            </NumberWithRows>
          </span>
        ),
      }}
    />
  );
}
