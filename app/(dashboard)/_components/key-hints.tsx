import type { ReactNode } from "react";
import { recordText } from "@/app/messages/record-text";

/** Which keys a list listens to; only where there is a keyboard to speak of. */
export function KeyHints({ canSelect = false, children }: { canSelect?: boolean; children?: ReactNode }) {
  return (
    <p className="no-print mt-3 text-mute text-sm pointer-coarse:hidden">
      <Key>j</Key> <Key>k</Key> {recordText.interactions.keys.move} · <Key>↵</Key> {recordText.interactions.keys.open}
      {canSelect && (
        <>
          {" · "}
          <Key>x</Key> {recordText.interactions.keys.select}
        </>
      )}
      {children}
    </p>
  );
}

export function Key({ children }: { children: ReactNode }) {
  return <kbd className="rounded border border-edge bg-card px-1 font-sans text-xs">{children}</kbd>;
}
