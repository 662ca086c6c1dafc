"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { type FieldPath, FormProvider, useForm } from "react-hook-form";
import { Button } from "@/app/_components/button";
import { EarlierContacts } from "@/app/(dashboard)/interactions/_components/form/earlier-contacts";
import { FirstParts } from "@/app/(dashboard)/interactions/_components/form/first-parts";
import { correct, type DraftSent, file, Refused } from "@/app/(dashboard)/interactions/_components/form/form-requests";
import { FormState } from "@/app/(dashboard)/interactions/_components/form/form-state";
import { MoreParts } from "@/app/(dashboard)/interactions/_components/form/more-parts";
import { PastHelpPanel } from "@/app/(dashboard)/interactions/_components/form/past-help";
import { useDraft } from "@/app/(dashboard)/interactions/_components/form/use-draft";
import { recordText } from "@/app/messages/record-text";
import type { FormValues } from "@/lib/documenting/form-values";
import type { FormChoices } from "@/lib/documenting/read-form";

const words = recordText.documenting;

interface DocumentFormProps {
  choices: FormChoices;
  values: FormValues;
  /** The id that it is filed under, however often it is sent; null where an interaction is corrected. */
  formId: string | null;
  /** The draft that it was opened from, and the seconds that went into it before. */
  draft?: number | null;
  seconds?: number;
  /** What is corrected. */
  correcting?: { id: number; customer: string | null };
}

/** Documents an interaction, or corrects one: by keyboard, kept as it is typed, filed once. */
export function DocumentForm({ choices, values, formId, draft = null, seconds = 0, correcting }: DocumentFormProps) {
  const router = useRouter();
  const form = useForm<FormValues>({ defaultValues: values, shouldFocusError: false });
  const page = useRef<HTMLFormElement>(null);
  const openedAt = useRef(performance.now());
  const taken = () => seconds + (performance.now() - openedAt.current) / 1000;
  const content = (typed: FormValues): DraftSent => ({ id: formId ?? "", seconds: taken(), form: typed });
  const drafts = useDraft(form, { isOn: formId !== null, draft, content });
  const filing = useMutation({
    mutationFn: async (typed: FormValues) => {
      if (correcting) {
        await correct(correcting.id, values, typed);
        return `/interactions/${correcting.id}?told=corrected`;
      }
      const { id } = await file({ ...content(typed), draft: await drafts.end() });
      return `/interactions/${id}?told=documented`;
    },
    onSuccess: (href) => {
      router.push(href);
      router.refresh();
    },
    onError: (error) => {
      drafts.resume();
      const path = error instanceof Refused ? error.field?.replace(/^form\./, "") : undefined;
      const element = path === undefined ? null : fieldElement(page.current, path);
      if (!element || path === undefined || !isPath(path, element)) return;
      form.setError(path, { message: error.message });
      const folded = element.closest("details");
      if (folded) folded.open = true;
      element.focus();
    },
  });
  const submit = form.handleSubmit((typed) => {
    if (!filing.isPending && !filing.isSuccess) filing.mutate(typed);
  });
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    } else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };
  const isBusy = filing.isPending || filing.isSuccess;
  return (
    <FormProvider {...form}>
      <form
        ref={page}
        noValidate
        aria-label={correcting ? words.correctTitle : words.title}
        onSubmit={submit}
        onKeyDown={onKeyDown}
        className="grid grid-cols-1 gap-8 border-hairline border-t pt-5 lg:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <div className="grid min-w-0 grid-cols-1 content-start gap-7">
          <FirstParts choices={choices} customer={correcting?.customer ?? null} isCorrecting={correcting !== undefined} />
          <MoreParts choices={choices} isCorrecting={correcting !== undefined} />
        </div>
        <aside className="grid min-w-0 grid-cols-1 content-start gap-4">
          {!correcting && <EarlierContacts />}
          <PastHelpPanel />
        </aside>
        <div className="-mx-1 sm:sticky sm:bottom-0 z-10 grid grid-cols-1 gap-2 border-hairline border-t bg-paper px-1 py-3 lg:col-span-2">
          {filing.isError && (
            <p role="alert" className="text-red">
              {filing.error.message}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button type="submit" kind="main" aria-keyshortcuts="Control+Enter Meta+Enter" disabled={isBusy}>
              {correcting ? (isBusy ? words.saving : words.save) : isBusy ? words.filing : words.file}
            </Button>
            <FormState
              fields={choices.fields}
              draft={drafts.shown}
              zone={choices.zone}
              knowsCustomer={correcting !== undefined && correcting.customer !== null}
            />
          </div>
        </div>
      </form>
    </FormProvider>
  );
}

/** The field that an answer names, of this form: one that was left stays in the page, hidden. */
function fieldElement(form: HTMLFormElement | null, path: string): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[name="${CSS.escape(path)}"]`) ?? null;
}

function isPath(path: string, element: HTMLElement): path is FieldPath<FormValues> {
  return element.getAttribute("name") === path;
}
