import { isNull, or, type SQL, sql } from "drizzle-orm";
import { type interaction, lesson } from "@/db/schema";
import { ofSeenTeams, type SeenTeams } from "@/lib/access/scope";
import { REMOVED_TEXT } from "@/lib/privacy/removed-text";

/**
 * That a lesson is seen, of lessons joined to their interactions: what was learnt from an interaction is seen with it; a
 * lesson about none, or one that somebody has made general, is everybody's. What was emptied is nobody's.
 */
export function lessonSeen(teams: SeenTeams): SQL {
  const isLeft = sql`${lesson.title} <> ${REMOVED_TEXT}`;
  if (teams === null) return isLeft;
  return sql`(${isLeft} and ${or(isNull(lesson.interactionId), ofSeenTeams(teams))})`;
}

/** A text of a search that stands for itself in a LIKE with `escape '!'`. */
export function literally(text: string): string {
  return text.replace(/[!%_]/g, "!$&");
}

/** That a text holds a word, whatever its case. */
export function holdsWord(column: SQL | typeof interaction.summary, word: string): SQL {
  return sql`lower(${column}) like ${`%${literally(word.toLowerCase())}%`} escape '!'`;
}
