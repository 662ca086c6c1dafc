"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { makeRule, previewRule, type RuleWritten } from "@/app/_data/failure-requests";
import { type RuleChoices, RuleFields, ruleOf } from "@/app/(dashboard)/failures/[code]/_components/rule-fields";
import { RuleMatches } from "@/app/(dashboard)/failures/[code]/_components/rule-matches";
import { usePreview } from "@/app/(dashboard)/failures/[code]/_components/use-preview";
import { recordText } from "@/app/messages/record-text";

interface RuleFormProps {
  code: string;
  title: string;
  choices: RuleChoices;
  onClose: () => void;
  onMade: () => void;
}

/** Makes a rule that links to a failure, after saying what it matches. */
export function RuleDialog({ isOpen, ...form }: RuleFormProps & { isOpen: boolean }) {
  const label = recordText.failureLinks.rule.title(form.title);
  return (
    <ModalDialog isOpen={isOpen} onClose={form.onClose} label={label} className="open:overflow-y-auto">
      <RuleForm {...form} />
    </ModalDialog>
  );
}

function RuleForm({ code, title, choices, onClose, onMade }: RuleFormProps) {
  const words = recordText.failureLinks.rule;
  const [rule, setRule] = useState<RuleWritten>({});
  const preview = usePreview("rule", code, rule, previewRule);
  const submit = useMutation({ mutationFn: (wanted: RuleWritten) => makeRule(code, wanted), onSuccess: onMade });
  const wanted = ruleOf(rule);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (wanted) submit.mutate(wanted);
  }

  const problem = submit.error ?? preview.error;
  return (
    <form onSubmit={onSubmit} className="grid gap-4 px-5 py-4">
      <div>
        <h2 className="break-words font-semibold text-lead">{words.title(title)}</h2>
        <p className="text-mute text-sm">{words.hint}</p>
      </div>
      <RuleFields choices={choices} rule={rule} onChange={setRule} hasFrom />
      <p role="status">
        {preview.data && (
          <RuleMatches words={words.preview(preview.data.interactions, preview.data.customers, preview.data.linked)} rule={rule} />
        )}
      </p>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={wanted === null || submit.isPending}>
          {words.submit}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {recordText.failureLinks.cancel}
        </Button>
      </p>
    </form>
  );
}
