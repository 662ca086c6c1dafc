import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { recordText } from "@/app/messages/record-text";
import type { InteractionDetail } from "@/lib/interactions/detail";

const { fields, panels, handover: words } = recordText.interaction;

/** What the customer says happened, what we found, and what turned out to be the cause. */
export function SideFacts({ detail: { interaction: row } }: { detail: InteractionDetail }) {
  return (
    <FactsCard
      title={panels.facts}
      facts={{ [fields.customerFacts]: written(row.customerFacts), [fields.ownFacts]: written(row.ownFacts) }}
    />
  );
}

/** Each handover: to whom, why, how, and what they thought of it. */
export function HandoverFacts({ handovers }: Pick<InteractionDetail, "handovers">) {
  return (
    <FactsCard title={panels.handovers} facts={{}}>
      <ul className="grid gap-2">
        {handovers.map((row) => (
          <li key={row.id} className="min-w-0 break-words">
            {words.kind[row.kind]}
            {row.toTeam && words.to(row.toTeam)}
            {row.level !== null && words.level(row.level)}
            {detailsOf(row).map((line) => (
              <p key={line} className="text-mute">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </FactsCard>
  );
}

function detailsOf(row: InteractionDetail["handovers"][number]): string[] {
  const lines = [
    row.reason,
    row.wasWarm === null ? null : row.wasWarm ? words.warm.yes : words.warm.no,
    row.note,
    row.receiverRating === null ? null : words.rating(row.receiverRating),
  ];
  return [...new Set(lines.filter((line) => line !== null))];
}

function written(text: string | null) {
  return text && <span className="whitespace-pre-wrap">{text}</span>;
}
