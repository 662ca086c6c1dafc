import { CrossPanel } from "@/app/_components/cross-panel";
import { Section } from "@/app/_components/section";
import type { PageView } from "@/app/_data/page-view";
import { text } from "@/app/messages/text";
import { readCross } from "@/lib/overview/read-cross";

/** How it felt across what broke: the fix list. Where one of the two is not recorded, the nearest thing that is. */
export async function OverviewCross({ view, hasFailures }: { view: PageView; hasFailures: boolean }) {
  const { workspace, actor, filters, period } = view;
  const { table, by } = await readCross(workspace, actor, filters, { hasFailures, now: period.asOf });
  const title = text.cross.titleOf(by.columns, by.rows);
  return (
    <Section title={title} hint={table.counts.length > 0 ? text.cross.hint(hasFailures && by.columns === "cause.anger") : undefined}>
      {table.counts.length > 0 ? (
        <CrossPanel table={table} by={by} filters={filters} caption={title} />
      ) : (
        <p className="text-mute">{text.cross.nothing}</p>
      )}
    </Section>
  );
}
