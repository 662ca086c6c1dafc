import type { ControlPoint } from "@/app/_components/charts/control-chart";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { recordText } from "@/app/messages/record-text";

const words = recordText.failureChart;
const MOST = 4;

/** The marked points of a chart in words, the newest first: when, how many, and by which rule; a run of them once. */
export function MarkedPoints({ points }: { points: readonly ControlPoint[] }) {
  const runs = runsOf(points).toReversed();
  if (runs.length === 0) return null;
  return (
    <div className="mt-1 text-sm">
      <h3 className="font-medium text-red">{words.marked}</h3>
      <ul className="grid gap-0.5 text-soft">
        {runs.slice(0, MOST).map(({ first, last }) => (
          <li key={first.key}>
            {first === last ? (
              <>
                {first.longLabel}: {first.rows !== undefined && `${first.display}, `}
                <NumberWithRows href={first.href}>{first.rows === undefined ? first.display : words.rows(first.rows)}</NumberWithRows>
              </>
            ) : (
              words.run(first.longLabel, last.label)
            )}
            , {last.alarm}
          </li>
        ))}
        {runs.length > MOST && <li className="text-mute">{words.moreMarked(runs.length - MOST)}</li>}
      </ul>
    </div>
  );
}

/** Neighbouring points that are marked by the same rules. */
function runsOf(points: readonly ControlPoint[]): { first: ControlPoint; last: ControlPoint }[] {
  const runs: { first: ControlPoint; last: ControlPoint }[] = [];
  for (const [index, point] of points.entries()) {
    if (point.alarm === undefined) continue;
    const run = runs.at(-1);
    if (run && run.last === points[index - 1] && run.last.alarm === point.alarm) run.last = point;
    else runs.push({ first: point, last: point });
  }
  return runs;
}
