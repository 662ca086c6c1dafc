"use client";

import { Folded } from "@/app/(dashboard)/interactions/_components/form/folded";
import { ChoiceField, LineField, SelectField, TextField, YesNoField } from "@/app/(dashboard)/interactions/_components/form/form-fields";
import { GestureRows, HandoverRows, OptionRows } from "@/app/(dashboard)/interactions/_components/form/list-rows";
import { PlaybookSteps } from "@/app/(dashboard)/interactions/_components/form/playbook-steps";
import { recordText } from "@/app/messages/record-text";
import type { FormChoices } from "@/lib/documenting/read-form";
import { faultLabels } from "@/lib/vocabulary";

const { parts, fields, choices: words } = recordText.documenting;
const WIDE = "sm:col-span-2";

/** Everything that can be told besides, folded away. */
export function MoreParts({ choices, isCorrecting }: { choices: FormChoices; isCorrecting: boolean }) {
  const causes = [...new Set([...choices.topics, ...choices.anger, ...choices.resistance])];
  return (
    <section aria-label={parts.more} className="min-w-0">
      <h2 className="mb-1 font-semibold">{parts.more}</h2>
      <Folded title={parts.facts} of={["customerFacts", "ownFacts", "reportedCause", "verifiedCause"]}>
        <TextField name="customerFacts" label={fields.customerFacts} rows={3} />
        <TextField name="ownFacts" label={fields.ownFacts} rows={3} />
        <LineField name="reportedCause" label={fields.reportedCause} choices={causes} />
        <LineField name="verifiedCause" label={fields.verifiedCause} choices={causes} />
      </Folded>
      <Folded
        title={parts.fault}
        of={["fault", "desiredOutcome", "wasDesiredOutcomeGranted", "options", "wasAgreementReached", "expectedOutcomeTold"]}
      >
        <ChoiceField name="fault" label={fields.fault} options={faultLabels} className={WIDE} />
        <TextField name="desiredOutcome" label={fields.desiredOutcome} />
        <YesNoField name="wasDesiredOutcomeGranted" label={fields.wasDesiredOutcomeGranted} />
        <OptionRows />
        <YesNoField name="wasAgreementReached" label={fields.wasAgreementReached} />
        <TextField name="expectedOutcomeTold" label={fields.expectedOutcomeTold} />
      </Folded>
      <Folded title={parts.apology} of={["apologyTiming", "apologyScope", "apologyFor"]}>
        <ChoiceField name="apologyTiming" label={fields.apologyTiming} options={words.apologyTiming} />
        <ChoiceField name="apologyScope" label={fields.apologyScope} options={words.apologyScope} />
        <TextField name="apologyFor" label={fields.apologyFor} className={WIDE} />
      </Folded>
      <Folded title={parts.solution} of={["resolutionPath", "articles", "articleState", "blockedBy"]}>
        <TextField name="resolutionPath" label={fields.resolutionPath} className={WIDE} rows={3} />
        <TextField name="articles" label={fields.articles} />
        <ChoiceField name="articleState" label={fields.articleState} options={words.articleState} />
        <ChoiceField name="blockedBy" label={fields.blockedBy} options={words.blockedBy} className={WIDE} />
      </Folded>
      <Folded title={parts.prevention} of={["workaround", "preventiveAction"]}>
        <TextField name="workaround" label={fields.workaround} rows={3} />
        <TextField name="preventiveAction" label={fields.preventiveAction} rows={3} />
      </Folded>
      <Folded title={parts.handover} of={["escalationLevel", "handovers"]}>
        <LineField name="escalationLevel" label={fields.escalationLevel} inputMode="numeric" />
        <HandoverRows teams={choices.otherTeams} />
      </Folded>
      <Effort teams={choices.otherTeams} />
      {choices.playbooks.length > 0 && (
        <Folded title={parts.steps} of={["playbook", "steps"]}>
          <PlaybookSteps playbooks={choices.playbooks} />
        </Folded>
      )}
      <Folded title={parts.gesture} of={["gestures", "experts"]}>
        <GestureRows />
        <TextField name="experts" label={fields.experts} className={WIDE} />
      </Folded>
      {!isCorrecting && (
        <Folded title={parts.commendation} of={["commendationBehaviour", "commendationText", "commendationSource"]}>
          <LineField name="commendationBehaviour" label={fields.commendationBehaviour} className={WIDE} />
          <TextField name="commendationText" label={fields.commendationText} />
          <SelectField name="commendationSource" label={fields.commendationSource} options={words.commendationSource} />
        </Folded>
      )}
    </section>
  );
}

function Effort({ teams }: { teams: readonly string[] }) {
  return (
    <Folded
      title={parts.effort}
      of={[
        ...(["loopCount", "storyRestartCount", "transferCount", "wasAnnounced"] as const),
        ...(["waitingOnTeam", "waitingOnMinutes", "waitingReason"] as const),
        ...(["waitMinutes", "holdMinutes", "handleMinutes", "minutesToCalm"] as const),
      ]}
    >
      <LineField name="loopCount" label={fields.loopCount} inputMode="numeric" />
      <LineField name="storyRestartCount" label={fields.storyRestartCount} inputMode="numeric" />
      <LineField name="transferCount" label={fields.transferCount} inputMode="numeric" />
      <YesNoField name="wasAnnounced" label={fields.wasAnnounced} />
      <LineField name="waitingOnTeam" label={fields.waitingOnTeam} choices={teams} />
      <LineField name="waitingOnMinutes" label={fields.waitingOnMinutes} hint={fields.minutesHint} />
      <ChoiceField name="waitingReason" label={fields.waitingReason} options={words.waitingReason} className={WIDE} />
      <LineField name="waitMinutes" label={fields.waitMinutes} hint={fields.minutesHint} />
      <LineField name="holdMinutes" label={fields.holdMinutes} hint={fields.minutesHint} />
      <LineField name="handleMinutes" label={fields.handleMinutes} hint={fields.minutesHint} />
      <LineField name="minutesToCalm" label={fields.minutesToCalm} hint={fields.minutesHint} />
    </Folded>
  );
}
