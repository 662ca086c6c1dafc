"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "@/app/_components/button";
import { sendPraise } from "@/app/(dashboard)/commendations/_components/praise-requests";
import { recordText } from "@/app/messages/record-text";
import type { CaptureChoices } from "@/lib/commendations/capture-choices";

/** A commendation as the form shows it. */
export interface ShownCommendation {
  id: number;
  /** YYYY-MM-DD. */
  received: string;
  source: string | null;
  text: string | null;
  behaviour: string | null;
  wasSolicited: boolean | null;
}

interface CommendationFormProps {
  interactionId: number;
  /** Null: a new one. */
  commendation: ShownCommendation | null;
  /** YYYY-MM-DD: the latest day that can be chosen. */
  today: string;
  choices: CaptureChoices;
  onDone: () => void;
}

const FIELD = "target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";

/** What the customer said, when, how it came, what it praises and whom. Escape puts it away. */
export function CommendationForm({ interactionId, commendation, today, choices, onDone }: CommendationFormProps) {
  const words = recordText.commendations.capture;
  const router = useRouter();
  const list = useId();
  const keep = useMutation({
    mutationFn: (fields: object) =>
      commendation
        ? sendPraise("PATCH", `/api/commendations/${commendation.id}`, fields)
        : sendPraise("POST", "/api/commendations", { interaction: interactionId, ...fields }),
    onSuccess: () => {
      onDone();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const filled = (name: string) => String(data.get(name) ?? "").trim() || null;
    const praised = filled("praised");
    keep.mutate({
      received: filled("received"),
      source: filled("source"),
      text: filled("text"),
      behaviour: filled("behaviour"),
      ...(praised !== null && { praised: /^\d+$/.test(praised) ? Number(praised) : praised }),
      solicited: filled("solicited") === null ? null : filled("solicited") === "yes",
    });
  }

  return (
    <form
      aria-label={commendation ? words.editNamed(commendation.id) : words.add}
      onSubmit={onSubmit}
      onKeyDown={(event) => event.key === "Escape" && onDone()}
      className="no-print grid gap-3 rounded-lg border border-edge bg-card p-3 sm:grid-cols-2"
    >
      <Labelled label={words.text} hint={words.textHint} isWide>
        {({ id, hint }) => (
          <textarea
            id={id}
            name="text"
            rows={3}
            maxLength={5000}
            defaultValue={commendation?.text ?? ""}
            ref={focus}
            aria-describedby={hint}
            className={FIELD}
          />
        )}
      </Labelled>
      <Labelled label={words.behaviour} hint={words.behaviourHint} isWide>
        {({ id, hint }) => (
          <>
            <input
              id={id}
              name="behaviour"
              list={list}
              maxLength={200}
              autoComplete="off"
              defaultValue={commendation?.behaviour ?? ""}
              aria-describedby={hint}
              className={FIELD}
            />
            <datalist id={list}>
              {choices.behaviours.map((behaviour) => (
                <option key={behaviour} value={behaviour} />
              ))}
            </datalist>
          </>
        )}
      </Labelled>
      <Labelled label={words.received}>
        {({ id }) => (
          <input
            id={id}
            name="received"
            type="date"
            required
            max={today}
            defaultValue={commendation?.received ?? today}
            className={FIELD}
          />
        )}
      </Labelled>
      <Labelled label={words.source}>
        {({ id }) => (
          <select id={id} name="source" defaultValue={commendation?.source ?? ""} className={FIELD}>
            <option value="">{words.notKnown}</option>
            {Object.entries(recordText.commendations.sources).map(([source, name]) => (
              <option key={source} value={source}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={words.praised}>
        {({ id }) => (
          <select id={id} name="praised" defaultValue={commendation ? "" : "handler"} className={FIELD}>
            {commendation && <option value="">{words.stays}</option>}
            <option value="handler">{words.handler}</option>
            <option value="nobody">{words.nobody}</option>
            {choices.people.map(({ id: person, name }) => (
              <option key={person} value={person}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={words.solicited}>
        {({ id }) => (
          <select id={id} name="solicited" defaultValue={answerOf(commendation?.wasSolicited ?? null)} className={FIELD}>
            <option value="">{words.notKnown}</option>
            <option value="no">{words.no}</option>
            <option value="yes">{words.yes}</option>
          </select>
        )}
      </Labelled>
      <div className="flex flex-wrap gap-2 sm:col-span-2">
        <Button type="submit" kind="main" disabled={keep.isPending}>
          {commendation ? words.save : words.submit}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
      {keep.isError && (
        <p role="alert" className="text-red text-sm sm:col-span-2">
          {keep.error.message}
        </p>
      )}
    </form>
  );
}

interface LabelledProps {
  label: string;
  hint?: string;
  isWide?: boolean;
  children: (control: { id: string; hint: string | undefined }) => ReactNode;
}

function Labelled({ label, hint, isWide = false, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={isWide ? "sm:col-span-2" : undefined}>
      <label htmlFor={id} className="text-mute text-sm">
        {label}
      </label>
      {children({ id, hint: hint ? `${id}-hint` : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-0.5 text-mute text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}

function answerOf(wasSolicited: boolean | null): string {
  return wasSolicited === null ? "" : wasSolicited ? "yes" : "no";
}

/** Apart, because a new function would take the focus again at every rendering. */
function focus(input: HTMLTextAreaElement | null) {
  input?.focus();
}
