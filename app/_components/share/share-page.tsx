import { ShareDialog } from "@/app/_components/share/share-dialog";
import { entered } from "@/app/_data/acting";
import { sharedPage } from "@/lib/share-links/shared-pages";

/** A way to share what the page shows, for whoever may, where its numbers can be shared. */
export async function SharePage({ path, query }: { path: string; query: string }) {
  if (!sharedPage(path)) return null;
  const { actor } = await entered("PAGE /");
  if (!actor.may("share")) return null;
  return <ShareDialog path={path} query={query} />;
}
