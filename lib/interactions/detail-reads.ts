import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { survivorsOf } from "@/db/merged-failures";
import {
  cause,
  commendation,
  expertConsultation,
  failure,
  gesture,
  handover,
  interactionCause,
  interactionEvent,
  interactionFailure,
  offeredOption,
  person,
  procedure,
  progressReport,
  promise,
  promiseDate,
  stepObservation,
  team,
  usedArticle,
} from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { staffName } from "@/lib/access/staff-name";

export type DetailCause = Awaited<ReturnType<typeof readCauses>>[number];
export type DetailFailure = Awaited<ReturnType<typeof readFailures>>[number];
export type DetailPromise = Awaited<ReturnType<typeof readPromises>>[number];
export type DetailCommendation = Awaited<ReturnType<typeof readCommendations>>[number];
export type DetailGesture = Awaited<ReturnType<typeof readGestures>>[number];
export type DetailHandover = Awaited<ReturnType<typeof readHandovers>>[number];
export type DetailEvent = Awaited<ReturnType<typeof readEvents>>[number];
export type DetailStep = Awaited<ReturnType<typeof readSteps>>[number];

/** The causes of an interaction: axis by axis, the primary one first. */
export async function readCauses(db: Db, id: number) {
  const rows = await db
    .select({ axis: cause.axis, code: cause.code, name: cause.name, isPrimary: interactionCause.isPrimary })
    .from(interactionCause)
    .innerJoin(cause, eq(cause.id, interactionCause.causeId))
    .where(eq(interactionCause.interactionId, id))
    .orderBy(asc(cause.axis), asc(cause.code));
  return rows.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
}

/** The failures an interaction shows; a failure merged into another is shown as the survivor. */
export async function readFailures(db: Db, id: number) {
  const linked = await db
    .select({ id: interactionFailure.failureId })
    .from(interactionFailure)
    .where(eq(interactionFailure.interactionId, id));
  const ends = await survivorsOf(
    db,
    linked.map((row) => row.id),
  );
  const survivors = [...new Set(ends.values())];
  if (survivors.length === 0) return [];
  return db
    .select({ code: failure.code, title: failure.title, mode: failure.mode, procedure: procedure.name })
    .from(failure)
    .innerJoin(procedure, eq(procedure.id, failure.procedureId))
    .where(inArray(failure.id, survivors))
    .orderBy(asc(failure.code));
}

/** The promises of an interaction with each later due date and each progress report, oldest first. */
export async function readPromises(db: Db, actor: Actor, id: number) {
  const rows = await db
    .select({ promise, team: team.name, person: person.name, procedure: procedure.name })
    .from(promise)
    .leftJoin(team, eq(team.id, promise.teamId))
    .leftJoin(person, eq(person.id, promise.personId))
    .leftJoin(procedure, eq(procedure.id, promise.procedureId))
    .where(eq(promise.interactionId, id))
    .orderBy(asc(promise.madeAt), asc(promise.id));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.promise.id);
  const dates = await db
    .select()
    .from(promiseDate)
    .where(inArray(promiseDate.promiseId, ids))
    .orderBy(asc(promiseDate.agreedAt), asc(promiseDate.id));
  const reports = await db
    .select()
    .from(progressReport)
    .where(inArray(progressReport.promiseId, ids))
    .orderBy(asc(progressReport.at), asc(progressReport.id));
  return rows.map(({ promise: row, ...names }) => ({
    ...row,
    ...names,
    person: staffName(actor, row.personId, names.person),
    dates: dates.filter((date) => date.promiseId === row.id),
    reports: reports.filter((report) => report.promiseId === row.id),
  }));
}

export async function readCommendations(db: Db, actor: Actor, id: number) {
  const rows = await db
    .select({ commendation, person: person.name })
    .from(commendation)
    .leftJoin(person, eq(person.id, commendation.personId))
    .where(eq(commendation.interactionId, id))
    .orderBy(asc(commendation.receivedAt), asc(commendation.id));
  return rows.map((row) => ({ ...row.commendation, person: staffName(actor, row.commendation.personId, row.person) }));
}

export async function readGestures(db: Db, id: number) {
  return db.select().from(gesture).where(eq(gesture.interactionId, id)).orderBy(asc(gesture.id));
}

export async function readHandovers(db: Db, id: number) {
  const rows = await db.select().from(handover).where(eq(handover.interactionId, id)).orderBy(asc(handover.id));
  const ids = rows.flatMap((row) => [row.fromTeamId, row.toTeamId]).filter((teamId) => teamId !== null);
  const teams = ids.length === 0 ? [] : await db.select().from(team).where(inArray(team.id, ids));
  const nameOf = new Map(teams.map((row) => [row.id, row.name]));
  return rows.map((row) => ({
    ...row,
    fromTeam: row.fromTeamId === null ? null : (nameOf.get(row.fromTeamId) ?? null),
    toTeam: row.toTeamId === null ? null : (nameOf.get(row.toTeamId) ?? null),
  }));
}

export async function readEvents(db: Db, id: number) {
  return db
    .select()
    .from(interactionEvent)
    .where(eq(interactionEvent.interactionId, id))
    .orderBy(asc(interactionEvent.at), asc(interactionEvent.id));
}

export async function readSteps(db: Db, id: number) {
  return db
    .select()
    .from(stepObservation)
    .where(eq(stepObservation.interactionId, id))
    .orderBy(asc(stepObservation.position), asc(stepObservation.id));
}

export async function readOptions(db: Db, id: number) {
  return db
    .select({ text: offeredOption.text, wasChosen: offeredOption.wasChosen })
    .from(offeredOption)
    .where(eq(offeredOption.interactionId, id))
    .orderBy(asc(offeredOption.position), asc(offeredOption.id));
}

export async function readExperts(db: Db, actor: Actor, id: number) {
  const rows = await db
    .select({ personId: expertConsultation.personId, person: person.name, team: team.name, at: expertConsultation.at })
    .from(expertConsultation)
    .leftJoin(person, eq(person.id, expertConsultation.personId))
    .leftJoin(team, eq(team.id, expertConsultation.teamId))
    .where(eq(expertConsultation.interactionId, id))
    .orderBy(asc(expertConsultation.id));
  return rows.map((row) => ({ name: staffName(actor, row.personId, row.person) ?? row.team, at: row.at }));
}

export async function readArticles(db: Db, id: number): Promise<string[]> {
  const rows = await db
    .select({ article: usedArticle.article })
    .from(usedArticle)
    .where(eq(usedArticle.interactionId, id))
    .orderBy(asc(usedArticle.id));
  return rows.map((row) => row.article);
}
