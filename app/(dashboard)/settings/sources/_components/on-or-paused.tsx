import { StatePill } from "@/app/_components/state-pill";
import { setUpText } from "@/app/messages/set-up-text";

/** Whether a source brings anything in at present. */
export function OnOrPaused({ isPaused }: { isPaused: boolean }) {
  return <StatePill tone={isPaused ? "neutral" : "good"}>{isPaused ? setUpText.sources.paused : setUpText.sources.on}</StatePill>;
}
