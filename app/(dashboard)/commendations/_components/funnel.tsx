import { CountBefore } from "@/app/_components/compared";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import { comparedQuery } from "@/app/_data/compared-query";
import { hrefOf } from "@/app/_data/filter-params";
import { rowsHref } from "@/app/_data/rows-href";
import { recordText } from "@/app/messages/record-text";
import { commendedOtherwise, type FunnelStage, funnelOf, lostByOutcome, type Stage } from "@/lib/commendations/funnel";
import type { Commendations } from "@/lib/commendations/read-commendations";
import { formatCount, formatRate } from "@/lib/format";
import { PATH_STAGES } from "@/lib/metrics/commendation-path";

/** The way from difficult to commended; each step and each loss opens its interactions. */
export function Funnel({ read, query }: { read: Commendations; query: string }) {
  const words = recordText.commendations;
  const stages = funnelOf(read);
  const otherwise = commendedOtherwise(read);
  const hrefs = hrefsOf(query);
  const compared = comparedQuery(query, read.conversion.comparison);
  return (
    <Section title={words.funnel} hint={words.funnelHint}>
      <ol className="grid gap-2.5">
        {stages.map((stage) => (
          <li key={stage.stage} className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-4">
            <span className="text-soft">{words.stages[stage.stage]}</span>
            <div>
              <div className="flex flex-wrap items-center gap-x-2.5 sm:flex-nowrap">
                {stage.count > 0 && (
                  <div aria-hidden="true" className="h-4 min-w-[2px] bg-accent" style={{ width: `${stage.length * 72}%` }} />
                )}
                <span className="sm:whitespace-nowrap">
                  <NumberWithRows
                    href={hrefs.reached[stage.stage]}
                    label={words.ofStage(words.stages[stage.stage])}
                    className="inline-block min-w-6 font-semibold leading-6"
                  >
                    {formatCount(stage.count)}
                  </NumberWithRows>
                  {stage.share !== null && stage.share < 1 && <span className="ml-1.5 text-mute text-sm">{formatRate(stage.share)}</span>}
                  {stage.interval && MEASURED.includes(stage.stage) && (
                    <span className="ml-1 text-mute text-sm">
                      {words.interval(formatRate(stage.interval.low), formatRate(stage.interval.high))}
                    </span>
                  )}{" "}
                  <CountBefore
                    now={stage.count}
                    before={stage.before}
                    href={compared && hrefsOf(compared).reached[stage.stage]}
                    label={words.ofStage(words.stages[stage.stage])}
                  />
                </span>
              </div>
              <Lost stage={stage} href={hrefs.lost[stage.stage]} />
              <LossReasons stage={stage.stage} read={read} query={query} />
            </div>
          </li>
        ))}
      </ol>
      {otherwise > 0 && (
        <p className="mt-3 text-mute text-sm">
          <NumberWithRows href={rowsHref(query, { metric: "commendation-path", part: OTHERWISE })} className="inline-block leading-6">
            {words.otherwise(formatCount(otherwise), formatCount(read.path.total.numerator))}
          </NumberWithRows>
        </p>
      )}
      {stages[0]?.stage !== "contacted" && read.contacted.unclosed > 0 && (
        <p className="mt-3 text-mute text-sm">
          <NumberWithRows href={hrefs.lost.contacted ?? ""}>
            {words.unclosed(formatCount(read.contacted.unclosed), formatCount(read.contacted.difficult))}
          </NumberWithRows>
        </p>
      )}
    </Section>
  );
}

/** Stages whose share says something of how it was handled, and not of how much time has passed. */
const MEASURED: readonly Stage[] = ["resolved", "kept", "commended"];

/** Why those who are lost after a stage got no further; each reason opens its rows, and together they are what is lost. */
function LossReasons({ stage, read, query }: { stage: Stage; read: Commendations; query: string }) {
  const words = recordText.commendations.lossReasons;
  const reasons =
    stage === "mature"
      ? lostByOutcome(read).map(({ key, label, count }) => ({
          key,
          words: words.outcome(label, formatCount(count)),
          href: rowsHref(query, { metric: "commendation-path", part: "unresolved,commended-unresolved", by: "outcome", series: key }),
        }))
      : stage === "resolved"
        ? (["late", "missed", "open"] as const)
            .filter((how) => read.lostPromises[how] > 0)
            .map((how) => ({
              key: how,
              words: words[how](formatCount(read.lostPromises[how])),
              href: rowsHref(query, { metric: "commendation-path", part: UNKEPT, having: `promises.${how}` }),
            }))
        : [];
  if (reasons.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 text-mute text-sm">
      {reasons.map((reason) => (
        <li key={reason.key}>
          <NumberWithRows href={reason.href} className="inline-block leading-6">
            {reason.words}
          </NumberWithRows>
        </li>
      ))}
    </ul>
  );
}

const UNKEPT = "broken,commended-broken,promise-open,commended-promise-open";
const OTHERWISE = "commended-unresolved,commended-broken,commended-promise-open";

function Lost({ stage, href }: { stage: FunnelStage; href: string | undefined }) {
  const losses: Partial<Record<Stage, (n: string) => string>> = recordText.commendations.losses;
  const words = losses[stage.stage];
  if (!words || !href || stage.lost === 0) return null;
  return (
    <p className="text-mute text-sm">
      <NumberWithRows href={href} className="inline-block leading-6">
        {words(formatCount(stage.lost))}
      </NumberWithRows>
    </p>
  );
}

function hrefsOf(query: string): { reached: Record<Stage, string>; lost: Partial<Record<Stage, string>> } {
  const part = (...ids: string[]) => rowsHref(query, { metric: "commendation-path", part: ids.join(",") });
  const difficult = new URLSearchParams([...new URLSearchParams(query)].filter(([key]) => key !== "difficult"));
  difficult.set("difficult", "yes");
  return {
    reached: {
      contacted: hrefOf("/interactions", difficult),
      closed: part("cohort"),
      mature: part("denominator"),
      resolved: part(...PATH_STAGES.resolved),
      kept: part(...PATH_STAGES.kept),
      commended: part(...PATH_STAGES.commended),
    },
    lost: {
      contacted: hrefOf("/interactions", new URLSearchParams([...difficult, ["closed", "no"]])),
      closed: part("immature"),
      mature: part("unresolved", "commended-unresolved"),
      resolved: part("broken", "commended-broken", "promise-open", "commended-promise-open"),
      kept: part("not-commended"),
    },
  };
}
