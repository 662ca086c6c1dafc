import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { failureCode } from "@/db/import-references";
import {
  calendar,
  commendation,
  customer,
  exemplar,
  failure,
  holiday,
  interaction,
  issue,
  lesson,
  lessonAction,
  recognition,
  team,
  trainingCase,
  trainingSession,
} from "@/db/schema";
import { DAY_MS } from "@/lib/dates";
import type { SampleCalendar } from "@/lib/sample/calendar";
import { DESKS, FAILURES, type FailureKey, PROCEDURES } from "@/lib/sample/company";
import {
  CALENDAR_CODES,
  LESSON_CODES,
  LESSONS,
  type SampleLesson,
  type SampleTraining,
  TRAINING,
  TRAINING_CODES,
} from "@/lib/sample/lessons";

/*
 * What Quillmoor Home has learnt, whom it has thanked, and when it works: what no row of an import brings. Nobody who
 * signs in is invented, so the opinions, breaks and attendance of people are not here.
 */

const THANKS = [
  "Thank you for staying with it when the first answer was no.",
  "You let the customer finish, and it turned the call. Thank you.",
  "The call came when you had said it would. That is what they remember.",
  "You asked what it was for before you answered. Thank you.",
];
const REWARDS = ["A free afternoon", null, null, "Lunch with the team", null];

/** Writes it, where it is not yet: on the sample's own interactions, failures and teams. */
export async function writeLearning(
  db: Db,
  days: SampleCalendar,
  own: { sourceId: number; zone: string; lastRealTeam: number },
): Promise<void> {
  const known = await db.select({ id: lesson.id }).from(lesson).where(inArray(lesson.code, LESSON_CODES)).limit(1);
  if (known.length > 0) return;
  await writeCalendars(db, days, own);
  const teams = new Map((await db.select({ id: team.id, name: team.name }).from(team)).map(({ id, name }) => [name, id]));
  for (const each of LESSONS) await writeLesson(db, days, own.sourceId, teams, each);
  for (const each of TRAINING) await writeTraining(db, days, own.sourceId, each);
  await writeThanks(db, days, own.sourceId);
}

/** When people work: the desks, and finance eight hours away, which is why three days were lost. */
async function writeCalendars(db: Db, days: SampleCalendar, { zone, lastRealTeam }: { zone: string; lastRealTeam: number }): Promise<void> {
  const createdAt = days.at(days.firstDay, 0);
  const week = (from: number, to: number, saturday: [number, number][]): [number, number][][] => [
    ...Array.from({ length: 5 }, (): [number, number][] => [[from, to]]),
    saturday,
    [],
  ];
  const made = await db
    .insert(calendar)
    .values([
      { code: "sample-desks", name: "Desks", zone, hours: week(480, 1200, [[540, 960]]), createdAt },
      { code: "sample-finance", name: "Finance", zone: "America/Vancouver", hours: week(540, 1020, []), createdAt },
    ])
    .returning({ id: calendar.id });
  const years = [new Date(createdAt).getUTCFullYear(), new Date(days.now).getUTCFullYear() + 1];
  for (let year = years[0] ?? 0; year <= (years[1] ?? 0); year++) {
    const feasts = [
      [Date.UTC(year, 0, 1), "New Year's Day"],
      [Date.UTC(year, 11, 25), "Christmas Day"],
      [Date.UTC(year, 11, 26), "Day after Christmas"],
    ] as const;
    for (const { id } of made)
      await db.insert(holiday).values(feasts.map(([at, name]) => ({ calendarId: id, day: Math.floor(at / DAY_MS), name })));
  }
  const [desks, finance] = made;
  if (!desks || !finance) throw new Error("The calendars were not written");
  await db
    .update(team)
    .set({ calendarId: finance.id })
    .where(and(gt(team.id, lastRealTeam), eq(team.name, "Finance systems"), isNull(team.calendarId)));
  await db
    .update(team)
    .set({ calendarId: desks.id })
    .where(
      and(
        gt(team.id, lastRealTeam),
        inArray(
          team.name,
          Object.values(DESKS).map(({ name }) => name),
        ),
        isNull(team.calendarId),
      ),
    );
}

async function writeLesson(db: Db, days: SampleCalendar, sourceId: number, teams: ReadonlyMap<string, number>, each: SampleLesson) {
  const at = days.at(days.today - each.ago, 15 * 60);
  const about = await aboutOf(db, sourceId, each.failure, at);
  const { code, title, wentWell, couldBeBetter, toChange, by } = each;
  const texts = { code, title, wentWell, couldBeBetter, toChange };
  const [made] = await db
    .insert(lesson)
    .values({ ...texts, ...about, createdBy: by, createdAt: at, updatedAt: at })
    .returning({ id: lesson.id });
  if (!made) throw new Error("The lesson was not written");
  await db.insert(lessonAction).values(
    each.actions.map((action) => ({
      lessonId: made.id,
      text: action.text,
      teamId: teams.get(action.team) ?? null,
      dueDay: days.today - action.dueAgo,
      createdBy: by,
      createdAt: at,
      doneAt: action.doneAgo === null ? null : days.at(days.today - action.doneAgo, 11 * 60),
    })),
  );
}

async function writeTraining(db: Db, days: SampleCalendar, sourceId: number, each: SampleTraining) {
  const at = days.at(days.today - each.ago, 16 * 60);
  const { failureId: _, ...about } = await aboutOf(db, sourceId, each.failure, at);
  const { code, title, situation, question, continuation, aim, sessionsAgo } = each;
  const by = DESKS.complaints.name;
  const [made] = await db
    .insert(trainingCase)
    .values({
      code,
      title,
      situation,
      question,
      continuation,
      aim,
      ...about,
      clearedBy: by,
      clearedAt: at + 3_600_000,
      createdBy: by,
      createdAt: at,
    })
    .returning({ id: trainingCase.id });
  if (!made) throw new Error("The training case was not written");
  await db
    .insert(trainingSession)
    .values(sessionsAgo.map((ago) => ({ caseId: made.id, day: days.today - ago, ledBy: by, createdAt: at + 7_200_000 })));
}

/** What it is about: the sample's failure, its procedure, and the latest interaction that shows it and was documented by then. */
async function aboutOf(db: Db, sourceId: number, key: FailureKey, before: number) {
  const { procedure: of, title } = FAILURES[key];
  const [found] = await db
    .select({ id: failure.id, procedureId: failure.procedureId })
    .from(failure)
    .where(eq(failure.code, failureCode(PROCEDURES[of].name, title)));
  const isPaperCase = key === "draftInvoice";
  const [shown] = found
    ? await db
        .select({ id: interaction.id, reported: interaction.reportedCauseId, verified: interaction.verifiedCauseId })
        .from(interaction)
        .leftJoin(issue, eq(issue.id, interaction.issueId))
        .where(
          and(
            eq(interaction.sourceId, sourceId),
            eq(interaction.procedureId, found.procedureId),
            eq(interaction.status, "live"),
            lte(interaction.contactedAt, before),
            isPaperCase ? eq(issue.key, "PO-DRAFT") : undefined,
          ),
        )
        .orderBy(desc(interaction.contactedAt), asc(interaction.externalId))
        .limit(1)
    : [];
  return {
    interactionId: shown?.id ?? null,
    failureId: found?.id ?? null,
    procedureId: found?.procedureId ?? null,
    causeId: shown?.verified ?? shown?.reported ?? null,
  };
}

/** Thanks for all praise that somebody was thanked for, some interactions that others can learn from, and where partners live. */
async function writeThanks(db: Db, days: SampleCalendar, sourceId: number): Promise<void> {
  const ofSample = eq(interaction.sourceId, sourceId);
  const thanked = await db
    .select({
      id: commendation.id,
      interactionId: commendation.interactionId,
      personId: commendation.personId,
      behaviour: commendation.behaviour,
      at: commendation.recognisedAt,
    })
    .from(commendation)
    .innerJoin(interaction, eq(interaction.id, commendation.interactionId))
    .where(and(ofSample, isNotNull(commendation.recognisedAt), isNotNull(commendation.personId)))
    .orderBy(asc(interaction.externalId), asc(commendation.receivedAt));
  const rows = thanked.flatMap(({ id, interactionId, personId, behaviour, at }, index) =>
    personId === null || at === null
      ? []
      : [
          {
            personId,
            commendationId: id,
            interactionId,
            behaviour: behaviour ?? "What the customer writes",
            message: THANKS[index % THANKS.length] ?? null,
            reward: REWARDS[index % REWARDS.length] ?? null,
            givenBy: DESKS.complaints.name,
            givenAt: at,
            seenAt: at + DAY_MS <= days.now ? at + DAY_MS : null,
          },
        ],
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await db.insert(recognition).values(rows.slice(from, from + ROWS_AT_ONCE));
  const turned = await db
    .select({ id: interaction.id, closedAt: interaction.closedAt })
    .from(interaction)
    .where(
      and(
        ofSample,
        eq(interaction.status, "live"),
        eq(interaction.moodStart, 1),
        eq(interaction.moodEnd, 5),
        isNotNull(interaction.closedAt),
      ),
    )
    .orderBy(desc(interaction.contactedAt), asc(interaction.externalId))
    .limit(4);
  if (turned.length > 0)
    await db.insert(exemplar).values(
      turned.map(({ id, closedAt }, index) => ({
        interactionId: id,
        behaviour: THANKED_FOR[index % THANKED_FOR.length] ?? "",
        createdBy: DESKS.complaints.name,
        createdAt: Math.min((closedAt ?? 0) + DAY_MS, days.now),
      })),
    );
  const partners = db
    .select({ id: interaction.customerId })
    .from(interaction)
    .where(and(ofSample, eq(interaction.counterparty, "partner"), eq(interaction.status, "live")));
  await db
    .update(customer)
    .set({ zone: "America/Vancouver" })
    .where(and(inArray(customer.id, partners), isNull(customer.zone)));
}

const ROWS_AT_ONCE = 200;
const THANKED_FOR = [
  "Let the customer finish and said back what was needed",
  "Told the next desk in person",
  "Called with nothing new, as promised",
];

/** Takes all of it away: before the sample's interactions go, so that nothing of it is left without them. */
export async function deleteLearning(db: Db, sourceId: number): Promise<void> {
  const own = db.select({ id: interaction.id }).from(interaction).where(eq(interaction.sourceId, sourceId));
  await db.delete(recognition).where(inArray(recognition.interactionId, own));
  await db.delete(trainingCase).where(inArray(trainingCase.code, TRAINING_CODES));
  await db.delete(lesson).where(inArray(lesson.code, LESSON_CODES));
  await db.delete(calendar).where(inArray(calendar.code, CALENDAR_CODES));
}
