import { pageName } from "@/app/_components/views/page-name";
import { ViewsChip } from "@/app/_components/views/views-chip";
import { entered } from "@/app/_data/acting";
import { listViews } from "@/lib/views/saved-views";
import { viewAddress } from "@/lib/views/view-address";
import { viewHref } from "@/lib/views/view-href";

/** The saved views as a chip of the filter bar: which one the page shows, all others, and a place to save this one. */
export async function SavedViews({ path, params }: { path: string; params: URLSearchParams }) {
  const here = viewAddress(path, params)?.address;
  if (!here) return null;
  const { record } = (await entered("PAGE /")).workspace;
  const views = await listViews(record.db);
  // Views of this page come first.
  const ordered = [...views.filter((view) => view.path === path), ...views.filter((view) => view.path !== path)];
  return <ViewsChip here={here} views={ordered.map((view) => ({ ...view, href: viewHref(view), page: pageName(view.path) }))} />;
}
