"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { Choice, Select, When, Words, whenOf } from "@/app/(dashboard)/callbacks/_components/form-fields";
import * as requests from "@/app/(dashboard)/callbacks/_components/queue-requests";
import { recordText } from "@/app/messages/record-text";
import type { QueueChoices } from "@/lib/promises/queue-choices";
import { promiseKindLabels } from "@/lib/vocabulary";

interface AddPromiseProps {
  interaction: number;
  procedures: QueueChoices["procedures"];
  /** Whether the customer's zone is known. */
  hasZone: boolean;
  /** YYYY-MM-DD: what a date begins with. */
  tomorrow: string;
}

/** A button that opens the form of a promise made now; right after, it can be taken back. */
export function AddPromise({ interaction, procedures, hasZone, tomorrow }: AddPromiseProps) {
  const { add: words, ...forms } = recordText.callbacks.forms;
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const add = useMutation({
    mutationFn: requests.add,
    onSuccess: () => {
      setIsOpen(false);
      undo.reset();
      router.refresh();
    },
  });
  const undo = useMutation({
    mutationFn: (id: number) => requests.withdraw(id, { by: "duplicate", reason: words.mistake }),
    onSuccess: () => router.refresh(),
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const said = (name: string) => String(data.get(name) ?? "").trim() || null;
    add.mutate({
      interaction,
      kind: said("kind") ?? "other",
      words: said("words"),
      due: whenOf(data, "due") ?? "",
      clock: said("clock") === "customer" ? "customer" : "ours",
      procedure: said("procedure"),
      isMine: data.has("mine"),
    });
  }

  const made = add.data;
  return (
    <div className="no-print flex flex-wrap items-center gap-x-3">
      <Button
        onClick={() => {
          add.reset();
          setIsOpen(true);
        }}
      >
        {words.open}
      </Button>
      <p role="status" className="text-soft text-sm">
        {undo.isError ? undo.error.message : undo.isSuccess ? words.undone : made ? words.added : ""}
      </p>
      {made && !undo.isSuccess && (
        <button
          type="button"
          disabled={undo.isPending}
          onClick={() => undo.mutate(made.id)}
          className="link target inline-flex items-center"
        >
          {words.undo}
        </button>
      )}
      <ModalDialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        label={words.title}
        className="top-[8dvh] mt-0 max-h-[84dvh] open:overflow-y-auto"
      >
        <form onSubmit={onSubmit} className="grid gap-3.5 p-5">
          <h2 className="font-semibold text-lead">{words.title}</h2>
          <Select name="kind" label={words.kind} isFirst>
            {Object.entries(promiseKindLabels).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </Select>
          <Words label={words.words} />
          <When name="due" label={words.due} day={tomorrow} />
          {hasZone && (
            <Choice
              name="clock"
              label={forms.clock}
              choices={[
                ["customer", forms.customers],
                ["ours", forms.ours],
              ]}
              chosen="customer"
            />
          )}
          <Select name="procedure" label={words.procedure}>
            <option value="">{words.noProcedure}</option>
            {procedures.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
          <label className="target flex items-center gap-2">
            <input type="checkbox" name="mine" defaultChecked className="size-4 accent-accent" />
            {words.mine}
          </label>
          {add.isError && (
            <p role="alert" className="text-red text-sm">
              {add.error.message}
            </p>
          )}
          <p className="flex flex-wrap gap-2">
            <Button type="submit" kind="main" disabled={add.isPending}>
              {words.submit}
            </Button>
            <Button kind="quiet" onClick={() => setIsOpen(false)}>
              {forms.cancel}
            </Button>
          </p>
        </form>
      </ModalDialog>
    </div>
  );
}
