"use client";

import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { ChoiceField } from "@/app/(dashboard)/interactions/_components/form/form-fields";
import { recordText } from "@/app/messages/record-text";
import type { FormValues } from "@/lib/documenting/form-values";
import type { FormChoices } from "@/lib/documenting/read-form";

const { fields, choices: words } = recordText.documenting;

/** Which playbook was followed, and which of its steps were observed. */
export function PlaybookSteps({ playbooks }: Pick<FormChoices, "playbooks">) {
  const id = useId();
  const { setValue } = useFormContext<FormValues>();
  const [playbook, steps] = useWatch<FormValues, ["playbook", "steps"]>({ name: ["playbook", "steps"] });
  const choose = (versionId: string) => {
    const chosen = playbooks.find((each) => String(each.versionId) === versionId);
    setValue("playbook", versionId, { shouldDirty: true });
    setValue(
      "steps",
      (chosen?.steps ?? []).map(({ title, polarity }) => ({ step: title, polarity, observed: "" })),
      { shouldDirty: true },
    );
  };
  return (
    <>
      <div className="grid gap-1.5 sm:col-span-2">
        <label htmlFor={id} className="eyebrow">
          {fields.playbook}
        </label>
        <select
          id={id}
          name="playbook"
          value={playbook}
          onChange={(event) => choose(event.target.value)}
          className="target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1"
        >
          <option value="">{fields.none}</option>
          {playbooks.map(({ versionId, name }) => (
            <option key={versionId} value={String(versionId)}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {steps.map(({ step, polarity }, at) => (
        <ChoiceField
          // Steps of a playbook never change place while they are shown.
          key={`${playbook} ${step}`}
          name={`steps.${at}.observed`}
          label={step}
          options={polarity === "avoid" ? words.avoided : words.observed}
        />
      ))}
    </>
  );
}
