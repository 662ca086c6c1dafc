import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import { interaction } from "@/db/schema";
import { type Actor, require } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import { type OwnBreaks, ownBreaks } from "@/lib/self-care/breaks";
import { SHIFT_GAP_MS, type Shift, shiftsOf } from "@/lib/self-care/shifts";
import { workspaceSettings } from "@/lib/settings";
import type { Workspace } from "@/lib/workspace";

/** What one person's own page says of their day: to them, and to nobody else. */
export interface OwnDay {
  /** The shift that goes on; null when there was nothing within the gap between two shifts. */
  current: Shift | null;
  /** Those before, the latest first. */
  before: Shift[];
  breaks: OwnBreaks;
  /** Minutes since the last break ended, or since the shift began where there was none in it; null outside a shift, and in a break. */
  minutesSinceBreak: number | null;
  hadBreak: boolean;
  zone: string;
}

const DAYS_BACK = 14;
const SHIFTS_SHOWN = 5;

/**
 * The shifts of whoever asks: the interactions that they handled or documented and that have a time; of those known to the
 * day alone nobody can say to which shift they belong. Null for who is no user. @throws ForbiddenError
 */
export async function readOwnDay({ record }: Workspace, actor: Actor, now: number): Promise<OwnDay | null> {
  require(actor, "document");
  if (!actor.user) return null;
  const { personId } = actor.user;
  const rows = await record.db
    .select({ at: interaction.contactedAt, isDifficult: interaction.isDifficult })
    .from(interaction)
    .where(
      and(
        or(eq(interaction.documentedBy, actor.id), personId === null ? undefined : eq(interaction.agentId, personId)),
        eq(interaction.status, "live"),
        isNull(interaction.contactedDay),
        gte(interaction.contactedAt, now - DAYS_BACK * 86_400_000),
        lte(interaction.contactedAt, now),
        ofSeenTeams(actor.teams),
      ),
    );
  const shifts = shiftsOf(rows);
  const [latest] = shifts;
  const current = latest && now - latest.to < SHIFT_GAP_MS ? latest : null;
  const breaks = await ownBreaks(record.db, actor, now);
  const hadBreak = current !== null && breaks.lastEndedAt !== null && breaks.lastEndedAt > current.from;
  const since = hadBreak ? breaks.lastEndedAt : (current?.from ?? null);
  return {
    current,
    before: shifts.slice(current ? 1 : 0, SHIFTS_SHOWN + (current ? 1 : 0)),
    breaks,
    minutesSinceBreak: since === null || breaks.onBreakSince !== null ? null : Math.floor((now - since) / 60_000),
    hadBreak,
    zone: (await workspaceSettings(record.db)).zone,
  };
}
