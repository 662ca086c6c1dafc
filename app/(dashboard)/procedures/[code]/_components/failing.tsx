import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { FailureStatePill } from "@/app/(dashboard)/failures/_components/failure-parts";
import { recordText } from "@/app/messages/record-text";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import { formatCount, formatDay } from "@/lib/format";
import type { ProcedureFailure } from "@/lib/procedures/procedure-failures";

/** How a procedure fails. */
export function ProcedureFailures({ failures, query }: { failures: ProcedureFailure[]; query: string }) {
  const words = recordText.procedures;
  if (failures.length === 0) return <p className="text-mute">{words.detail.noFailures}</p>;
  return (
    <DataTable caption={words.detail.failures}>
      <thead>
        <tr>
          <HeadCell>{words.detail.failure}</HeadCell>
          <HeadCell>{words.detail.state}</HeadCell>
          <HeadCell isNumber>{words.columns.interactions}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {failures.map((failure) => (
          <tr key={failure.code}>
            <RowHead>
              <Link href={failureHrefs(query, failure.code).page} className="link">
                {failure.title}
              </Link>
            </RowHead>
            <Cell>
              <FailureStatePill state={failure.state} />
            </Cell>
            <Cell isNumber>
              {failure.interactions === 0 ? (
                <span className="text-mute">{words.zero}</span>
              ) : (
                <NumberWithRows href={failureHrefs(query, failure.code).interactions} label={words.interactionsOf(failure.title)}>
                  {formatCount(failure.interactions)}
                </NumberWithRows>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** What was changed against its failures, and whether that worked. */
export function ProcedureFixes({ fixes, failures, query }: { fixes: FixVerdict[]; failures: ProcedureFailure[]; query: string }) {
  const words = recordText.procedures.detail;
  if (fixes.length === 0) return <p className="text-mute">{words.noFixes}</p>;
  return (
    <DataTable caption={words.fixes}>
      <thead>
        <tr>
          <HeadCell>{words.fix}</HeadCell>
          <HeadCell>{words.effectiveOn}</HeadCell>
          <HeadCell>{words.verdict}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {fixes.map((fix) => {
          const failure = failures.find(({ id }) => id === fix.failureId);
          return (
            <tr key={fix.code}>
              <RowHead>
                {failure ? (
                  <Link href={failureHrefs(query, failure.code).page} className="link">
                    {fix.title}
                  </Link>
                ) : (
                  fix.title
                )}
                {failure && <span className="block font-normal text-mute text-sm">{failure.title}</span>}
              </RowHead>
              <Cell>{formatDay(fix.effectiveDay)}</Cell>
              <Cell>{verdictWords(fix)}</Cell>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function verdictWords({ stage, outcome, regressedDay }: FixVerdict): string {
  const { verdicts, soFar, regressed } = recordText.procedures.detail;
  if (stage === "planned") return verdicts.planned;
  if (stage === "verifying") return outcome === null ? verdicts.verifying : `${verdicts.verifying}, ${soFar(verdicts[outcome])}`;
  return (outcome === null ? verdicts.none : verdicts[outcome]) + (regressedDay === null ? "" : regressed(formatDay(regressedDay)));
}
