"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { IfMay } from "@/app/_components/rights";
import { CommendationForm } from "@/app/(dashboard)/commendations/_components/commendation-form";
import { recordText } from "@/app/messages/record-text";
import type { CaptureChoices } from "@/lib/commendations/capture-choices";

/** A button that opens the form in its place, and has the focus again when that is done. */
export function AddCommendation(props: { interactionId: number; today: string; choices: CaptureChoices }) {
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <IfMay right="document">
      {isOpen ? (
        <CommendationForm {...props} commendation={null} onDone={() => setIsOpen(false)} />
      ) : (
        <Button ref={opener} className="no-print" onClick={() => setIsOpen(true)}>
          {recordText.commendations.capture.add}
        </Button>
      )}
    </IfMay>
  );
}
