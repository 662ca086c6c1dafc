import Link from "next/link";
import { Suspense } from "react";
import { QuietBoundary } from "@/app/_components/panel-boundary";
import { hrefOf } from "@/app/_data/filter-params";
import type { PageView } from "@/app/_data/page-view";
import { text } from "@/app/messages/text";
import { filtersToParams } from "@/lib/filters";
import { formatCount } from "@/lib/format";
import { whatHidesMost } from "@/lib/interactions/what-hides";
import type { Which } from "@/lib/interactions/which";

interface HiddenByProps {
  view: PageView;
  /** The page's own address, without parameters. */
  path: string;
  /** What the page would list; absent: interactions. */
  which?: Which;
  /** Parameters of the page itself that stay. */
  keep?: URLSearchParams;
}

/** Which filter hides most of what could be seen here, with the way to take that one off. Worked out beside the page, and left out when it cannot be. */
export function HiddenBy(props: HiddenByProps) {
  return (
    <QuietBoundary>
      <Suspense fallback={null}>
        <Most {...props} />
      </Suspense>
    </QuietBoundary>
  );
}

async function Most({ view, path, which, keep }: HiddenByProps) {
  const { workspace, actor, filters, period, dimensions } = view;
  const hiding = await whatHidesMost(workspace, actor, filters, { now: period.asOf, ...(which ? { which } : {}) });
  if (!hiding) return null;
  const name = hiding.field === "period" ? text.filters.period : (dimensions.find(({ key }) => key === hiding.field)?.name ?? hiding.field);
  const params = new URLSearchParams([...filtersToParams(hiding.without), ...(keep ?? [])]);
  return (
    <p className="mt-2">
      {text.empty.hiddenBy(name)}{" "}
      <Link href={hrefOf(path, params)} className="link font-medium text-ink">
        {text.empty.without(
          `${formatCount(hiding.count)}${hiding.isMore ? "+" : ""}`,
          hiding.count === 1 ? hiding.unit : `${hiding.unit}s`,
        )}
      </Link>
    </p>
  );
}
