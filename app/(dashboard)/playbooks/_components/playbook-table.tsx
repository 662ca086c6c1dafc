import Link from "next/link";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { StatePill } from "@/app/_components/state-pill";
import { hrefOf } from "@/app/_data/filter-params";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInterval, formatRate } from "@/lib/format";
import type { PlaybookLine } from "@/lib/playbooks/read-playbooks";

/** Below so many judged steps a share is greyed. */
const FEW = 5;

export function PlaybookTable({ lines, query }: { lines: readonly PlaybookLine[]; query: string }) {
  const words = recordText.playbooks;
  return (
    <DataTable caption={words.caption}>
      <thead>
        <tr>
          <HeadCell>{words.columns.playbook}</HeadCell>
          <HeadCell isNumber>{words.columns.steps}</HeadCell>
          <HeadCell className="max-sm:hidden">{words.columns.version}</HeadCell>
          <HeadCell isNumber>{words.columns.adherence}</HeadCell>
          <HeadCell isNumber className="max-sm:hidden">
            {words.columns.opinions}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code} data-row className="focus-within:bg-accent-wash">
            <RowHead className="min-w-40 max-w-96">
              <Link href={hrefOf(`/playbooks/${line.code}`, new URLSearchParams(query))} {...ROW_LINK} className="link">
                {line.name}
              </Link>{" "}
              {line.retiredAt !== null && <StatePill tone="neutral">{words.retired}</StatePill>}
              {line.about !== null && <span className="block font-normal text-mute text-sm">{line.about}</span>}
            </RowHead>
            <Cell isNumber>{line.current === null ? words.zero : formatCount(line.current.steps.length)}</Cell>
            <Cell className="text-soft max-sm:hidden">
              {line.current === null ? words.noVersion : words.version(line.current.version)}
              <span className="block text-mute text-sm">
                {[line.isBuiltIn && words.builtIn, line.isCycle && words.cycle].filter(Boolean).join(", ")}
              </span>
            </Cell>
            <Cell isNumber className="whitespace-nowrap">
              <Share line={line} href={hrefOf(`/playbooks/${line.code}`, new URLSearchParams(query))} />
            </Cell>
            <Cell isNumber className="max-sm:hidden">
              {line.opinions === 0 ? words.zero : formatCount(line.opinions)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Each step opens its rows on the page of the playbook, which adds them up to this. */
function Share({ line: { name, adherence }, href }: { line: PlaybookLine; href: string }) {
  const words = recordText.playbooks;
  const { value, low, high, judged } = adherence;
  if (value === null || low === null || high === null) return <span className="text-mute">{words.zero}</span>;
  return (
    <span className={judged < FEW ? "text-mute" : undefined}>
      <NumberWithRows href={href} label={words.stepsOf(name)}>
        {formatRate(value)}
      </NumberWithRows>{" "}
      <span className="text-mute text-sm">{words.of(formatCount(judged))}</span>
      <span className="block text-mute text-sm">{judged < FEW ? words.tooFew : formatInterval(low, high)}</span>
    </span>
  );
}
