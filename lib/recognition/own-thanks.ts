import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { interaction, recognition } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { ofSeenTeams } from "@/lib/access/scope";
import type { Workspace } from "@/lib/workspace";

/** Thanks as the person reads them who got them. */
export interface OwnThanks {
  id: number;
  behaviour: string;
  message: string | null;
  reward: string | null;
  /** Actor.id. */
  givenBy: string;
  givenAt: number;
  /** The interaction that shows it; null when it is gone or not of their teams. */
  interactionId: number | null;
  /** They had not read it before. */
  isNew: boolean;
}

/** The thanks that the actor got, the latest first. That they have read them is kept; nobody else comes to them here. */
export async function readOwnThanks({ record, clock }: Workspace, actor: Actor): Promise<OwnThanks[]> {
  const personId = actor.user?.personId ?? null;
  if (personId === null) return [];
  const rows = await record.db
    .select({ recognition, seenInteraction: interaction.id })
    .from(recognition)
    .leftJoin(interaction, and(eq(interaction.id, recognition.interactionId), ofSeenTeams(actor.teams)))
    .where(and(eq(recognition.personId, personId), isNull(recognition.withdrawnAt)))
    .orderBy(desc(recognition.givenAt), desc(recognition.id))
    .limit(MOST);
  const unread = rows.filter((row) => row.recognition.seenAt === null).map((row) => row.recognition.id);
  if (unread.length > 0) {
    await record.tx(async (db) => {
      await db
        .update(recognition)
        .set({ seenAt: clock() })
        .where(and(inArray(recognition.id, unread), isNull(recognition.seenAt)));
    });
  }
  return rows.map(({ recognition: { id, behaviour, message, reward, givenBy, givenAt, seenAt }, seenInteraction }) => ({
    id,
    behaviour,
    message,
    reward,
    givenBy,
    givenAt,
    interactionId: seenInteraction,
    isNew: seenAt === null,
  }));
}

const MOST = 200;
