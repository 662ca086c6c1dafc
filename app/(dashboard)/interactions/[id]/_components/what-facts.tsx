import { FactsCard } from "@/app/(dashboard)/_components/facts-card";
import { MoodCell } from "@/app/(dashboard)/interactions/_components/line-parts";
import { ShownFailures } from "@/app/(dashboard)/interactions/[id]/_components/shown-failures";
import { recordText } from "@/app/messages/record-text";
import type { InteractionDetail } from "@/lib/interactions/detail";
import { causeAxisLabels, counterpartyLabels, faultLabels, severityLabels } from "@/lib/vocabulary";

/** What it was: how it felt, what broke, whose procedure. */
export function WhatFacts({ detail }: { detail: InteractionDetail }) {
  const { interaction: row, names } = detail;
  const { fields, panels } = recordText.interaction;
  const unknown = <span className="text-mute">{fields.unknown}</span>;
  const causesOn = (axis: string) =>
    detail.causes
      .filter((cause) => cause.axis === axis)
      .map((cause) => cause.name)
      .join(", ");
  const procedure = names.procedure?.name ?? null;
  const followed =
    procedure === null || names.procedureVersion === null ? procedure : recordText.interaction.version(procedure, names.procedureVersion);
  return (
    <FactsCard
      title={panels.what}
      facts={{
        [fields.difficultyType]: row.difficultyType,
        [causeAxisLabels.anger ?? ""]: causesOn("anger") || unknown,
        [causeAxisLabels.resistance ?? ""]: causesOn("resistance"),
        [causeAxisLabels.topic ?? ""]: causesOn("topic"),
        [fields.failures]: <ShownFailures interactionId={row.id} failures={detail.failures} />,
        [fields.procedure]: followed,
        [fields.severity]: row.severity === null ? unknown : (severityLabels[row.severity] ?? row.severity),
        [fields.mood]: row.moodStart === null && row.moodEnd === null ? unknown : <MoodCell start={row.moodStart} end={row.moodEnd} />,
        [fields.fault]: row.fault === null ? null : (faultLabels[row.fault] ?? row.fault),
        [fields.team]: names.team,
        [fields.agent]: names.agent,
        [fields.product]: names.product,
        [fields.counterparty]: row.counterparty === null ? null : counterpartyLabels[row.counterparty],
        [fields.reportedCause]: names.reportedCause,
        [fields.verifiedCause]: names.verifiedCause,
      }}
    />
  );
}
