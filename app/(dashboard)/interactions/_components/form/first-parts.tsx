"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Section } from "@/app/_components/section";
import {
  ChoiceField,
  LineField,
  MomentField,
  SelectField,
  TextField,
  YesNoField,
} from "@/app/(dashboard)/interactions/_components/form/form-fields";
import { PromiseQuick } from "@/app/(dashboard)/interactions/_components/form/promise-quick";
import { recordText } from "@/app/messages/record-text";
import { type FormValues, isClosed } from "@/lib/documenting/form-values";
import type { FormChoices } from "@/lib/documenting/read-form";
import { counterpartyLabels, failureModeLabels, outcomeLabels, promiseKindLabels, severityLabels } from "@/lib/vocabulary";

const { parts, fields } = recordText.documenting;
const MOODS = { "1": "1", "2": "2", "3": "3", "4": "4", "5": "5" };
const PAIR = "grid grid-cols-1 gap-x-5 gap-y-4 sm:grid-cols-2";
const TRIPLE = "grid grid-cols-1 gap-x-5 gap-y-4 sm:grid-cols-3";

interface PartProps {
  choices: FormChoices;
  /** The beginning of the known customer's pseudonym, where an interaction is corrected. */
  customer: string | null;
  isCorrecting: boolean;
}

/** What matters: who, what, how it felt, what broke, how it ended, what was promised. */
export function FirstParts({ choices, customer, isCorrecting }: PartProps) {
  return (
    <>
      <Section title={parts.who}>
        <div className={PAIR}>
          <LineField
            name="customer"
            label={fields.customer}
            hint={customer === null ? fields.customerHint : fields.customerKnown(customer)}
            autoFocus={!isCorrecting}
          />
          <LineField name="issueKey" label={fields.issueKey} hint={fields.issueHint} />
          <ChoiceField name="counterparty" label={fields.counterparty} options={counterpartyLabels} />
          <LineField name="customerZone" label={fields.customerZone} choices={zones()} placeholder="Asia/Tokyo" />
        </div>
      </Section>
      <Section title={parts.what}>
        <div className="grid grid-cols-1 gap-4">
          <TextField name="summary" label={fields.summary} hint={fields.summaryHint} rows={3} />
          <div className={TRIPLE}>
            <LineField name="channel" label={fields.channel} choices={choices.channels} />
            {choices.isLimited ? (
              <SelectField name="team" label={fields.team} options={Object.fromEntries(choices.teams.map((team) => [team, team]))} />
            ) : (
              <LineField name="team" label={fields.team} choices={choices.teams} />
            )}
            <LineField name="product" label={fields.product} choices={choices.products} />
          </div>
          <div className={PAIR}>
            <MomentField name="contactedAt" label={fields.contactedAt} hint={recordText.documenting.clock(choices.zone)} />
            <MomentField name="occurredAt" label={fields.occurredAt} hint={fields.occurredHint} />
          </div>
          <ChoiceField name="isDifficult" label={fields.isDifficult} options={recordText.documenting.choices.difficult} isCertain />
        </div>
      </Section>
      <Section title={parts.felt}>
        <div className={PAIR}>
          <LineField name="angerCause" label={fields.angerCause} choices={choices.anger} />
          <LineField name="resistance" label={fields.resistance} choices={choices.resistance} />
          <ChoiceField name="moodStart" label={fields.moodStart} hint={fields.moodHint} options={MOODS} />
          <ChoiceField name="moodEnd" label={fields.moodEnd} hint={fields.moodHint} options={MOODS} />
          <ChoiceField name="severity" label={fields.severity} options={severityLabels} className="sm:col-span-2" />
        </div>
      </Section>
      <Broke choices={choices} />
      <Ended />
      {!isCorrecting && (
        <Section title={parts.promise} hint={parts.promiseHint}>
          <div className={PAIR}>
            <SelectField name="promiseKind" label={fields.promiseKind} options={promiseKindLabels} />
            <LineField name="promiseText" label={fields.promiseText} />
            <MomentField name="promiseDue" label={fields.promiseDue} className="sm:col-span-2">
              <PromiseQuick zone={choices.zone} />
            </MomentField>
          </div>
        </Section>
      )}
    </>
  );
}

function Broke({ choices }: Pick<PartProps, "choices">) {
  const { setValue, getValues } = useFormContext<FormValues>();
  const procedure = useWatch<FormValues, "procedure">({ name: "procedure" });
  const known = choices.failures.filter(
    (each) => procedure.trim() === "" || each.procedure.toLowerCase() === procedure.trim().toLowerCase(),
  );
  // A failure that is known says which procedure it is one of, and how it fails.
  const fillFrom = () => {
    const title = getValues("failureTitle").trim().toLowerCase();
    const found = title === "" ? undefined : known.find((each) => each.title.toLowerCase() === title);
    if (!found) return;
    if (getValues("procedure").trim() === "") setValue("procedure", found.procedure, { shouldDirty: true });
    if (getValues("failureMode") === "") setValue("failureMode", found.mode, { shouldDirty: true });
  };
  return (
    <Section title={parts.broke}>
      <div className={PAIR}>
        <LineField name="procedure" label={fields.procedure} choices={choices.procedures} />
        <SelectField name="failureMode" label={fields.failureMode} options={failureModeLabels} />
        <LineField
          name="failureTitle"
          label={fields.failureTitle}
          hint={fields.failureHint}
          onLeave={fillFrom}
          choices={[...new Set(known.map(({ title }) => title))]}
          className="sm:col-span-2"
        />
      </div>
    </Section>
  );
}

function Ended() {
  const [outcome, closed] = useWatch<FormValues, ["outcome", "closed"]>({ name: ["outcome", "closed"] });
  return (
    <Section title={parts.ended}>
      <div className={PAIR}>
        <ChoiceField name="outcome" label={fields.outcome} options={outcomeLabels} className="sm:col-span-2" />
        <YesNoField name="closed" label={fields.closed} hint={fields.closedHint} />
        {isClosed({ outcome, closed }) && <MomentField name="closedAt" label={fields.closedAt} hint={fields.closedAtHint} />}
      </div>
    </Section>
  );
}

/** Every zone that the browser knows. */
function zones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}
