import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { recordText } from "@/app/messages/record-text";
import type { InteractionDetail } from "@/lib/interactions/detail";
import { moneyText } from "@/lib/interactions/money";
import { outcomeLabels } from "@/lib/vocabulary";

/** How it ended: what was wanted, offered, agreed and given. */
export function EndFacts({ detail }: { detail: InteractionDetail }) {
  const { interaction: row, options, gestures, articles } = detail;
  const { fields, panels, articleStates, blockers, apologyTimings, apologyScopes } = recordText.interaction;
  const yesNo = (value: boolean | null, words: { yes: string; no: string }) => (value === null ? null : value ? words.yes : words.no);
  const granted = yesNo(row.wasDesiredOutcomeGranted, fields.granted);
  const offered = options.map((option) => (option.wasChosen ? `${option.text} (${fields.chosen})` : option.text));
  const given = gestures.map((gesture) =>
    gesture.valueCents !== null && gesture.currency !== null
      ? `${gesture.kind}, ${moneyText(gesture.valueCents, gesture.currency)}`
      : gesture.kind,
  );
  const apology = [
    row.apologyTiming === null ? null : apologyTimings[row.apologyTiming],
    row.apologyScope === null ? null : apologyScopes[row.apologyScope],
  ].filter((part) => part !== null);
  return (
    <FactsCard
      title={panels.ended}
      facts={{
        [fields.outcome]: row.outcome === null ? null : (outcomeLabels[row.outcome] ?? row.outcome),
        [fields.desired]: row.desiredOutcome && granted ? `${row.desiredOutcome} (${granted})` : (row.desiredOutcome ?? granted),
        [fields.options]: offered.length > 0 ? <Lines lines={offered} /> : row.chosenOption,
        [fields.agreement]: yesNo(row.wasAgreementReached, fields.reached),
        [fields.expectedOutcomeTold]: row.expectedOutcomeTold,
        [fields.resolutionPath]: row.resolutionPath,
        [fields.workaround]: row.workaround,
        [fields.preventiveAction]: row.preventiveAction,
        [fields.apologyTiming]: apology.join(", "),
        [fields.apologyFor]: row.apologyFor,
        [fields.gestures]: given.length > 0 && <Lines lines={given} />,
        [fields.articles]: articles.length > 0 && <Lines lines={articles} />,
        [fields.articleState]: row.articleState === null ? null : articleStates[row.articleState],
        [fields.blockedBy]: row.blockedBy === null ? null : blockers[row.blockedBy],
      }}
    />
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
