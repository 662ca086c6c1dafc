"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { ask, save } from "@/app/(dashboard)/settings/privacy/_components/privacy-requests";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { setUpText } from "@/app/messages/set-up-text";
import { formatCount } from "@/lib/format";

const words = setUpText.privacy.erase;
const SUBJECTS = ["customer", "staff", "interaction"] as const;
type Subject = (typeof SUBJECTS)[number];

interface Preview {
  subject: "customer" | "staff";
  interactions: number;
  texts: number;
  promises: number;
  commendations: number;
  isShared: boolean;
  holds: string[];
  isImporting: boolean;
  drafts: number;
}

/** Somebody is looked for, what is kept of them is counted, and only then they can be exported or erased. */
export function ErasePerson() {
  const router = useRouter();
  const [subject, setSubject] = useState<Subject>("customer");
  const look = useMutation({
    mutationFn: async (meant: object) => ({ meant, preview: await ask<Preview>("POST", "/api/erasures/preview", meant) }),
  });
  const erase = useMutation({
    mutationFn: (meant: object) => ask<{ code: string }>("POST", "/api/erasures", meant),
    onSuccess: () => {
      look.reset();
      router.refresh();
    },
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("id")).trim();
    erase.reset();
    look.mutate(subject === "interaction" ? { subject: "customer", interaction: Number(typed) } : { subject, id: typed });
  }

  return (
    <div className="grid max-w-[46rem] gap-4">
      <form onSubmit={onSubmit} onChange={() => look.reset()} className="grid gap-4 sm:grid-cols-[14rem_1fr_auto] sm:items-end">
        <ChoiceField
          label={words.subject}
          value={subject}
          onChange={(event) => setSubject(SUBJECTS.find((each) => each === event.target.value) ?? "customer")}
        >
          {SUBJECTS.map((each) => (
            <option key={each} value={each}>
              {words.subjects[each]}
            </option>
          ))}
        </ChoiceField>
        <TextField label={words.id[subject]} name="id" required maxLength={400} inputMode={subject === "interaction" ? "numeric" : "text"} />
        <p>
          <Button type="submit" kind="main" disabled={look.isPending}>
            {words.look}
          </Button>
        </p>
      </form>
      {look.data && (
        <Found preview={look.data.preview} meant={look.data.meant} onErase={erase.mutate} isErasing={erase.isPending} onLeave={look.reset} />
      )}
      {erase.data && <p role="status">{words.begun(erase.data.code)}</p>}
      <Problem error={look.error ?? erase.error} />
    </div>
  );
}

function Found({
  preview,
  meant,
  onErase,
  isErasing,
  onLeave,
}: {
  preview: Preview;
  meant: object;
  onErase: (meant: object) => void;
  isErasing: boolean;
  onLeave: () => void;
}) {
  const { subject, interactions, texts, promises, commendations, isShared, holds, isImporting, drafts } = preview;
  const fetchFile = useMutation({
    mutationFn: (format: "json" | "text") =>
      save(`/api/person-export${format === "text" ? "?format=text" : ""}`, meant, format === "text" ? "customer.txt" : "customer.json"),
  });
  const isKept = holds.length > 0 || isImporting;
  return (
    <div className="grid gap-3 rounded-lg border border-edge bg-card p-4">
      <p role="status" className="font-medium">
        {subject === "customer"
          ? words.found.customer(formatCount(interactions), formatCount(texts), formatCount(promises), formatCount(commendations))
          : words.found.staff(formatCount(interactions), formatCount(commendations))}
      </p>
      {isShared && <p className="text-red">{words.isShared}</p>}
      {holds.map((name) => (
        <p key={name} className="text-red">
          {words.held(name)}
        </p>
      ))}
      {isImporting && <p className="text-red">{words.importing}</p>}
      {drafts > 0 && <p>{words.drafts(formatCount(drafts))}</p>}
      {!isKept && <p className="text-mute text-sm">{words.sure}</p>}
      <p className="flex flex-wrap gap-2">
        {!isKept && (
          <Button className="text-red!" disabled={isErasing} onClick={() => onErase(meant)}>
            {words.submit}
          </Button>
        )}
        {subject === "customer" && (
          <>
            <Button disabled={fetchFile.isPending} onClick={() => fetchFile.mutate("json")}>
              {words.asJson}
            </Button>
            <Button disabled={fetchFile.isPending} onClick={() => fetchFile.mutate("text")}>
              {words.asText}
            </Button>
          </>
        )}
        <Button kind="quiet" onClick={onLeave}>
          {words.cancel}
        </Button>
      </p>
      <Problem error={fetchFile.error} />
    </div>
  );
}

function Problem({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <p role="alert" className="text-red text-sm">
      {error.message}
    </p>
  );
}
