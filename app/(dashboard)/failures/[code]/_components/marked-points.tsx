import type { ControlPoint } from "@/app/_components/charts/control-chart";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { recordText } from "@/app/messages/record-text";

const words = recordText.failureChart;
const MOST = 5;

/** The marked points of a chart in words, the newest first: when, how many, and by which rule. */
export function MarkedPoints({ points }: { points: readonly ControlPoint[] }) {
  if (points.length === 0) return null;
  const shown = points.slice(-MOST).toReversed();
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      <h3 className="font-medium text-red">{words.marked}</h3>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-soft">
        {shown.map((point) => (
          <li key={point.key}>
            {point.longLabel}: <NumberWithRows href={point.href}>{point.display}</NumberWithRows>, {point.alarm}
          </li>
        ))}
        {points.length > MOST && <li className="text-mute">{words.moreMarked(points.length - MOST)}</li>}
      </ul>
    </div>
  );
}
