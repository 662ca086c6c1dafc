import { clsx } from "clsx";
import Link from "next/link";
import { Cell, DataTable, HeadCell } from "@/app/_components/data-table";
import { ROW_LINK } from "@/app/(dashboard)/_components/list-keys";
import { LineMeta, MoodCell, PromiseCell } from "@/app/(dashboard)/interactions/_components/line-parts";
import { text } from "@/app/messages/text";
import type { InteractionLine } from "@/lib/interactions/list-interactions";
import { momentText } from "@/lib/interactions/moment";

interface InteractionTableProps {
  lines: InteractionLine[];
  zone: string;
  /** What the date of a row is: its contact, its due date, its closing. */
  dateName: string;
}

/** Interactions as a table; on a narrow screen everything but the first column stands under the summary. */
export function InteractionTable({ lines, zone, dateName }: InteractionTableProps) {
  const words = text.interactions;
  return (
    <DataTable caption={words.caption}>
      <thead className="max-md:sr-only">
        <tr>
          <HeadCell>{words.columns.what}</HeadCell>
          <HeadCell>{dateName}</HeadCell>
          <HeadCell>{words.columns.channel}</HeadCell>
          <HeadCell className="max-lg:hidden">{words.columns.product}</HeadCell>
          <HeadCell isNumber>{words.columns.severity}</HeadCell>
          <HeadCell>{words.columns.mood}</HeadCell>
          <HeadCell>{words.columns.promise}</HeadCell>
          <HeadCell>{words.columns.commended}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.unitId} line={line} zone={zone} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ line, zone }: { line: InteractionLine; zone: string }) {
  const words = text.interactions;
  const { text: said } = line;
  const wide = "max-md:hidden";
  if (!said) {
    return (
      <tr data-row>
        <Cell colSpan={8} className="text-mute">
          {words.gone} · {momentText(line, zone)}
          <span className="block text-sm">{words.goneHint}</span>
        </Cell>
      </tr>
    );
  }
  return (
    <tr data-row className="focus-within:bg-accent-wash">
      <Cell className="md:min-w-64 md:max-w-md">
        <Link
          href={`/interactions/${line.interactionId}`}
          {...ROW_LINK}
          className={clsx("rows-link block break-words font-medium outline-offset-4", said.summary === null && "text-mute")}
        >
          {said.summary ?? words.noSummary}
        </Link>
        <span className="break-all text-mute text-sm">{said.externalId}</span>
        {!said.isDifficult && <span className="text-mute text-sm"> · {words.notDifficult}</span>}
        <LineMeta line={line} text={said} zone={zone} className="md:hidden" />
      </Cell>
      <Cell className={clsx(wide, "whitespace-nowrap")}>{momentText(line, zone)}</Cell>
      <Cell className={wide}>{said.channel}</Cell>
      <Cell className={clsx(wide, "max-w-56 max-lg:hidden")}>{said.product}</Cell>
      <Cell isNumber className={wide}>
        {said.severity}
      </Cell>
      <Cell className={clsx(wide, "whitespace-nowrap")}>
        <MoodCell start={said.moodStart} end={said.moodEnd} />
      </Cell>
      <Cell className={clsx(wide, "whitespace-nowrap")}>
        <PromiseCell line={line} />
      </Cell>
      <Cell className={clsx(wide, "text-green")}>{line.isCommended && words.commended}</Cell>
    </tr>
  );
}
