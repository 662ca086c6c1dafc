import { NumberWithRows } from "@/app/_components/number-with-rows";
import { StatePill } from "@/app/_components/state-pill";
import { rowsHref } from "@/app/_data/rows-href";
import { StepOpinion } from "@/app/(dashboard)/playbooks/[code]/_components/step-opinion";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatInterval, formatRate } from "@/lib/format";
import type { PlaybookDetail, PlaybookStep } from "@/lib/playbooks/read-playbooks";

const FEW = 5;

/** The steps in force, in their order, with what to say, how often they went as they should, and what is thought of them. */
export function StepList({ playbook, query }: { playbook: PlaybookDetail; query: string }) {
  const words = recordText.playbooks.detail;
  if (playbook.current === null) return <p className="text-mute">{recordText.playbooks.noVersion}</p>;
  return (
    <>
      <ol className="grid gap-5">
        {playbook.current.steps.map((step) => (
          <li
            key={step.code}
            className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-2 border-hairline border-t pt-4 first:border-t-0 first:pt-0"
          >
            <span className="font-semibold text-mute tabular-nums" aria-hidden="true">
              {step.position}
            </span>
            <div className="min-w-0">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h3 className="font-semibold">
                  {step.title} {step.polarity === "avoid" && <StatePill tone="neutral">{words.avoid}</StatePill>}
                </h3>
                <StepShare playbook={playbook} step={step} query={query} />
              </div>
              {step.detail !== null && <p className="max-w-[44rem] text-soft">{step.detail}</p>}
              <Phrases step={step} />
              <StepOpinion code={playbook.code} step={step.code} opinions={playbook.opinionsOf.get(step.code) ?? null} />
            </div>
          </li>
        ))}
      </ol>
      {playbook.isCycle && <p className="mt-4 text-mute">↻ {words.again}</p>}
    </>
  );
}

/** Large enough for a glance between two sentences. */
export function CallSteps({ playbook }: { playbook: PlaybookDetail }) {
  const words = recordText.playbooks.detail;
  return (
    <>
      <ol className="grid max-w-[46rem] gap-6">
        {(playbook.current?.steps ?? []).map((step) => (
          <li key={step.code} className="grid grid-cols-[2.5rem_minmax(0,1fr)]">
            <span className="font-semibold text-lead text-mute tabular-nums" aria-hidden="true">
              {step.position}
            </span>
            <div>
              <h2 className="font-semibold text-lead">
                {step.title} {step.polarity === "avoid" && <StatePill tone="neutral">{words.avoid}</StatePill>}
              </h2>
              <Phrases step={step} />
            </div>
          </li>
        ))}
      </ol>
      {playbook.isCycle && <p className="mt-4 text-mute">↻ {words.again}</p>}
    </>
  );
}

function Phrases({ step: { phrasesToUse, phrasesToAvoid } }: { step: PlaybookStep }) {
  const words = recordText.playbooks.detail;
  if (phrasesToUse.length + phrasesToAvoid.length === 0) return null;
  return (
    <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
      {phrasesToUse.length > 0 && <PhraseList name={words.use} phrases={phrasesToUse} />}
      {phrasesToAvoid.length > 0 && <PhraseList name={words.avoidPhrases} phrases={phrasesToAvoid} />}
    </dl>
  );
}

function PhraseList({ name, phrases }: { name: string; phrases: readonly string[] }) {
  return (
    <>
      <dt className="text-mute">{name}</dt>
      <dd className="text-soft">
        {phrases.map((phrase) => (
          <span key={phrase} className="block">
            “{phrase}”
          </span>
        ))}
      </dd>
    </>
  );
}

function StepShare({ playbook, step, query }: { playbook: PlaybookDetail; step: PlaybookStep; query: string }) {
  const words = recordText.playbooks.detail;
  const found = playbook.steps.get(step.code);
  if (!found || found.adherence.value === null) return <span className="text-mute text-sm">{words.notObserved}</span>;
  const { value, low, high, adherent, judged } = found.adherence;
  const open = (part: string) => rowsHref(query, { metric: "step-adherence", part, by: "step", series: found.key });
  if (judged < FEW)
    return (
      <span className="text-mute text-sm">
        <NumberWithRows href={open("denominator")} label={words.rowsOf(step.title)}>
          {words.tooFew(formatCount(adherent), formatCount(judged))}
        </NumberWithRows>
      </span>
    );
  return (
    <span className="whitespace-nowrap tabular-nums">
      <NumberWithRows href={open("numerator")} label={words.rowsOf(step.title)}>
        {formatRate(value)}
      </NumberWithRows>{" "}
      <span className="text-mute text-sm">
        <NumberWithRows href={open("denominator")}>{recordText.playbooks.of(formatCount(judged))}</NumberWithRows>
        {low !== null && high !== null && ` · ${formatInterval(low, high)}`}
      </span>
    </span>
  );
}
