"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { ModalDialog } from "@/app/_components/shell/modal-dialog";
import { text } from "@/app/messages/text";

/** Comes when it is asked for: no page has to carry it. */
const ShareForm = dynamic(() => import("@/app/_components/share/share-form").then((found) => found.ShareForm));

interface ShareDialogProps {
  path: string;
  /** The filters in force, as a query string. */
  query: string;
}

/** A link of the bar that opens a dialog, in which the page can be shared. */
export function ShareDialog(props: ShareDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <span aria-hidden>·</span>
      <button type="button" className="link target inline-flex items-center hover:text-ink" onClick={() => setIsOpen(true)}>
        {text.filters.share}
      </button>
      <ModalDialog isOpen={isOpen} onClose={close} label={text.filters.shareTitle} className="open:overflow-y-auto">
        <ShareForm {...props} onClose={close} />
      </ModalDialog>
    </>
  );
}
