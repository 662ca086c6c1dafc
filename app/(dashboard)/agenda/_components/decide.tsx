"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { type Decided, writeDecision } from "@/app/(dashboard)/agenda/_components/agenda-requests";
import { DecideForm } from "@/app/(dashboard)/agenda/_components/decide-form";
import { recordText } from "@/app/messages/record-text";

interface DecideProps {
  /** Null: about nothing on the agenda. */
  about: { title: string; failure: string | null } | null;
  teams: readonly { code: string; name: string }[];
}

/** A button that opens a form in its place, and has the focus again when that is done. */
export function Decide({ about, teams }: DecideProps) {
  const words = recordText.agenda;
  const router = useRouter();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const wasOpen = useRef(false);
  const close = () => setIsOpen(false);
  const write = useMutation({
    mutationFn: (decided: Omit<Decided, "failure">) => writeDecision({ ...decided, failure: about?.failure ?? null }),
    onSuccess: () => {
      close();
      router.refresh();
    },
  });

  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!isOpen) {
    return (
      <div className="no-print">
        <Button
          ref={opener}
          aria-label={about ? words.decideNamed(about.title) : undefined}
          onClick={() => {
            write.reset();
            setIsOpen(true);
          }}
        >
          {about ? words.decide : words.decideOther}
        </Button>
      </div>
    );
  }
  return (
    <DecideForm
      label={about ? words.decideNamed(about.title) : words.decideOther}
      // What is about no failure says in its own words what it is about.
      text={about && about.failure === null ? words.aboutTitle(about.title) : ""}
      teams={teams}
      isBusy={write.isPending}
      problem={write.error?.message ?? null}
      onDecided={write.mutate}
      onCancel={close}
    />
  );
}
