"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { merge, previewMerge, unmerge } from "@/app/_data/failure-requests";
import { hrefOf } from "@/app/_data/filter-params";
import { recordText } from "@/app/messages/record-text";
import { dayOf } from "@/lib/dates";
import type { Told } from "@/lib/failures/preview-merge";
import { formatDay } from "@/lib/format";

interface MergeDialogProps {
  isOpen: boolean;
  codes: readonly string[];
  onClose: () => void;
  onMerged: () => void;
}

/** What some failures show together, and which of their names stays; afterwards that it is done, and a way back. */
export function MergeDialog({ isOpen, codes, onClose, onMerged }: MergeDialogProps) {
  const router = useRouter();
  const words = recordText.failureLinks;
  const [done, setDone] = useState<{ title: string; codes: string[] } | null>(null);
  const back = useMutation({
    mutationFn: async (merged: string[]) => {
      for (const code of merged) await unmerge(code);
    },
    onSuccess: () => {
      setDone(null);
      router.refresh();
    },
  });
  return (
    <>
      <ModalDialog isOpen={isOpen} onClose={onClose} label={words.merge.title(codes.length)} className="open:overflow-y-auto">
        <MergeForm
          codes={codes}
          onClose={onClose}
          onDone={(merged) => {
            setDone(merged);
            onClose();
            onMerged();
            router.refresh();
          }}
        />
      </ModalDialog>
      <div role="status" className="no-print sticky bottom-3 z-10">
        {done && codes.length === 0 && (
          <p className="mt-3 flex w-fit max-w-full flex-wrap items-center gap-x-4 rounded-lg border border-edge bg-card px-4 py-2 shadow-lg">
            {back.error?.message ?? words.merge.done(done.title)}
            <button
              type="button"
              disabled={back.isPending}
              onClick={() => back.mutate(done.codes)}
              className="link target inline-flex items-center"
            >
              {words.undo}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

interface MergeFormProps {
  codes: readonly string[];
  onClose: () => void;
  onDone: (merged: { title: string; codes: string[] }) => void;
}

function MergeForm({ codes, onClose, onDone }: MergeFormProps) {
  const words = recordText.failureLinks.merge;
  const preview = useQuery({
    queryKey: ["merge", ...codes],
    queryFn: () => previewMerge(codes[0] ?? "", codes.slice(1)),
    gcTime: 0,
    retry: false,
  });
  const submit = useMutation({
    mutationFn: async (into: string) => {
      const others = codes.filter((code) => code !== into);
      await merge(into, others);
      return { title: preview.data?.failures.find((each) => each.code === into)?.title ?? into, codes: others };
    },
    onSuccess: onDone,
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    submit.mutate(String(new FormData(event.currentTarget).get("into")));
  }

  const problem = preview.error ?? submit.error;
  const zone = preview.data?.zone ?? "UTC";
  return (
    <form onSubmit={onSubmit} className="grid gap-4 px-5 py-4">
      <h2 className="font-semibold text-lead">{words.title(codes.length)}</h2>
      {preview.isPending && <p className="text-mute">{words.counting}</p>}
      {preview.data && (
        <>
          <fieldset className="grid gap-1">
            <legend className="eyebrow mb-1.5">{words.choose}</legend>
            {preview.data.failures.map((each, index) => (
              <label key={each.code} className="target flex items-start gap-2 py-1">
                <input
                  type="radio"
                  name="into"
                  value={each.code}
                  defaultChecked={index === 0}
                  data-first-focus={index === 0 || undefined}
                  ref={index === 0 ? focus : undefined}
                  className="mt-1 accent-accent"
                />
                <span className="min-w-0 break-words">
                  {each.title}
                  <span className="block text-mute text-sm">
                    <ToldWords told={each} codes={[each.code]} zone={zone} />
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <p>
            <strong className="font-semibold">{words.together}</strong>:{" "}
            <ToldWords told={preview.data.together} codes={codes} zone={zone} />. {words.shared(preview.data.shared)}
          </p>
          <p className="text-mute text-sm">{words.lasting}</p>
        </>
      )}
      {problem && (
        <p role="alert" className="text-red text-sm">
          {problem.message}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main" disabled={!preview.data || submit.isPending}>
          {words.submit}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {recordText.failureLinks.cancel}
        </Button>
      </p>
    </form>
  );
}

/** "12 interactions, 9 known customers, seen from … to …"; the interactions open. */
function ToldWords({ told, codes, zone }: { told: Told; codes: readonly string[]; zone: string }) {
  const words = recordText.failureLinks.merge;
  const day = (at: number) => formatDay(dayOf(at, zone));
  const { firstSeenAt, lastSeenAt } = told;
  const seen = firstSeenAt === null || lastSeenAt === null ? null : words.between(day(firstSeenAt), day(lastSeenAt));
  const [interactions, rest] = words.each(told.interactions, told.customers, seen);
  const rows = new URLSearchParams([["period", "all"], ...codes.map((code) => ["failure", code])]);
  return (
    <>
      <Link href={hrefOf("/interactions", rows)} className="link">
        {interactions}
      </Link>
      {rest}
    </>
  );
}

function focus(input: HTMLInputElement | null) {
  input?.focus();
}
