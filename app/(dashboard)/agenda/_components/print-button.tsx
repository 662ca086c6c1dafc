"use client";

import { Button } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";

/** Opens the browser's own dialog to print what is shown. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>{recordText.agenda.print}</Button>;
}
