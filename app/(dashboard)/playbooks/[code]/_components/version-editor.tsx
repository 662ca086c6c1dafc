"use client";

import { useMutation } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useFieldArray, useForm } from "react-hook-form";
import { Button } from "@/app/_components/button";
import { addPlaybookVersion } from "@/app/(dashboard)/playbooks/_components/playbook-requests";
import { recordText } from "@/app/messages/record-text";

interface EditedStep {
  code: string | null;
  title: string;
  detail: string;
  isAvoid: boolean;
  /** One phrase a line. */
  use: string;
  avoid: string;
}

interface Form {
  effectiveDay: string;
  note: string;
  steps: EditedStep[];
}

interface Written {
  code: string;
  title: string;
  detail: string | null;
  polarity: "do" | "avoid";
  phrasesToUse: string[];
  phrasesToAvoid: string[];
}

const BOX = "w-full min-w-0 rounded border border-edge bg-paper px-2 py-1";

/** The next version, begun with the steps of the last one: reworded, moved, added, taken out. */
export function VersionEditor({ code, next, today, steps }: { code: string; next: number; today: string; steps: readonly Written[] }) {
  const words = recordText.playbooks.detail;
  const router = useRouter();
  const list = useRef<HTMLOListElement>(null);
  const [said, say] = useState("");
  const begun: Form = { effectiveDay: today, note: "", steps: steps.map(editedOf) };
  const form = useForm<Form>({ defaultValues: begun });
  const { fields, append, remove, swap } = useFieldArray({ control: form.control, name: "steps" });
  const add = useMutation({
    mutationFn: (version: object) => addPlaybookVersion(code, version),
    onSuccess: ({ version }) => {
      say(words.saved(version));
      router.refresh();
    },
  });

  const write = form.handleSubmit(({ effectiveDay, note, steps: edited }) => {
    add.mutate({ effectiveDay, note: note || null, steps: edited.map(sentOf) });
  });

  /** The focus stays with the step that moves. */
  function move(from: number, by: -1 | 1) {
    const to = from + by;
    if (to < 0 || to >= fields.length) return;
    swap(from, to);
    say(words.moving(form.getValues(`steps.${to}.title`), to + 1));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>(`[data-move="${by}"]`)[to]?.focus());
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    void write(event);
  }

  return (
    <details className="no-print">
      <summary className="link target inline-flex items-center">{words.edit(next)}</summary>
      <form onSubmit={onSubmit} className="mt-2 grid gap-4" aria-label={words.editor}>
        <ol ref={list} className="grid gap-4">
          {fields.map((field, at) => {
            const title = form.getValues(`steps.${at}.title`);
            return (
              <li key={field.id} className="grid gap-2 rounded border border-hairline p-3">
                <div className="flex flex-wrap items-end gap-2">
                  <label className="grid min-w-0 grow gap-1.5">
                    <span className="eyebrow">
                      {at + 1}. {words.stepTitle}
                    </span>
                    <input required maxLength={120} {...form.register(`steps.${at}.title`)} className={`target ${BOX}`} />
                  </label>
                  <span className="flex">
                    <Button kind="quiet" data-move={-1} aria-label={words.up(title)} disabled={at === 0} onClick={() => move(at, -1)}>
                      <ArrowUp size={16} aria-hidden="true" />
                    </Button>
                    <Button
                      kind="quiet"
                      data-move={1}
                      aria-label={words.down(title)}
                      disabled={at === fields.length - 1}
                      onClick={() => move(at, 1)}
                    >
                      <ArrowDown size={16} aria-hidden="true" />
                    </Button>
                    <Button kind="quiet" aria-label={words.remove(title)} onClick={() => remove(at)}>
                      <X size={16} aria-hidden="true" />
                    </Button>
                  </span>
                </div>
                <label className="grid gap-1.5">
                  <span className="eyebrow">{words.stepDetail}</span>
                  <textarea rows={2} maxLength={1000} {...form.register(`steps.${at}.detail`)} className={BOX} />
                </label>
                <div className="grid gap-2 sm:grid-cols-2">
                  <label className="grid gap-1.5">
                    <span className="eyebrow">{words.phrasesToUse}</span>
                    <textarea rows={2} {...form.register(`steps.${at}.use`)} className={BOX} />
                  </label>
                  <label className="grid gap-1.5">
                    <span className="eyebrow">{words.phrasesToAvoid}</span>
                    <textarea rows={2} {...form.register(`steps.${at}.avoid`)} className={BOX} />
                  </label>
                </div>
                <label className="target inline-flex items-center gap-2">
                  <input type="checkbox" {...form.register(`steps.${at}.isAvoid`)} />
                  {words.isAvoid}
                </label>
              </li>
            );
          })}
        </ol>
        <p>
          <Button onClick={() => append({ code: null, title: "", detail: "", isAvoid: false, use: "", avoid: "" })}>{words.add}</Button>
        </p>
        <label className="grid max-w-44 gap-1.5">
          <span className="eyebrow">{words.effective}</span>
          <input type="date" required {...form.register("effectiveDay")} className={`target ${BOX}`} />
        </label>
        <label className="grid gap-1.5">
          <span className="eyebrow">{words.why}</span>
          <textarea rows={2} maxLength={1000} {...form.register("note")} className={BOX} />
        </label>
        <p>
          <Button type="submit" kind="main" disabled={add.isPending || fields.length === 0}>
            {words.edit(next)}
          </Button>
        </p>
      </form>
      <p role="status" className="text-mute text-sm">
        {said}
      </p>
      {add.isError && (
        <p role="alert" className="text-red text-sm">
          {add.error.message}
        </p>
      )}
    </details>
  );
}

function editedOf({ code, title, detail, polarity, phrasesToUse, phrasesToAvoid }: Written): EditedStep {
  return {
    code,
    title,
    detail: detail ?? "",
    isAvoid: polarity === "avoid",
    use: phrasesToUse.join("\n"),
    avoid: phrasesToAvoid.join("\n"),
  };
}

function sentOf({ code, title, detail, isAvoid, use, avoid }: EditedStep) {
  const lines = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  return {
    code,
    title,
    detail: detail || null,
    polarity: isAvoid ? "avoid" : "do",
    phrasesToUse: lines(use),
    phrasesToAvoid: lines(avoid),
  };
}
