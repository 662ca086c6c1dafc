"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { type Chosen, link, makeFailure } from "@/app/_data/failure-requests";
import { FailurePicker } from "@/app/(dashboard)/_components/failure-picker";
import { failureOf, NewFailureFields } from "@/app/(dashboard)/_components/new-failure-fields";
import { recordText } from "@/app/messages/record-text";

/** What was linked, so that it can be said and taken back. */
export interface Linked {
  code: string;
  title: string;
  ids: number[];
}

interface LinkDialogProps {
  isOpen: boolean;
  chosen: Chosen;
  /** How many interactions these are. */
  count: number;
  onClose: () => void;
  onLinked: (linked: Linked) => void;
}

/** Links interactions to a failure that is there, found by its name, or to a new one. */
export function LinkDialog({ isOpen, count, onClose, ...rest }: LinkDialogProps) {
  const words = recordText.failureLinks.link;
  return (
    <ModalDialog isOpen={isOpen} onClose={onClose} label={words.title(count)} className="open:overflow-y-auto">
      <div className="grid gap-4 px-5 py-4">
        <h2 className="font-semibold text-lead">{words.title(count)}</h2>
        <LinkForm onClose={onClose} {...rest} />
      </div>
    </ModalDialog>
  );
}

function LinkForm({ chosen, onClose, onLinked }: Omit<LinkDialogProps, "isOpen" | "count">) {
  const words = recordText.failureLinks.link;
  const [isNew, setIsNew] = useState(false);
  const submit = useMutation({
    mutationFn: async ({ form, title }: { form: FormData; title: string }): Promise<Linked> => {
      const code = isNew ? (await makeFailure(failureOf(form))).code : String(form.get("code"));
      return { code, title: isNew ? String(form.get("title")) : title, ids: (await link(code, chosen)).ids };
    },
    onSuccess: onLinked,
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const box = event.currentTarget.querySelector<HTMLInputElement>('input[name="code"]:checked');
    if (!isNew && !box) return;
    submit.mutate({ form: new FormData(event.currentTarget), title: box?.dataset.title ?? "" });
  }

  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      {isNew ? <NewFailureFields titleLabel={words.newTitle} /> : <FailurePicker />}
      <p>
        <button type="button" onClick={() => setIsNew(!isNew)} className="link target inline-flex items-center">
          {isNew ? words.known : words.make}
        </button>
      </p>
      {submit.isError && (
        <p role="alert" className="text-red text-sm">
          {submit.error.message}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={submit.isPending}>
          {isNew ? words.submitNew : words.submit}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {recordText.failureLinks.cancel}
        </Button>
      </p>
    </form>
  );
}
