import type { ReactNode } from "react";
import { text } from "@/app/messages/text";

/** Which keys a list listens to; only where there is a keyboard to speak of. */
export function KeyHints({ canSelect = false, children }: { canSelect?: boolean; children?: ReactNode }) {
  return (
    <p className="no-print mt-3 text-mute text-sm pointer-coarse:hidden">
      <Key>j</Key> <Key>k</Key> {text.interactions.keys.move} · <Key>↵</Key> {text.interactions.keys.open}
      {canSelect && (
        <>
          {" · "}
          <Key>x</Key> {text.interactions.keys.select}
        </>
      )}
      {children}
    </p>
  );
}

function Key({ children }: { children: ReactNode }) {
  return <kbd className="rounded border border-edge bg-card px-1 font-sans text-xs">{children}</kbd>;
}
