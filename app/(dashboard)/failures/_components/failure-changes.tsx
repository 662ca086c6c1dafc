"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { ArchiveForm } from "@/app/(dashboard)/failures/_components/archive-form";
import { AssignForm } from "@/app/(dashboard)/failures/_components/assign-form";
import { type ChangeOfFailure, changeFailures } from "@/app/(dashboard)/failures/_components/change-requests";
import { recordText } from "@/app/messages/record-text";
import type { FailureChange } from "@/lib/failures/failure-requests";
import type { TeamChoice } from "@/lib/ownership/team-choices";

interface FailureChangesProps {
  codes: readonly string[];
  teams: readonly TeamChoice[];
  /** Of the failures, where it is the same for all. */
  named?: { production: string | null; support: string | null };
  isArchived?: boolean;
  onChanged?: () => void;
}

/** Buttons that give some failures other owners, put them aside or open them again; what was done can be undone. */
export function FailureChanges({ codes, teams, named, isArchived = false, onChanged }: FailureChangesProps) {
  const words = recordText.failures.bulk;
  const router = useRouter();
  const [opened, setOpened] = useState<"assign" | "archive" | null>(null);
  const [done, setDone] = useState<{ words: string; undo: ChangeOfFailure[] } | null>(null);
  const settled = () => {
    setOpened(null);
    onChanged?.();
    router.refresh();
  };
  const change = useMutation({
    mutationFn: (wanted: FailureChange) => changeFailures(codes.map((code) => ({ ...wanted, code }))),
    onSuccess: (undo, { archive }) => {
      setDone({
        words: archive ? words.archived(undo.length) : archive === null ? words.reopened(undo.length) : words.assigned(undo.length),
        undo,
      });
      settled();
    },
  });
  const undo = useMutation({
    mutationFn: changeFailures,
    onSuccess: () => {
      setDone(null);
      settled();
    },
  });
  const form = { isBusy: change.isPending, problem: change.error?.message ?? null, onChange: change.mutate };
  const open = (dialog: "assign" | "archive") => {
    change.reset();
    setOpened(dialog);
  };
  return (
    <>
      {codes.length > 0 && (
        <>
          <Button data-list-action="assign" onClick={() => open("assign")}>
            {words.assign}
          </Button>
          {isArchived ? (
            <Button data-list-action="archive" disabled={change.isPending} onClick={() => change.mutate({ archive: null })}>
              {words.reopen}
            </Button>
          ) : (
            <Button data-list-action="archive" onClick={() => open("archive")}>
              {words.archive}
            </Button>
          )}
        </>
      )}
      {done && (
        <span role="status" className="no-print inline-flex flex-wrap items-center gap-x-1.5 text-soft">
          {undo.isError ? undo.error.message : done.words}
          <button
            type="button"
            data-list-action="undo"
            disabled={undo.isPending}
            onClick={() => undo.mutate(done.undo)}
            className="link target inline-flex items-center font-medium text-ink"
          >
            {words.undo}
          </button>
        </span>
      )}
      <ModalDialog
        isOpen={opened !== null}
        onClose={() => setOpened(null)}
        label={opened === "assign" ? words.assignTitle : words.archiveTitle}
      >
        {opened === "assign" && <AssignForm count={codes.length} teams={teams} named={named} {...form} />}
        {opened === "archive" && <ArchiveForm count={codes.length} {...form} />}
      </ModalDialog>
    </>
  );
}
