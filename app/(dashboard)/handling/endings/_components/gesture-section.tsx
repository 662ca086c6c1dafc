import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { endingRowsHref } from "@/app/_data/ending-href";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatLevel, NO_VALUE } from "@/lib/format";
import type { GestureCost } from "@/lib/handling/gesture-cost";
import { moneyText } from "@/lib/interactions/money";

/** What gestures came to, for each customer that was won back with one; currencies stand beside each other. */
export function GestureSection({ gestures, query }: { gestures: GestureCost; query: string }) {
  const words = recordText.endings;
  const { byCurrency, withGesture, without, additional } = gestures;
  const unknownCustomers = withGesture.customersUnknown + without.customersUnknown;
  if (gestures.gestures === 0) {
    return (
      <Section title={words.gestures}>
        <p className="text-mute">{words.noGesture}</p>
      </Section>
    );
  }
  return (
    <Section title={words.gestures} hint={words.gesturesHint}>
      <GestureTable gestures={gestures} query={query} />
      <div className="mt-2 grid max-w-[46rem] gap-1 text-mute text-sm">
        <p className="text-ink">
          {additional
            ? words.additional(
                formatLevel(additional.recoveries),
                formatLevel(additional.low),
                formatLevel(additional.high),
                moneyOf(byCurrency, additional.recoveries),
              )
            : words.additionalUnknown}
        </p>
        {gestures.unknownValues > 0 && <p>{words.unknownValues(formatCount(gestures.unknownValues), formatCount(gestures.gestures))}</p>}
        {unknownCustomers > 0 && <p>{words.unknownCustomers(formatCount(unknownCustomers))}</p>}
        <p>{words.loyalty}</p>
      </div>
    </Section>
  );
}

function GestureTable({ gestures, query }: { gestures: GestureCost; query: string }) {
  const words = recordText.endings;
  const columns = words.gestureColumns;
  const rows = [
    { side: "with", label: words.given, group: gestures.withGesture },
    { side: "without", label: words.notGiven, group: gestures.without },
  ] as const;
  return (
    <DataTable caption={words.gestures}>
      <thead>
        <tr>
          <HeadCell>{columns.group}</HeadCell>
          {[columns.interactions, columns.recovered, columns.customers, columns.value, columns.each].map((name) => (
            <HeadCell key={name} isNumber>
              {name}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ side, label, group }) => {
          const which = { ending: "recovered", factor: "gesture-noted", side } as const;
          const value = side === "with" ? moneyOf(gestures.byCurrency, 1) : NO_VALUE;
          const each = side === "with" && group.customers > 0 ? moneyOf(gestures.byCurrency, group.customers) : NO_VALUE;
          return (
            <tr key={side}>
              <RowHead className="py-1.5 font-normal">{label}</RowHead>
              <Cell isNumber className="py-1.5">
                <NumberWithRows href={endingRowsHref(query, which)} label={words.rows(columns.interactions, label)}>
                  {formatCount(group.interactions)}
                </NumberWithRows>
              </Cell>
              <Cell isNumber className="py-1.5">
                <NumberWithRows href={endingRowsHref(query, { ...which, part: "numerator" })} label={words.rows(columns.recovered, label)}>
                  {formatCount(group.recovered)}
                </NumberWithRows>
              </Cell>
              <Cell isNumber className="py-1.5">
                <NumberWithRows
                  href={endingRowsHref(query, { ...which, part: "numerator", each: "customer" })}
                  label={words.rows(columns.customers, label)}
                >
                  {formatCount(group.customers)}
                </NumberWithRows>
              </Cell>
              <Cell isNumber className="py-1.5">
                {value}
              </Cell>
              <Cell isNumber className="py-1.5">
                {each}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** Each currency by itself, divided by the same number: "€12.30 + US$3.00". */
function moneyOf(byCurrency: GestureCost["byCurrency"], by: number): string {
  if (byCurrency.length === 0) return NO_VALUE;
  return byCurrency.map(({ currency, cents }) => moneyText(cents / by, currency)).join(" + ");
}
