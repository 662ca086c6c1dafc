import { ButtonLink } from "@/app/_components/button";
import type { PageView } from "@/app/_data/page-view";
import { emergingHref } from "@/app/(dashboard)/failures/_components/alike-hrefs";
import { recordText } from "@/app/messages/record-text";
import { countNeeds } from "@/lib/similar/list-needs";

/** The way to the groups of interactions that are no failure yet, with how many there are. */
export async function EmergingLink({ view }: { view: PageView }) {
  const count = await countNeeds(view.workspace, view.actor, view.filters, { now: view.period.asOf });
  return <ButtonLink href={emergingHref(view.filters)}>{recordText.needs.emerging.link(count)}</ButtonLink>;
}
