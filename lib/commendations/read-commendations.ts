import { type Actor, require } from "@/lib/access/actor";
import { isAnyDocumented } from "@/lib/commendations/any-documented";
import { type ConversionBy, conversionBy, lostPromises } from "@/lib/commendations/conversion-by";
import { type CommendationList, listCommendations } from "@/lib/commendations/list-commendations";
import { listUnverified, type Unverified } from "@/lib/commendations/unverified";
import type { Filters, Notice } from "@/lib/filters";
import { findInteractions } from "@/lib/interactions/find-rows";
import type { RowPlace } from "@/lib/interactions/row-cursor";
import { ALL_INTERACTIONS } from "@/lib/interactions/which";
import { type Asked, askInSnapshot } from "@/lib/metrics/ask";
import type { MetricResult } from "@/lib/metrics/result";
import { resultOf } from "@/lib/metrics/run";
import type { ResolvedPeriod } from "@/lib/period";
import type { Workspace } from "@/lib/workspace";

/** Commendations as their page shows them: conversion, the way to it, and the commendations themselves. */
export interface Commendations {
  conversion: MetricResult;
  /** The same interactions by how far they came on the way. */
  path: MetricResult;
  /** How difficult interactions ended beside that: events per 100, moods that turned, failures made good. */
  endings: MetricResult[];
  /** Difficult interactions contacted in the period, and those of them that have no closing time and so are in no cohort. */
  contacted: { difficult: number; unclosed: number };
  /** Any commendation at all in the workspace, of any time: none documented is not the same as none earned. */
  isAnyDocumented: boolean;
  list: CommendationList;
  /** Conversion by what the interactions were about and by what was done in them, and teams with the same mix of cases. */
  by: ConversionBy;
  /** Why those who were resolved got no further: their promises. */
  lostPromises: Awaited<ReturnType<typeof lostPromises>>;
  /** Those of the path by outcome: why some were not resolved. */
  outcomes: MetricResult;
  /** What was captured and waits to be verified, of any time. */
  unverified: Unverified;
  period: ResolvedPeriod;
  data: Asked["data"];
  notices: Notice[];
}

/** Everything in one snapshot, so that the sentence, the funnel and the list agree. @throws ForbiddenError */
export async function readCommendations(
  workspace: Workspace,
  actor: Actor,
  filters: Filters,
  options: { now?: number; after?: RowPlace | undefined; before?: RowPlace | undefined; limit?: number } = {},
): Promise<Commendations> {
  require(actor, "read-rows");
  return askInSnapshot(workspace, filters, options, async (asked) => {
    const difficult: Asked = { ...asked, filters: { ...asked.filters, difficult: "yes" } };
    return {
      conversion: await resultOf(asked, { id: "commendation-conversion" }),
      path: await resultOf(asked, { id: "commendation-path", grain: "none" }),
      endings: [
        await resultOf(asked, { id: "commendations-per-100", grain: "none" }),
        await resultOf(asked, { id: "turn-around", grain: "none" }),
        await resultOf(asked, { id: "service-recovery", grain: "none" }),
      ],
      contacted: {
        difficult: (await findInteractions(difficult, ALL_INTERACTIONS, { limit: 0 })).count,
        unclosed: (await findInteractions(difficult, { ...ALL_INTERACTIONS, isUnclosed: true }, { limit: 0 })).count,
      },
      isAnyDocumented: await isAnyDocumented(asked),
      list: await listCommendations(asked, actor, { after: options.after, before: options.before, limit: options.limit ?? 25 }),
      by: await conversionBy(asked),
      lostPromises: await lostPromises(asked),
      outcomes: await resultOf(asked, { id: "commendation-path", by: "outcome", grain: "none" }),
      unverified: await listUnverified(asked, actor),
      period: asked.period,
      data: asked.data,
      notices: asked.codes.notices,
    };
  });
}
