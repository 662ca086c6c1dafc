import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { IfMay } from "@/app/_components/rights";
import { ROW_LINK } from "@/app/(dashboard)/_components/row-link";
import { LineMeta, MoodCell, PromiseCell } from "@/app/(dashboard)/interactions/_components/line-parts";
import { Marked } from "@/app/(dashboard)/interactions/_components/marked";
import { recordText } from "@/app/messages/record-text";
import type { LineText } from "@/lib/interactions/line-texts";
import type { InteractionLine } from "@/lib/interactions/list-interactions";
import { momentText } from "@/lib/interactions/moment";

interface InteractionTableProps {
  lines: InteractionLine[];
  zone: string;
  /** What the date of a row is: its contact, its due date, its closing. */
  dateName: string;
}

/** Interactions as a table; a column that would be empty is left out, and on a narrow screen all stand under the summary. */
export function InteractionTable({ lines, zone, dateName }: InteractionTableProps) {
  const words = recordText.interactions;
  const columns = COLUMNS.filter((column) => lines.some((line) => line.text && column.isKnown(line, line.text)));
  return (
    <DataTable caption={words.caption}>
      <thead className="max-md:sr-only">
        <tr>
          <IfMay right="write">
            <HeadCell className="no-print w-7 pr-0">
              <span className="sr-only">{recordText.failureLinks.selection.column}</span>
            </HeadCell>
          </IfMay>
          <HeadCell>{words.columns.what}</HeadCell>
          <HeadCell>{dateName}</HeadCell>
          {columns.map(({ key, isNumber, className }) => (
            <HeadCell key={key} isNumber={isNumber} className={className}>
              {words.columns[key]}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.unitId} line={line} zone={zone} columns={columns} />
        ))}
      </tbody>
    </DataTable>
  );
}

interface Column {
  key: "channel" | "product" | "severity" | "mood" | "promise" | "commended";
  isNumber?: boolean;
  className?: string;
  isKnown: (line: InteractionLine, said: LineText) => boolean;
  cell: (line: InteractionLine, said: LineText) => ReactNode;
}

const COLUMNS: readonly Column[] = [
  { key: "channel", isKnown: (_, said) => said.channel !== null, cell: (_, said) => said.channel },
  { key: "product", className: "max-w-56 max-lg:hidden", isKnown: (_, said) => said.product !== null, cell: (_, said) => said.product },
  { key: "severity", isNumber: true, isKnown: (_, said) => said.severity !== null, cell: (_, said) => said.severity },
  {
    key: "mood",
    className: "whitespace-nowrap",
    isKnown: (_, said) => said.moodStart !== null || said.moodEnd !== null,
    cell: (_, said) => <MoodCell start={said.moodStart} end={said.moodEnd} />,
  },
  {
    key: "promise",
    className: "whitespace-nowrap",
    isKnown: (line) => line.promises.length > 0,
    cell: (line) => <PromiseCell line={line} />,
  },
  {
    key: "commended",
    className: "text-green",
    isKnown: (line) => line.isCommended,
    cell: (line) => line.isCommended && recordText.interactions.commended,
  },
];

function Row({ line, zone, columns }: { line: InteractionLine; zone: string; columns: readonly Column[] }) {
  const words = recordText.interactions;
  const { text: said } = line;
  if (!said) {
    return (
      <tr data-row>
        <Cell colSpan={columns.length + 3} className="text-mute">
          {words.gone} · {momentText(line, zone)}
          <span className="block text-sm">{words.goneHint}</span>
        </Cell>
      </tr>
    );
  }
  return (
    <tr data-row className="focus-within:bg-accent-wash">
      <IfMay right="write">
        <Cell className="no-print w-7 pr-0">
          <label className="target -my-2 flex items-start py-2 max-sm:-mx-2 max-sm:-my-3.5 max-sm:px-2 max-sm:py-3.5">
            <input type="checkbox" data-row-select value={line.interactionId} className="mt-0.5 size-4 accent-accent" />
            <span className="sr-only">{recordText.failureLinks.selection.select(said.externalId)}</span>
          </label>
        </Cell>
      </IfMay>
      <Cell className="md:min-w-64 md:max-w-md">
        <Link
          href={`/interactions/${line.interactionId}`}
          {...ROW_LINK}
          className={clsx("rows-link block break-words font-medium outline-offset-4", said.summary === null && "text-mute")}
        >
          {said.summary === null ? words.noSummary : line.found ? <Marked pieces={line.found.summary} /> : said.summary}
        </Link>
        {line.found?.excerpt && (
          <span className="block break-words text-soft text-sm">
            <Marked pieces={line.found.excerpt} />
          </span>
        )}
        <span className="break-all text-mute text-sm">{said.externalId}</span>
        {!said.isDifficult && <span className="text-mute text-sm"> · {words.notDifficult}</span>}
        <LineMeta line={line} text={said} zone={zone} className="md:hidden" />
      </Cell>
      <Cell className="whitespace-nowrap max-md:hidden">{momentText(line, zone)}</Cell>
      {columns.map(({ key, isNumber, className, cell }) => (
        <Cell key={key} isNumber={isNumber} className={clsx("max-md:hidden", className)}>
          {cell(line, said)}
        </Cell>
      ))}
    </tr>
  );
}
