import { clsx } from "clsx";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { type Filters, filtersToParams } from "@/lib/filters";
import { formatCount, formatRate } from "@/lib/format";
import { type BrokenCount, type BrokenPromises, brokenOf, isEnough } from "@/lib/promises/broken-promises";

/** The address of the broken promises of a procedure, of a kind, of both or of none in particular. */
export function brokenHref(filters: Filters, procedure: string | null, kind: string | null): string {
  const within = procedure === null ? filters : { ...filters, procedure: [procedure] };
  const query = filtersToParams(within).toString();
  return rowsHref(query, { metric: "follow-through", part: "late,missed", ...(kind === null ? {} : { by: "kind", series: kind }) });
}

/** Broken promises of those due, by procedure and kind, with totals of their own; what rests on too few is grey. */
export function BrokenTable({ broken, filters }: { broken: BrokenPromises; filters: Filters }) {
  const words = recordText.followThrough.broken;
  const cell = (count: BrokenCount, procedure: string | null, kind: string | null, name: string) => (
    <Count count={count} href={brokenHref(filters, procedure, kind)} name={name} />
  );
  return (
    <>
      <DataTable caption={words.title}>
        <thead>
          <tr>
            <HeadCell>{words.procedure}</HeadCell>
            {broken.kinds.map((kind) => (
              <HeadCell key={kind.key} isNumber>
                {kind.label}
              </HeadCell>
            ))}
            <HeadCell isNumber>{words.total}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {broken.procedures.map((procedure, y) => (
            <tr key={procedure.key}>
              <RowHead className="min-w-28 py-1.5 font-normal">{procedure.label}</RowHead>
              {broken.kinds.map((kind, x) => {
                const count = broken.cells[y]?.[x];
                return (
                  <Cell key={kind.key} isNumber className="py-1.5">
                    {count && cell(count, procedure.key, kind.key, words.cell(procedure.label, kind.label))}
                  </Cell>
                );
              })}
              <Cell isNumber className="py-1.5 font-medium">
                {cell(procedure.total, procedure.key, null, procedure.label)}
              </Cell>
            </tr>
          ))}
          <tr>
            <RowHead className="py-1.5">{words.total}</RowHead>
            {broken.kinds.map((kind) => (
              <Cell key={kind.key} isNumber className="py-1.5 font-medium">
                {cell(kind.total, null, kind.key, kind.label)}
              </Cell>
            ))}
            <Cell isNumber className="py-1.5 font-medium">
              {cell(broken.total, null, null, words.total)}
            </Cell>
          </tr>
        </tbody>
      </DataTable>
      {broken.hidden > 0 && <p className="mt-1 text-mute text-sm">{words.hidden(broken.hidden)}</p>}
    </>
  );
}

function Count({ count, href, name }: { count: BrokenCount; href: string; name: string }) {
  const words = recordText.followThrough.broken;
  if (count.due === 0) return <span className="text-mute">·</span>;
  const broken = brokenOf(count);
  const isRanked = isEnough(count);
  return (
    <span className={clsx("whitespace-nowrap", !isRanked && "text-mute")}>
      {broken === 0 ? (
        "0"
      ) : (
        <NumberWithRows href={href} label={words.label(name)} className="inline-block min-w-6 leading-6">
          {formatCount(broken)}
        </NumberWithRows>
      )}
      <span className="text-mute"> / {formatCount(count.due)}</span>
      <span className="block text-mute text-xs">{isRanked ? formatRate(broken / count.due) : words.tooFew}</span>
    </span>
  );
}
