"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { FixForm } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-form";
import type { SentFix } from "@/app/(dashboard)/failures/[code]/_components/fixes/fix-requests";
import { recordText } from "@/app/messages/record-text";
import type { FailureFixes } from "@/lib/fixes/failure-fixes";

interface FixDialogProps {
  failureCode: string;
  choices: FailureFixes["choices"];
  fix: SentFix;
  /** The fix that is changed; absent for a new one. */
  code?: string;
  side: string;
}

/** The button that opens the form of a fix, new or not in effect yet. */
export function FixDialog({ code, fix, ...rest }: FixDialogProps) {
  const words = recordText.fixes;
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        kind={code === undefined ? "plain" : "quiet"}
        aria-label={code === undefined ? undefined : words.editNamed(fix.title)}
        onClick={() => setIsOpen(true)}
      >
        {code === undefined ? words.record : words.edit}
      </Button>
      <ModalDialog
        isOpen={isOpen}
        onClose={close}
        label={code === undefined ? words.record : words.editNamed(fix.title)}
        className="mt-[6vh] max-h-[88vh] overflow-y-auto!"
      >
        <FixForm {...rest} fix={fix} {...(code !== undefined && { code })} onDone={close} />
      </ModalDialog>
    </>
  );
}
