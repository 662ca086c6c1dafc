import Link from "next/link";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { Owners } from "@/app/(dashboard)/failures/_components/failure-parts";
import { MeasureCells } from "@/app/(dashboard)/failures/first/_components/measure-cells";
import { recordText } from "@/app/messages/record-text";
import { formatLevel, formatMinutes, formatRate } from "@/lib/format";
import type { Ranked } from "@/lib/priorities/rank";
import type { PriorityRow } from "@/lib/priorities/read-priorities";
import { FEWEST_FOR_SAVING } from "@/lib/priorities/saving";
import { MEASURES } from "@/lib/priorities/weights";

/** Failures by what they cost together; every measure opens its rows. */
export function PriorityTable({ rows, query }: { rows: readonly Ranked<PriorityRow>[]; query: string }) {
  const words = recordText.priorities;
  return (
    <DataTable caption={words.caption}>
      <thead>
        <tr>
          <HeadCell>{words.columns.failure}</HeadCell>
          <HeadCell isNumber className="w-20 whitespace-normal!">
            {words.columns.score}
          </HeadCell>
          {MEASURES.map((measure) => (
            <HeadCell key={measure} isNumber className="w-28 whitespace-normal!">
              {words.measures[measure]}
            </HeadCell>
          ))}
          <HeadCell isNumber className="w-36 whitespace-normal!">
            {words.columns.saving}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((ranked) => (
          <tr key={ranked.row.code} data-row className="focus-within:bg-accent-wash">
            <Cell className="min-w-44">
              <Link href={failureHrefs(query, ranked.row.code).page} {...ROW_LINK} className="rows-link block font-medium outline-offset-4">
                {ranked.row.title}
              </Link>
              <span className="block text-mute text-sm">{ranked.row.procedure}</span>
              <span className="text-sm">
                <Owners failure={ranked.row} />
              </span>
            </Cell>
            <Cell isNumber className="font-semibold">
              {formatRate(ranked.score)}
            </Cell>
            <MeasureCells ranked={ranked} query={query} />
            <Cell isNumber>
              <Spared row={ranked.row} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Spared({ row: { saving, plannedFix } }: { row: PriorityRow }) {
  const words = recordText.priorities;
  if (!saving) {
    return (
      <span className="text-mute" title={words.tooFewHint(FEWEST_FOR_SAVING)}>
        {words.tooFew}
      </span>
    );
  }
  return (
    <>
      <span className="font-semibold">{formatLevel(saving.interactions)}</span>{" "}
      <span className="text-mute text-sm">{words.savingInterval(formatLevel(saving.low), formatLevel(saving.high))}</span>
      {saving.minutes !== null && <span className="block text-mute text-sm">{words.savingMinutes(formatMinutes(saving.minutes))}</span>}
      <span className="block text-mute text-sm">{words.savingBy(formatRate(1 - saving.targetRatio), plannedFix)}</span>
    </>
  );
}
