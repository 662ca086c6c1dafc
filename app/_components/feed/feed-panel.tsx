import { FeedList } from "@/app/_components/feed/feed-list";
import { FeedMaker } from "@/app/_components/feed/feed-maker";
import { Section } from "@/app/_components/section";
import { recordText } from "@/app/messages/record-text";
import type { Actor } from "@/lib/access/actor";
import { listFeeds } from "@/lib/promise-feeds/promise-feeds";
import { workspaceSettings } from "@/lib/settings";
import type { Workspace } from "@/lib/workspace";

/** Makes, lists and ends the addresses under which the person's calendar program reads open promises; nothing for who keeps none. */
export async function FeedPanel({ actor, workspace }: { actor: Actor; workspace: Workspace }) {
  if (!actor.user || !actor.may("document")) return null;
  const { db } = workspace.record;
  const [feeds, { zone }] = await Promise.all([listFeeds(db, actor), workspaceSettings(db)]);
  const words = recordText.feed;
  return (
    <Section title={words.title} hint={words.hint}>
      <div className="grid gap-4">
        {feeds.length > 0 && <FeedList feeds={feeds} zone={zone} />}
        <FeedMaker />
      </div>
    </Section>
  );
}
