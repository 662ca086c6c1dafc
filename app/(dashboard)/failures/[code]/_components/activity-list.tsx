import { actorWords } from "@/app/_data/actor-words";
import { recordText } from "@/app/messages/record-text";
import type { ActorNames } from "@/lib/access/actor-names";
import type { Activity } from "@/lib/failures/failure-activity";
import { formatInstant } from "@/lib/format";

/** What was done to a failure and what became of it, newest first. */
export function ActivityList({ activity, names, zone }: { activity: readonly Activity[]; names: ActorNames; zone: string }) {
  const words = recordText.failureActivity;
  if (activity.length === 0) return <p className="text-mute">{words.none}</p>;
  // What comes later is put before the others, which keep their places counted from the end.
  const keyed = activity.map((each, index) => ({ each, key: activity.length - index }));
  return (
    <ol className="border-hairline border-t">
      {keyed.map(({ each, key }) => (
        <li key={key} className="flex flex-wrap justify-between gap-x-4 border-hairline border-b py-2">
          <span className="min-w-0 break-words">
            {words.kinds[each.kind]}
            <span className="text-soft">{detailWords(each)}</span>
          </span>
          <span className="text-mute text-sm">
            <bdi>{actorWords(each.actor, names)}</bdi> · {formatInstant(each.at, zone)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What is worth saying of its detail, after a colon; nothing where there is nothing. */
function detailWords({ kind, detail }: Activity): string {
  const words = recordText.failureActivity;
  const parts = Object.entries(detail ?? {}).flatMap(([key, value]) => {
    const name = words.details[key];
    if (name === undefined) return [];
    if (kind === "owner" && value === null) return [`${name} ${words.byRules}`];
    if (key === "from" || key === "to") return [`${name} ${stateWords(value)}`];
    if (typeof value === "string" || typeof value === "number") return [name === "" ? `${value}` : `${name} ${value}`];
    return [];
  });
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

function stateWords(value: unknown): string {
  const states: Record<string, string> = recordText.failures.states;
  return states[String(value)] ?? String(value);
}
