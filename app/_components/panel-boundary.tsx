"use client";

import { catchError, type ErrorInfo } from "next/error";
import { Button } from "@/app/_components/button";
import { Broken } from "@/app/_components/empty-state";
import { text } from "@/app/messages/text";

/** Keeps a failure inside its panel: the rest of the page stays, and this part can be tried again. */
export const PanelBoundary = catchError(PanelFailed);

/** Where nothing is better than a message: a note that the page can do without. */
export const QuietBoundary = catchError(NothingShown);

function NothingShown() {
  return null;
}

function PanelFailed({ title }: { title?: string }, { retry }: ErrorInfo) {
  return (
    <Broken title={title}>
      <Button onClick={() => retry()}>{text.empty.retry}</Button>
    </Broken>
  );
}
