import { clsx } from "clsx";
import { ChartFrame } from "@/app/_components/charts/chart-frame";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { NumberWithRows } from "@/app/_components/number-with-rows";
import { Section } from "@/app/_components/section";
import type { procedureHrefs } from "@/app/(dashboard)/procedures/_components/procedure-hrefs";
import { FunnelPlot } from "@/app/(dashboard)/procedures/[code]/_components/funnel-plot";
import { recordText } from "@/app/messages/record-text";
import { formatCount, formatRate } from "@/lib/format";
import type { MetricResult } from "@/lib/metrics/result";
import { adoptionFunnel, type Funnel } from "@/lib/procedures/adoption-funnel";

const HEIGHT = 280;

/** Who follows the current version: teams, no persons. */
export function AdoptionSection({ adoption, hrefs }: { adoption: MetricResult; hrefs: ReturnType<typeof procedureHrefs> }) {
  const words = recordText.procedures.detail;
  const funnel = adoptionFunnel(adoption);
  const { total } = adoption;
  const coverage = (
    <p className="mt-2 text-mute text-sm">
      {words.coverage(formatCount(total.denominator), formatCount((total.denominator ?? 0) + total.unknown))}{" "}
      {total.unknown > 0 && <NumberWithRows href={hrefs.adoption("unknown")}>{words.unknown(formatCount(total.unknown))}</NumberWithRows>}
    </p>
  );
  if (!funnel) {
    return (
      <Section title={words.adoption}>
        <p className="text-mute">{words.noAdoption}</p>
        {coverage}
      </Section>
    );
  }
  const outside = funnel.teams.filter(({ place }) => place !== "within" && place !== "few").length;
  return (
    <div>
      <ChartFrame
        title={words.adoption}
        hint={words.adoptionHint}
        summary={words.funnelSummary(funnel.teams.length, outside)}
        height={HEIGHT}
        table={<TeamShares funnel={funnel} hrefs={hrefs} />}
      >
        <FunnelPlot funnel={funnel} hrefOf={(team) => hrefs.adoption("denominator", team)} />
      </ChartFrame>
      {coverage}
    </div>
  );
}

function TeamShares({ funnel, hrefs }: { funnel: Funnel; hrefs: ReturnType<typeof procedureHrefs> }) {
  const words = recordText.procedures.detail;
  return (
    <DataTable caption={words.adoption}>
      <thead>
        <tr>
          <HeadCell>{words.team}</HeadCell>
          <HeadCell isNumber>{words.share}</HeadCell>
          <HeadCell isNumber>{words.madeOf}</HeadCell>
          <HeadCell>{words.place}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {funnel.teams.map((team) => (
          <tr key={team.key} className={clsx(team.place === "few" && "text-mute")}>
            <RowHead className="py-1.5 font-normal">{team.label}</RowHead>
            <Cell isNumber className="py-1.5">
              <NumberWithRows href={hrefs.adoption("numerator", team.key)}>{formatRate(team.value)}</NumberWithRows>
            </Cell>
            <Cell isNumber className="py-1.5">
              <NumberWithRows href={hrefs.adoption("denominator", team.key)}>{formatCount(team.denominator)}</NumberWithRows>
            </Cell>
            <Cell className="py-1.5">{words.places[team.place]}</Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
