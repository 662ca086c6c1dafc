"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { type FailureWritten, previewSplit, type RuleWritten, split } from "@/app/_data/failure-requests";
import { failureOf, NewFailureFields } from "@/app/(dashboard)/_components/new-failure-fields";
import { type RuleChoices, RuleFields, ruleOf } from "@/app/(dashboard)/failures/[code]/_components/rule-fields";
import { RuleMatches } from "@/app/(dashboard)/failures/[code]/_components/rule-matches";
import { usePreview } from "@/app/(dashboard)/failures/[code]/_components/use-preview";
import { recordText } from "@/app/messages/record-text";

interface SplitFormProps {
  failure: { code: string; title: string; procedure: string; mode: string };
  choices: RuleChoices;
  onClose: () => void;
  /** Given the code of the new failure. */
  onSplit: (code: string) => void;
}

/** Moves the interactions that meet a rule to a failure of their own, after saying how many they are. */
export function SplitDialog({ isOpen, ...form }: SplitFormProps & { isOpen: boolean }) {
  const label = recordText.failureLinks.split.title(form.failure.title);
  return (
    <ModalDialog isOpen={isOpen} onClose={form.onClose} label={label} className="max-h-[92dvh] open:overflow-y-auto">
      <SplitForm {...form} />
    </ModalDialog>
  );
}

function SplitForm({ failure, choices, onClose, onSplit }: SplitFormProps) {
  const words = recordText.failureLinks.split;
  const [rule, setRule] = useState<RuleWritten>({});
  const preview = usePreview("split", failure.code, rule, previewSplit);
  const submit = useMutation({
    mutationFn: (made: FailureWritten & { remember: boolean }) => split(failure.code, ruleOf(rule) ?? {}, made),
    onSuccess: ({ code }) => onSplit(code),
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    submit.mutate({ ...failureOf(form), remember: form.has("remember") });
  }

  const problem = submit.error ?? preview.error;
  const isReady = ruleOf(rule) !== null && (preview.data?.interactions ?? 0) > 0;
  return (
    <form onSubmit={onSubmit} className="grid gap-4 px-5 py-4">
      <div>
        <h2 className="break-words font-semibold text-lead">{words.title(failure.title)}</h2>
        <p className="text-mute text-sm">{words.hint}</p>
      </div>
      <RuleFields choices={choices} rule={rule} onChange={setRule} />
      <p role="status">
        {preview.data && (
          <RuleMatches
            words={words.preview(preview.data.interactions, preview.data.customers, preview.data.staying)}
            rule={rule}
            failure={failure.code}
          />
        )}
      </p>
      <NewFailureFields titleLabel={words.newTitle} procedure={failure.procedure} mode={failure.mode} />
      <label className="target flex items-start gap-2">
        <input type="checkbox" name="remember" className="mt-1 accent-accent" />
        {words.remember}
      </label>
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={!isReady || submit.isPending}>
          {words.submit}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {recordText.failureLinks.cancel}
        </Button>
      </p>
    </form>
  );
}
