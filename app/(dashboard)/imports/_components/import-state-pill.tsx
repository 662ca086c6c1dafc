import { StatePill, type Tone } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import type { ListedImport } from "@/lib/imports/list-imports";

const TONES: Record<ListedImport["state"], Tone> = {
  queued: "neutral",
  running: "active",
  done: "good",
  failed: "bad",
  cancelled: "neutral",
  undone: "neutral",
  draft: "neutral",
};

export function ImportStatePill({ state }: { state: ListedImport["state"] }) {
  return <StatePill tone={TONES[state]}>{recordText.imports.states[state]}</StatePill>;
}
