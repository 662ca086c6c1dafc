import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { recordText } from "@/app/messages/record-text";
import { parseIsoDay } from "@/lib/dates";
import { formatCount, formatDay, NO_VALUE } from "@/lib/format";
import type { ListedVolumes } from "@/lib/volumes/list-volumes";

/** Volumes by day, the newest first, adding up to what the rate was divided by. */
export function VolumeTable({ volumes: { rows, more, contacts } }: { volumes: ListedVolumes }) {
  const words = recordText.volumes;
  const dimensions = (["team", "channel", "product"] as const).filter((dimension) => rows.some((row) => row[dimension] !== null));
  return (
    <DataTable caption={words.title}>
      <thead>
        <tr>
          <HeadCell>{words.day}</HeadCell>
          {dimensions.map((dimension) => (
            <HeadCell key={dimension}>{words[dimension]}</HeadCell>
          ))}
          <HeadCell>{words.source}</HeadCell>
          <HeadCell isNumber>{words.contacts}</HeadCell>
        </tr>
      </thead>
      <tbody>
        <tr>
          <RowHead>{words.total}</RowHead>
          {dimensions.map((dimension) => (
            <Cell key={dimension} />
          ))}
          <Cell />
          <Cell isNumber className="font-medium">
            {formatCount(contacts)}
          </Cell>
        </tr>
        {rows.map((row) => (
          <tr key={[row.day, row.source, row.team, row.channel, row.product, row.isDocumented].join(" ")}>
            <RowHead className="py-1 font-normal">{formatDay(parseIsoDay(row.day) ?? 0)}</RowHead>
            {dimensions.map((dimension) => (
              <Cell key={dimension} className="py-1">
                {row[dimension] ?? <span className="text-mute">{words.notSplit}</span>}
              </Cell>
            ))}
            <Cell className="py-1 text-mute">{row.isDocumented ? words.documented(row.source ?? "") : (row.source ?? NO_VALUE)}</Cell>
            <Cell isNumber className="py-1">
              {formatCount(row.contacts)}
            </Cell>
          </tr>
        ))}
        {more > 0 && (
          <tr>
            <td colSpan={dimensions.length + 3} className="py-2 text-mute">
              {words.more(formatCount(more))}
            </td>
          </tr>
        )}
      </tbody>
    </DataTable>
  );
}
