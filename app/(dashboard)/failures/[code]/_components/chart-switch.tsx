import { clsx } from "clsx";
import Link from "next/link";
import type { failureHrefs } from "@/app/(dashboard)/failures/_components/failure-hrefs";
import { recordText } from "@/app/messages/record-text";
import { CHART_MEASURES, type ChartMeasure } from "@/lib/failures/chart-measure";
import type { Filters } from "@/lib/filters";

const words = recordText.failureChart;
const GRAINS = ["auto", "day", "week", "month"] as const;

interface ChartSwitchProps {
  measure: ChartMeasure;
  grain: Filters["grain"];
  hrefs: ReturnType<typeof failureHrefs>;
}

/** What is drawn, and by what: plain links, so that an address says all of it. */
export function ChartSwitch({ measure, grain, hrefs }: ChartSwitchProps) {
  const kept = { chart: measure === "count" ? "" : measure };
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <Choices
        name={words.measures}
        choices={CHART_MEASURES.map((each) => ({
          name: words.measure[each],
          href: hrefs.chart({ chart: each === "count" ? "" : each }),
          isChosen: each === measure,
        }))}
      />
      <Choices
        name={words.grains}
        choices={GRAINS.map((each) => ({
          name: words.grain[each],
          href: hrefs.chart({ ...kept, grain: each === "auto" ? "" : each }),
          isChosen: each === grain,
        }))}
      />
    </div>
  );
}

function Choices({ name, choices }: { name: string; choices: { name: string; href: string; isChosen: boolean }[] }) {
  return (
    <nav aria-label={name} className="flex flex-wrap gap-x-1">
      {choices.map((choice) => (
        <Link
          key={choice.name}
          href={choice.href}
          scroll={false}
          aria-current={choice.isChosen ? "true" : undefined}
          className={clsx(
            "target inline-flex items-center rounded px-1.5",
            choice.isChosen ? "bg-sunken font-medium text-ink" : "text-mute hover:text-ink",
          )}
        >
          {choice.name}
        </Link>
      ))}
    </nav>
  );
}
