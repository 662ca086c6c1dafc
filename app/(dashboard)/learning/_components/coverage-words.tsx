import { Whisker } from "@/app/_components/whisker";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInterval, formatRate } from "@/lib/format";
import type { Coverage } from "@/lib/learning/read-sessions";

/** How many of the agents took part in a session; who did not, by name, for those who may know names. */
export function CoverageWords({ coverage: { agents, came, interval, without } }: { coverage: Coverage }) {
  const words = recordText.learning.sessions;
  if (came === null || interval === null) return <p className="text-mute">{words.tooFew(agents)}</p>;
  const share = came / agents;
  return (
    <div className="max-w-[30rem]">
      <p>{words.took(formatRate(share), formatCount(came), formatCount(agents), formatInterval(interval.low, interval.high))}</p>
      <Whisker value={share} low={interval.low} high={interval.high} />
      {without && without.length > 0 && (
        <details className="mt-2">
          <summary className="target inline-flex items-center text-mute text-sm hover:text-ink">{words.without}</summary>
          <ul className="columns-2 text-soft">
            {without.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
