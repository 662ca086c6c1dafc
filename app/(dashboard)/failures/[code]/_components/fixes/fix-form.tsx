"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { CriterionPreview } from "@/app/(dashboard)/failures/[code]/_components/fixes/criterion-preview";
import { changeFix, recordFix, type SentFix } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-requests";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { recordText } from "@/app/messages/record-text";
import type { FailureFixes } from "@/lib/fixes/failure-fixes";
import { formatDay } from "@/lib/format";

/** The targets that can be chosen; at most half is what most fixes are meant for. */
const TARGETS = [1, 0.75, 0.5, 0.25, 0.1] as const;

interface FixFormProps {
  failureCode: string;
  choices: FailureFixes["choices"];
  /** What stands in it at first. */
  fix: SentFix;
  /** The fix that is changed; absent for a new one. */
  code?: string;
  /** The filter's side, as parameters. */
  side: string;
  onDone: () => void;
}

/** What is changed, from when, and what will count as success; what could be proven is said before it is saved. */
export function FixForm({ failureCode, choices, fix, code, side, onDone }: FixFormProps) {
  const { form } = recordText.fixes;
  const router = useRouter();
  const [sent, setSent] = useState<SentFix>(fix);
  const [version, setVersion] = useState("");
  const [changes, setChanges] = useState("");
  const save = useMutation({
    mutationFn: () => {
      if (code !== undefined) return changeFix(code, sent);
      const isNew = version === "new";
      return recordFix(failureCode, {
        ...sent,
        version: isNew || version === "" ? null : Number(version),
        changes: isNew ? changes : null,
      });
    },
    onSuccess: () => {
      onDone();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    save.mutate();
  }

  const set = (change: Partial<SentFix>) => setSent({ ...sent, ...change });
  const toggle = (team: string, isOn: boolean) => set({ teams: isOn ? [...sent.teams, team] : sent.teams.filter((each) => each !== team) });
  return (
    <form onSubmit={onSubmit} className="grid gap-4 p-4">
      <TextField
        label={form.title}
        value={sent.title}
        onChange={(event) => set({ title: event.target.value })}
        required
        maxLength={160}
        placeholder={form.titlePlaceholder}
        data-first-focus=""
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={form.effectiveOn}
          type="date"
          value={sent.effectiveOn}
          onChange={(event) => set({ effectiveOn: event.target.value })}
          required
        />
        <ChoiceField label={form.target} value={sent.targetRatio} onChange={(event) => set({ targetRatio: Number(event.target.value) })}>
          {[...new Set([...TARGETS, fix.targetRatio])].map((ratio) => (
            <option key={ratio} value={ratio}>
              {recordText.fixes.target(ratio)}
            </option>
          ))}
        </ChoiceField>
        <Days label={form.window} value={sent.windowDays} onDays={(windowDays) => set({ windowDays })} />
        <Days label={form.baseline} value={sent.baselineDays} onDays={(baselineDays) => set({ baselineDays })} />
        {code === undefined && (
          <ChoiceField label={form.version} value={version} onChange={(event) => setVersion(event.target.value)}>
            <option value="">{form.noVersion}</option>
            <option value="new">{form.newVersion}</option>
            {choices.versions.toReversed().map(({ number, day }) => (
              <option key={number} value={number}>
                {form.versionNamed(number, formatDay(day))}
              </option>
            ))}
          </ChoiceField>
        )}
        <TextField
          label={form.never}
          hint={form.neverHint}
          type="number"
          min={1}
          max={1000}
          value={sent.neverCount ?? ""}
          onChange={(event) => set({ neverCount: event.target.value === "" ? null : Number(event.target.value) })}
        />
      </div>
      {version === "new" && (
        <TextField label={form.changes} value={changes} onChange={(event) => setChanges(event.target.value)} required maxLength={2000} />
      )}
      {choices.teams.length > 0 && (
        <details open={sent.teams.length > 0 || undefined}>
          <summary className="target cursor-pointer text-soft">{form.teams}</summary>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {choices.teams.map((team) => (
              <li key={team.code}>
                <label className="target flex items-center gap-2">
                  <input
                    type="checkbox"
                    checked={sent.teams.includes(team.code)}
                    onChange={(event) => toggle(team.code, event.target.checked)}
                    className="accent-accent"
                  />
                  {team.name}
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
      <CriterionPreview failureCode={failureCode} fix={sent} side={side} />
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={save.isPending}>
          {code === undefined ? form.save : form.change}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {form.cancel}
        </Button>
      </p>
      {save.isError && (
        <p role="alert" className="text-red text-sm">
          {save.error.message}
        </p>
      )}
    </form>
  );
}

function Days({ label, value, onDays }: { label: string; value: number; onDays: (days: number) => void }) {
  return (
    <TextField
      label={label}
      type="number"
      min={7}
      max={730}
      value={value === 0 ? "" : value}
      onChange={(event) => onDays(Number(event.target.value))}
      required
    />
  );
}
