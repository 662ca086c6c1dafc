import { StatePill, type Tone } from "@/app/_components/state-pill";
import { recordText } from "@/app/messages/record-text";
import type { FixVerdict } from "@/lib/fixes/verdicts";
import { formatDay } from "@/lib/format";

const TONES: Record<NonNullable<FixVerdict["outcome"]>, Tone> = { effective: "good", worse: "bad", inconclusive: "watch" };

/** The verdict of a fix in a word or two; while its window runs, as "so far". */
export function FixOutcome({ verdict, today }: { verdict: FixVerdict; today: number }) {
  const words = recordText.fixes;
  const { stage, outcome, regressedDay } = verdict;
  if (stage === "planned") return <StatePill tone="active">{words.stages.planned}</StatePill>;
  if (regressedDay !== null) return <StatePill tone="bad">{words.regressed(formatDay(regressedDay, today))}</StatePill>;
  if (outcome === null) return <StatePill tone="neutral">{words.outcomes.none}</StatePill>;
  const said = words.outcomes[outcome];
  return <StatePill tone={TONES[outcome]}>{stage === "verifying" ? words.soFar(said) : said}</StatePill>;
}
