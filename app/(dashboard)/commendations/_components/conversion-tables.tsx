import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { CONVERSION_GROUPS, type ConversionBy, type ConversionGroup, type ConversionRow } from "@/lib/commendations/conversion-by";
import { formatCount, formatInterval, formatRate, NO_VALUE } from "@/lib/format";

/** Conversion by what it was about and by what was done; every count opens its interactions. */
export function ConversionTables({ groups, query }: { groups: ConversionBy["groups"]; query: string }) {
  const words = recordText.commendations.by;
  const shown = CONVERSION_GROUPS.filter((group) => groups[group].length > 0);
  return (
    <Section title={words.title} hint={words.hint}>
      {shown.length === 0 && <p className="text-mute">{words.nothing}</p>}
      <div className="grid grid-cols-1 gap-4">
        {shown.map((group, index) => (
          <details key={group} open={index === 0 || group === "promises"} className="min-w-0 rounded-lg border border-hairline px-3 py-2">
            <summary className="target flex cursor-pointer flex-wrap items-center gap-x-3">
              <span className="font-medium">{words.groups[group].title}</span>
              <span className="text-mute text-sm">{words.groups[group].hint}</span>
            </summary>
            <ConversionTable group={group} rows={groups[group]} query={query} />
          </details>
        ))}
      </div>
    </Section>
  );
}

function ConversionTable({ group, rows, query }: { group: ConversionGroup; rows: ConversionRow[]; query: string }) {
  const words = recordText.commendations.by;
  const href = (row: ConversionRow, part: string) => rowsHref(query, { metric: "commendation-conversion", part, ...row.address });
  return (
    <DataTable caption={words.groups[group].title}>
      <thead>
        <tr>
          <HeadCell>{words.groups[group].head}</HeadCell>
          <HeadCell isNumber>{words.columns.commended}</HeadCell>
          <HeadCell isNumber>{words.columns.of}</HeadCell>
          <HeadCell isNumber>{words.columns.share}</HeadCell>
          <HeadCell isNumber>{words.columns.interval}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const label = labelOf(group, row);
          return (
            <tr key={`${row.key} ${row.label}`} className={row.isTooFew ? "text-mute" : undefined}>
              <RowHead className="min-w-40 break-words font-normal">
                {label}
                {row.isTooFew && <span className="block text-sm">{words.tooFew}</span>}
              </RowHead>
              <Cell isNumber>
                {row.x === 0 ? (
                  "0"
                ) : (
                  <NumberWithRows href={href(row, "numerator")} label={words.opensCommended(label)}>
                    {formatCount(row.x)}
                  </NumberWithRows>
                )}
              </Cell>
              <Cell isNumber>
                <NumberWithRows href={href(row, "denominator")} label={words.opens(label)}>
                  {formatCount(row.n)}
                </NumberWithRows>
              </Cell>
              <Cell isNumber>{formatRate(row.value)}</Cell>
              <Cell isNumber className="whitespace-nowrap">
                {row.low === null || row.high === null ? NO_VALUE : formatInterval(row.low, row.high)}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function labelOf(group: ConversionGroup, { key, label }: ConversionRow): string {
  const words = recordText.commendations.by;
  if (group === "promises") return words.promises[key] ?? label;
  if (group === "gesture") return words.gestures[key] ?? label;
  if (group === "steps") return key === "yes" ? words.step.yes(label) : words.step.no(label);
  if (group !== "apology") return label;
  const [timing = 0, scope = 0] = key.split(".").map(Number);
  return [words.apologyTimings[timing], words.apologyScopes[scope]].filter(Boolean).join(", ");
}
