import { clsx } from "clsx";
import { SamePageLink } from "@/app/_components/views/same-page-link";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import type { LifecycleState } from "@/lib/failures/lifecycle";
import type { FailureRow } from "@/lib/failures/list-failures";
import { inState, type StateFilter, statesOf } from "@/lib/failures/state-filter";
import { formatCount } from "@/lib/format";

interface StateChipsProps {
  /** All that were seen, in whatever state. */
  rows: readonly FailureRow[];
  chosen: StateFilter;
  /** The address without the state. */
  params: URLSearchParams;
}

/** The states that occur, with how many failures each shows; one at a time is shown alone. */
export function StateChips({ rows, chosen, params }: StateChipsProps) {
  const words = recordText.failures;
  const href = (state: LifecycleState) => hrefOf("/failures", new URLSearchParams([...params, ["state", state]]));
  return (
    <nav aria-label={words.chips.label} className="no-print mb-3">
      <ul className="flex flex-wrap gap-1.5">
        <Chip href={hrefOf("/failures", params)} name={words.chips.open} count={inState(rows, null).length} isChosen={chosen === null} />
        {statesOf(rows).map(({ state, count }) => (
          <Chip key={state} href={href(state)} name={words.states[state]} count={count} isChosen={chosen === state} />
        ))}
      </ul>
    </nav>
  );
}

function Chip({ href, name, count, isChosen }: { href: string; name: string; count: number; isChosen: boolean }) {
  return (
    <li>
      <SamePageLink
        href={href}
        scroll={false}
        aria-current={isChosen ? "true" : undefined}
        className={clsx(
          "target inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-sm",
          isChosen ? "border-accent bg-accent-wash font-medium text-ink" : "border-edge text-soft hover:text-ink",
        )}
      >
        {name} <span className="tabular-nums">{formatCount(count)}</span>
      </SamePageLink>
    </li>
  );
}
