"use client";

import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

interface ModalDialogProps {
  isOpen: boolean;
  /** Asked for by Escape, or by a press outside. */
  onClose: () => void;
  /** After it has gone and the focus is back where it was. */
  onClosed?: () => void;
  label: string;
  className?: string;
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, gives it back, closes on Escape, and costs no script. It begins at `data-first-focus`. */
export function ModalDialog({ isOpen, onClose, onClosed, label, className, children }: ModalDialogProps) {
  const box = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (isOpen && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    }
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);

  // Only the backdrop lies on the dialog itself; everything in it lies on what it holds.
  useEffect(() => {
    const dialog = box.current;
    const onPointerDown = (event: PointerEvent) => event.target === dialog && onClose();
    dialog?.addEventListener("pointerdown", onPointerDown);
    return () => dialog?.removeEventListener("pointerdown", onPointerDown);
  }, [onClose]);

  return (
    <dialog
      ref={box}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={onClosed}
      className={clsx(
        "no-print mx-auto w-144 max-w-[calc(100vw-1.5rem)] overflow-hidden rounded-lg border border-edge bg-card text-ink shadow-xl outline-none backdrop:bg-ink/25 dark:backdrop:bg-paper/60",
        className,
      )}
    >
      {isOpen && children}
    </dialog>
  );
}
