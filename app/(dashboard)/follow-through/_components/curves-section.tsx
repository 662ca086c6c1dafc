import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { CurvesDrawing, LineSample } from "@/app/_components/charts/curves-drawing";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { rowsHref } from "@/app/_data/rows-href";
import { BusinessHours } from "@/app/(dashboard)/follow-through/_components/business-hours";
import { Choices } from "@/app/(dashboard)/follow-through/_components/choices";
import { optionHref } from "@/app/(dashboard)/follow-through/_components/option-href";
import { recordText } from "@/app/messages/record-text";
import { text } from "@/app/messages/text";
import { formatCount, formatInterval, formatMinutes, formatRate } from "@/lib/format";
import { type ComparedCurves, CURVE_METRICS, type CurveGroup } from "@/lib/metrics/compared-curves";
import { curvesOf, type FollowThroughOptions, hasBusinessHours } from "@/lib/promises/follow-through-options";

const HEIGHT = 240;

/** How long it takes, as curves over one another, with how many each still rests on and whether they differ. */
export function CurvesSection({ curves, query, options }: { curves: ComparedCurves; query: string; options: FollowThroughOptions }) {
  const words = recordText.followThrough.curves;
  const { groups, by, id } = curves;
  const nameOf = (group: CurveGroup) => (group.key === null ? words.all(id) : group.label);
  const hrefOf = (group: CurveGroup, part: string, mark: { within?: number; beyond?: number } = {}) =>
    rowsHref(query, { metric: id, part, ...(by && group.key !== null ? { by, series: group.key } : {}), ...mark });
  const atTick = (group: CurveGroup, minutes: number) => group.ticks.find((tick) => tick.minutes === minutes);
  const choices = (
    <div className="mb-4 grid gap-x-8 gap-y-1 lg:grid-cols-2">
      <Choices
        label={words.clock}
        choices={CURVE_METRICS.map((clock) => ({
          label: words.clocks[clock],
          href: optionHref(query, { ...options, clock, curve: options.curve === "kind" ? null : options.curve }),
          isChosen: clock === options.clock,
        }))}
      />
      <Choices
        label={words.compare}
        choices={[null, ...curvesOf(options.clock)].map((curve) => ({
          label: curve === null ? words.together : words.dimensions[curve],
          href: optionHref(query, { ...options, curve }),
          isChosen: curve === options.curve,
        }))}
      />
      {hasBusinessHours(id) && (
        <Choices
          label={words.hours}
          choices={[false, true].map((business) => ({
            label: business ? words.businessToo : words.elapsedAlone,
            href: optionHref(query, { ...options, business }),
            isChosen: business === options.business,
          }))}
        />
      )}
    </div>
  );
  if (groups.length === 0) {
    return (
      <section aria-label={words.title} id="curves">
        <h2 className="mb-3 font-semibold">{words.title}</h2>
        {choices}
        <p className="text-mute">{words.nothing}</p>
      </section>
    );
  }
  return (
    <section aria-label={words.title} id="curves" className="min-w-0">
      <ChartFrame
        title={words.title}
        hint={words.hint}
        summary={groups
          .map((group) => words.summary(nameOf(group), formatCount(group.watched), formatCount(group.ended), medianOf(group)))
          .join(" ")}
        height={HEIGHT + 34}
        table={<CurvesTable curves={curves} nameOf={nameOf} hrefOf={hrefOf} />}
      >
        <div className="pt-2">
          <CurvesDrawing
            curves={curves}
            height={HEIGHT}
            hrefOf={(group, minutes) => hrefOf(group, "numerator", { within: minutes })}
            labelOf={(group, minutes) =>
              words.point(
                nameOf(group),
                formatMinutes(minutes),
                formatRate(atTick(group, minutes)?.open ?? null),
                formatCount(atTick(group, minutes)?.ended ?? 0),
              )
            }
          />
        </div>
      </ChartFrame>
      <AtRisk curves={curves} nameOf={nameOf} hrefOf={hrefOf} />
      <div className="mt-4">{choices}</div>
      {options.business && hasBusinessHours(id) && <BusinessHours curves={curves} nameOf={nameOf} />}
      {by !== null && <Verdict curves={curves} />}
    </section>
  );
}

type Named = { curves: ComparedCurves; nameOf: (group: CurveGroup) => string; hrefOf: HrefOf };
type HrefOf = (group: CurveGroup, part: string, mark?: { within?: number; beyond?: number }) => string;

function medianOf(group: CurveGroup): string | null {
  return group.median === null ? null : formatMinutes(group.median);
}

/** Under the drawing, at its times: how many are still watched in each group; and the median of each with its interval. */
function AtRisk({ curves, nameOf, hrefOf }: Named) {
  const words = recordText.followThrough.curves;
  const bound = (minutes: number | null) => (minutes === null ? words.notReached : formatMinutes(minutes));
  return (
    <div className="mt-3">
      <p className="text-mute text-xs">{words.atRisk}</p>
      <ul className="grid gap-1">
        {curves.groups.map((group, at) => (
          <li key={group.key} className="border-hairline border-b pb-1">
            <p className="flex flex-wrap items-center gap-x-2 text-sm">
              <LineSample at={at} />
              <strong className="font-medium">{nameOf(group)}</strong>
              <span className="text-mute">
                {group.median === null ? words.medianNotReached : words.median(formatMinutes(group.median))}
                {group.low === null && group.high === null ? " · " : ` (${bound(group.low)} – ${bound(group.high)}) · `}
                <NumberWithRows href={hrefOf(group, "numerator")}>{formatCount(group.ended)}</NumberWithRows>
                {words.of}
                <NumberWithRows href={hrefOf(group, "denominator")}>{formatCount(group.watched)}</NumberWithRows>
                {words.ended}
              </span>
            </p>
            <div className="relative mr-3 ml-11 h-6">
              {group.ticks.map((tick) => (
                <span
                  key={tick.minutes}
                  className="-translate-x-1/2 absolute whitespace-nowrap text-sm tabular-nums"
                  style={{ left: `${(tick.minutes / curves.end) * 100}%` }}
                >
                  {tick.atRisk === 0 ? (
                    <span className="text-mute">0</span>
                  ) : (
                    <NumberWithRows
                      href={hrefOf(group, "denominator", { beyond: tick.minutes })}
                      label={words.watchedAt(nameOf(group), formatMinutes(tick.minutes))}
                      className="inline-flex min-h-6 min-w-6 items-center justify-center"
                    >
                      {formatCount(tick.atRisk)}
                    </NumberWithRows>
                  )}
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether the groups differ by more than chance, in words; what was left out of the comparison, and what several looks mean. */
function Verdict({ curves }: { curves: ComparedCurves }) {
  const words = recordText.followThrough.curves;
  const { test, tooFew, left, unknown, groups, id } = curves;
  const sooner = test?.groups
    .map((group, at) => ({ name: test.compared[at]?.label ?? "", ratio: group.expected > 0 ? group.observed / group.expected : 0 }))
    .toSorted((a, b) => b.ratio - a.ratio);
  const [first, last] = [sooner?.[0], sooner?.at(-1)];
  return (
    <div className="grid max-w-prose gap-1.5 text-sm">
      <p className="text-base">
        {test && first && last ? (
          <>
            <strong className="font-semibold">
              {test.p < 0.05
                ? test.df === 1
                  ? words.sooner(first.name, last.name, id)
                  : words.differ(first.name, last.name, id)
                : words.noDifference}
            </strong>
            <span className="text-mute">{words.test(test.chiSquared.toFixed(2), test.df, pText(test.p))}</span>
          </>
        ) : (
          words.tooFewToCompare
        )}
      </p>
      {tooFew.length > 0 && <p className="text-mute">{words.tooFew(tooFew.map(({ label }) => label).join(", "))}</p>}
      {groups.length > 2 && <p className="text-mute">{words.several}</p>}
      {left.length > 0 && (
        <p className="text-mute">{words.left(left.map(({ label, watched }) => `${label} (${formatCount(watched)})`).join(", "))}</p>
      )}
      {unknown > 0 && <p className="text-mute">{words.unknown(formatCount(unknown))}</p>}
    </div>
  );
}

function pText(p: number): string {
  return p < 0.001 ? "p < .001" : `p = ${p.toFixed(3).replace(/^0/, "")}`;
}

function CurvesTable({ curves, nameOf, hrefOf }: Named) {
  const words = recordText.followThrough.curves;
  const columns = text.survival.columns;
  return (
    <DataTable caption={words.title}>
      <thead>
        <tr>
          <HeadCell>{words.group}</HeadCell>
          <HeadCell>{columns.time}</HeadCell>
          <HeadCell isNumber>{columns.open}</HeadCell>
          <HeadCell isNumber>{columns.interval}</HeadCell>
          <HeadCell isNumber>{columns.ended}</HeadCell>
          <HeadCell isNumber>{columns.atRisk}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {curves.groups.flatMap((group) =>
          group.ticks.map((tick) => (
            <tr key={`${group.key} ${tick.minutes}`}>
              <RowHead className="py-1 font-normal">{nameOf(group)}</RowHead>
              <Cell className="py-1">{formatMinutes(tick.minutes)}</Cell>
              <Cell isNumber className="py-1">
                {formatRate(tick.open)}
              </Cell>
              <Cell isNumber className="py-1 text-mute">
                {formatInterval(tick.low, tick.high)}
              </Cell>
              <Cell isNumber className="py-1">
                <NumberWithRows href={hrefOf(group, "numerator", { within: tick.minutes })}>{formatCount(tick.ended)}</NumberWithRows>
              </Cell>
              <Cell isNumber className="py-1">
                <NumberWithRows href={hrefOf(group, "denominator", { beyond: tick.minutes })}>{formatCount(tick.atRisk)}</NumberWithRows>
              </Cell>
            </tr>
          )),
        )}
      </tbody>
    </DataTable>
  );
}
