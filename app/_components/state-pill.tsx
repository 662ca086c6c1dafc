import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Tone = "bad" | "watch" | "good" | "active" | "neutral";

const TONES: Record<Tone, string> = {
  bad: "bg-red-wash text-red",
  watch: "bg-amber-wash text-amber",
  good: "bg-green-wash text-green",
  active: "bg-accent-wash text-accent",
  neutral: "bg-sunken text-soft",
};

/** A state in one or two words; the words carry the meaning, the colour only repeats it. */
export function StatePill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={clsx("inline-block whitespace-nowrap rounded-full px-2 font-medium text-xs leading-5", TONES[tone])}>{children}</span>
  );
}
