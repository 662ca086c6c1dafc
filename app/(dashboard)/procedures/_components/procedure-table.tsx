import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { FailureStatePill } from "@/app/(dashboard)/failures/_components/failure-parts";
import { procedureHrefs } from "@/app/(dashboard)/procedures/_components/procedure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatDay, formatInterval, formatRate } from "@/lib/format";
import type { ProcedureRow } from "@/lib/procedures/list-procedures";

/** The register: what it is and where it is written, whose, which version, how it fails and what that costs. */
export function ProcedureTable({ rows, query }: { rows: ProcedureRow[]; query: string }) {
  const { columns, caption } = recordText.procedures;
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <HeadCell>{columns.procedure}</HeadCell>
          <HeadCell className="w-36 whitespace-normal! max-md:hidden">{columns.owners}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.version}</HeadCell>
          <HeadCell className="max-lg:hidden">{columns.failures}</HeadCell>
          <HeadCell isNumber>{columns.interactions}</HeadCell>
          <HeadCell isNumber>{columns.minutes}</HeadCell>
          <HeadCell isNumber className="w-20 whitespace-normal!">
            {columns.missed}
          </HeadCell>
          <HeadCell isNumber>{columns.adoption}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.code} row={row} query={query} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ row, query }: { row: ProcedureRow; query: string }) {
  const words = recordText.procedures;
  const hrefs = procedureHrefs(query, row.code);
  const unowned = <span className="text-amber">{words.unowned}</span>;
  const none = <span className="text-mute">{words.zero}</span>;
  return (
    <tr data-row className="focus-within:bg-accent-wash">
      <RowHead className="min-w-40 max-w-80">
        <Link href={hrefs.page} {...ROW_LINK} className="link">
          {row.name}
        </Link>
        <span className="block font-normal text-mute text-sm">
          {row.retiredAt !== null && `${words.retired} `}
          {row.documentUrl && (
            <a href={row.documentUrl} rel="noreferrer" className="link">
              {words.document}
              <span className="sr-only"> {words.documentOf(row.name)}</span>
            </a>
          )}
        </span>
      </RowHead>
      <Cell className="text-soft max-md:hidden">
        {row.production?.name ?? unowned} / {row.support?.name ?? unowned}
      </Cell>
      <Cell className="max-sm:hidden">
        {row.current === null ? (
          <span className="text-mute">{words.noVersion}</span>
        ) : (
          <>
            {words.version(row.current.version)}
            <span className="block text-mute text-sm">{words.since(formatDay(row.current.effectiveDay))}</span>
          </>
        )}
      </Cell>
      <Cell className="max-lg:hidden">
        {row.failures.length === 0 ? (
          none
        ) : (
          <ul className="grid gap-1">
            {row.failures.map((failure) => (
              <li key={failure.code}>
                <Link href={failureHrefs(query, failure.code).page} className="link">
                  {failure.title}
                </Link>{" "}
                <FailureStatePill state={failure.state} />
              </li>
            ))}
          </ul>
        )}
      </Cell>
      <Cell isNumber>
        {row.counts.interactions === 0 ? (
          none
        ) : (
          <NumberWithRows href={hrefs.interactions} label={words.interactionsOf(row.name)}>
            {formatCount(row.counts.interactions)}
          </NumberWithRows>
        )}
      </Cell>
      <Cell isNumber>
        {row.counts.minutes === null ? none : <NumberWithRows href={hrefs.interactions}>{formatCount(row.counts.minutes)}</NumberWithRows>}
      </Cell>
      <Cell isNumber>
        {row.missed === 0 ? (
          none
        ) : (
          <NumberWithRows href={hrefs.missed} label={words.missedOf(row.name)}>
            {formatCount(row.missed)}
          </NumberWithRows>
        )}
      </Cell>
      <Cell isNumber className="whitespace-nowrap">
        <Adopted row={row} hrefs={hrefs} />
      </Cell>
    </tr>
  );
}

function Adopted({ row: { adoption, name }, hrefs }: { row: ProcedureRow; hrefs: ReturnType<typeof procedureHrefs> }) {
  const words = recordText.procedures;
  if (adoption === null || adoption.value === null || adoption.low === null || adoption.high === null)
    return <span className="text-mute">{words.zero}</span>;
  return (
    <span title={formatInterval(adoption.low, adoption.high)}>
      <NumberWithRows href={hrefs.adoption("numerator")} label={words.adoptedOf(name)}>
        {formatRate(adoption.value)}
      </NumberWithRows>{" "}
      <span className="text-mute text-sm">
        <NumberWithRows href={hrefs.adoption("denominator")}>{words.of(formatCount(adoption.denominator))}</NumberWithRows>
      </span>
    </span>
  );
}
