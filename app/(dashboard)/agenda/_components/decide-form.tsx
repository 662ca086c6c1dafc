"use client";

import type { FormEvent } from "react";
import { Button } from "@/app/_components/button";
import type { Decided } from "@/app/(dashboard)/agenda/_components/agenda-requests";
import { recordText } from "@/app/messages/record-text";

interface DecideFormProps {
  label: string;
  /** What the decision begins with. */
  text: string;
  teams: readonly { code: string; name: string }[];
  isBusy: boolean;
  /** Why the last try did not work. */
  problem: string | null;
  onDecided: (decided: Omit<Decided, "failure">) => void;
  onCancel: () => void;
}

const FIELD = "target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";

/** What was decided, of what kind, who does it and by when. Escape puts it away. */
export function DecideForm({ label, text, teams, isBusy, problem, onDecided, onCancel }: DecideFormProps) {
  const words = recordText.agenda;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const filled = (name: string) => String(data.get(name) ?? "") || null;
    onDecided({ kind: filled("kind") ?? "other", text: filled("text") ?? "", team: filled("team"), due: filled("due") });
  }

  return (
    <form
      aria-label={label}
      onSubmit={onSubmit}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className="no-print grid gap-2 rounded-lg border border-edge bg-card p-3 sm:col-span-2 sm:grid-cols-3"
    >
      <label className="sm:col-span-3">
        <span className="text-mute text-sm">{words.form.text}</span>
        <input
          name="text"
          defaultValue={text}
          required
          maxLength={1000}
          autoComplete="off"
          ref={focus}
          aria-invalid={problem !== null}
          className={FIELD}
        />
      </label>
      <label>
        <span className="text-mute text-sm">{words.form.kind}</span>
        <select name="kind" className={FIELD}>
          {Object.entries(words.kinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="text-mute text-sm">{words.form.team}</span>
        <select name="team" className={FIELD}>
          <option value="">{words.form.nobody}</option>
          {teams.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="text-mute text-sm">{words.form.due}</span>
        <input name="due" type="date" className={FIELD} />
      </label>
      <div className="flex flex-wrap gap-2 sm:col-span-3">
        <Button type="submit" kind="main" disabled={isBusy}>
          {words.form.submit}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {words.form.cancel}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className="text-red text-sm sm:col-span-3">
          {problem}
        </p>
      )}
    </form>
  );
}

/** Behind what stands there already. Apart, because a new function would take the focus again at every rendering. */
function focus(input: HTMLInputElement | null) {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}
