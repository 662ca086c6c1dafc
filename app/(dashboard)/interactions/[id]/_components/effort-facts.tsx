import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { recordText } from "@/app/messages/record-text";
import { formatCount } from "@/lib/format";
import type { InteractionDetail } from "@/lib/interactions/detail";

/** What it took: minutes, transfers, how often the story had to be told. */
export function EffortFacts({ detail }: { detail: InteractionDetail }) {
  const { interaction: row, names } = detail;
  const { fields, panels, minutes, times, waitingReasons, announced } = recordText.interaction;
  const long = (value: number | null) => (value === null ? null : minutes(formatCount(value)));
  const often = (value: number | null) => (value === null ? null : value === 0 ? fields.no : times(value));
  const waited = [names.waitingOnTeam, long(row.waitingOnMinutes)].filter((part) => part !== null);
  return (
    <FactsCard
      title={panels.effort}
      facts={{
        [fields.wait]: long(row.waitMinutes),
        [fields.hold]: long(row.holdMinutes),
        [fields.handle]: long(row.handleMinutes),
        [fields.calm]: long(row.minutesToCalm),
        [fields.waitingOn]: waited.join(", "),
        [fields.waitingReason]: row.waitingReason === null ? null : waitingReasons[row.waitingReason],
        [fields.announced]: row.wasAnnounced === null ? null : row.wasAnnounced ? announced.yes : announced.no,
        [fields.transfers]: often(row.transferCount),
        [fields.loops]: often(row.loopCount),
        [fields.restarts]: often(row.storyRestartCount),
        [fields.escalation]: row.escalationLevel,
        [fields.fastTracked]: row.wasFastTracked ? fields.yes : null,
        [fields.abuse]: row.wasAbusive ? fields.yes : null,
      }}
    />
  );
}
