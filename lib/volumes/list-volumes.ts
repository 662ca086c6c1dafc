import { sql } from "drizzle-orm";
import { factVolume } from "@/db/facts/tables";
import { type Actor, require } from "@/lib/access/actor";
import { isoDay } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import { documentedVolumes, heldAgainstVolumes, knownVolumes, statedVolumes, type VolumeNote } from "@/lib/metrics/against-volumes";
import { type AskOptions, askInSnapshot, questionOf } from "@/lib/metrics/ask";
import { dimensionNames } from "@/lib/metrics/dimensions";
import type { Workspace } from "@/lib/workspace";

/** The contacts of a day, as far as they were split; null: not split by it. */
export interface ListedVolume {
  /** YYYY-MM-DD */
  day: string;
  team: string | null;
  channel: string | null;
  product: string | null;
  /** Who stated it, or documented every contact. */
  source: string | null;
  isDocumented: boolean;
  contacts: number;
}

export interface ListedVolumes {
  /** The newest first. */
  rows: ListedVolume[];
  /** How many more there are than are listed. */
  more: number;
  /** Handled contacts in all: the denominator of the rate under the same filters, whether it is one or only a count. */
  contacts: number;
  note: VolumeNote | null;
}

const MOST_LISTED = 500;

/** What a rate of difficult interactions was divided by, in the snapshot that counts it. @throws ForbiddenError, BadFilterError */
export async function listVolumes(workspace: Workspace, actor: Actor, filters: Filters, options: AskOptions = {}): Promise<ListedVolumes> {
  require(actor, "read");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const { question } = await questionOf(asked, { id: "difficult-rate", grain: "none" });
    const volumes = await knownVolumes(asked, question, null);
    const stated = sql`select day, team, channel, product, source, 0 as documented, sum(contacts) as contacts from ${factVolume}
      where ${statedVolumes(question, volumes)} group by 1, 2, 3, 4, 5`;
    const all = volumes.complete.length === 0 ? stated : sql`${stated} union all ${documentedVolumes(question, volumes)}`;
    const found = await asked.reader.all<Record<"day" | "team" | "channel" | "product" | "source" | "documented" | "contacts", number>>(
      sql`select * from (${all}) as every order by day desc, source, team, channel, product`,
    );
    const { db } = workspace.record;
    const listed = found.slice(0, MOST_LISTED);
    const names = async (dimension: "team" | "channel" | "product" | "source") => {
      const known = await dimensionNames(
        db,
        dimension,
        listed.map((row) => Number(row[dimension])),
      );
      return (id: number) => known.get(id)?.label ?? null;
    };
    const [team, channel, product, source] = [await names("team"), await names("channel"), await names("product"), await names("source")];
    return {
      rows: listed.map((row) => ({
        day: isoDay(Number(row.day)),
        team: team(Number(row.team)),
        channel: channel(Number(row.channel)),
        product: product(Number(row.product)),
        source: source(Number(row.source)),
        isDocumented: Number(row.documented) === 1,
        contacts: Number(row.contacts),
      })),
      more: found.length - listed.length,
      contacts: found.reduce((sum, row) => sum + Number(row.contacts), 0),
      note: (await heldAgainstVolumes(asked, question, null)).volumes?.note ?? null,
    };
  });
}
