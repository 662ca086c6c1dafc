import { and, eq, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factFailure, factInteraction } from "@/db/facts/tables";
import * as schema from "@/db/schema";
import { unseenNames } from "@/lib/access/unseen-names";
import { DAY_MS, dayOf, type Grain } from "@/lib/dates";
import { BadFilterError } from "@/lib/errors";
import type { Filters } from "@/lib/filters";
import { metrics } from "@/lib/metrics";
import { type ResolvedCodes, resolveCodes } from "@/lib/metrics/codes";
import type { MetricId } from "@/lib/metrics/define";
import { type CauseAxis, causeAxisOf, type Dimension } from "@/lib/metrics/dimensions";
import { latestChanges } from "@/lib/metrics/latest-changes";
import type { Question } from "@/lib/metrics/query";
import { type Recurrence, recurrences } from "@/lib/metrics/recurrence";
import { type Split, splitBy } from "@/lib/metrics/split";
import { untrackedSources } from "@/lib/metrics/untracked";
import { versionedProcedures } from "@/lib/metrics/versioned-procedures";
import { onSide } from "@/lib/metrics/where";
import { type ResolvedPeriod, resolveGrain, resolvePeriod } from "@/lib/period";
import { rememberer } from "@/lib/remembered";
import { type Settings, workspaceSettings } from "@/lib/settings";
import { findWorkarounds } from "@/lib/workarounds/documented-workarounds";
import type { Workspace } from "@/lib/workspace";

/** What one metric of a request is asked for. */
export interface MetricRequest {
  id: MetricId;
  /** Split into series. */
  by?: Dimension;
  /** The buckets of its trend; "none" for no trend. Default: none when split, else by the length of the period. */
  grain?: Grain | "auto" | "none";
}

/** Filters bound to one snapshot: the same clock, period and rows for every number of an answer. */
export interface Asked {
  workspace: Workspace;
  reader: FactsReader;
  filters: Filters;
  settings: Settings;
  codes: ResolvedCodes;
  period: ResolvedPeriod;
  /** First and last day on which anything was contacted; null when there is nothing. */
  data: { firstDay: number; lastDay: number; lastAt: number } | null;
  /** The recurrence rule as of the clock, worked out when first needed. */
  recurrences(): Promise<Map<number, Recurrence>>;
}

export interface AskOptions {
  /** Epoch ms of the clock when the filters name no as-of. */
  now?: number;
  /** The change that the caller has just written and wants counted. */
  atLeast?: number;
  /** Whether a code that names nothing is an error (for programs) or a notice (on pages). */
  refuseUnknownCodes?: boolean;
}

/** Opens one snapshot of the facts and binds the filters to it. */
export async function askInSnapshot<T>(
  workspace: Workspace,
  filters: Filters,
  options: AskOptions,
  work: (asked: Asked) => Promise<T>,
): Promise<T> {
  const settings = await workspaceSettings(workspace.record.db);
  const codes = await resolveCodes(workspace.record.db, filters, await unseenNames(workspace));
  const [unknownCode] = codes.notices;
  if (unknownCode && options.refuseUnknownCodes) throw new BadFilterError(unknownCode.field, unknownCode.message);
  return workspace.facts.read(
    async (reader) => {
      const zone = filters.zone ?? settings.zone;
      const data = await extent(workspace, reader, zone, codes);
      // A zone has some 150 changes of its clock; what lies between the first row and the last has a few.
      if (codes.arrived && data) codes.arrived.span = { fromAt: (data.firstDay - 2) * DAY_MS, toAt: data.lastAt + DAY_MS };
      await findWorkarounds(workspace.record.db, reader, filters, codes);
      const period = resolvePeriod(filters, {
        now: options.now ?? workspace.clock(),
        zone: settings.zone,
        weekStart: settings.weekStart,
        data,
      });
      const until = Math.min(period.asOf, data?.lastAt ?? period.asOf);
      const recurring = () => rememberRecurrences(workspace, reader, until, period.zone, settings, codes);
      return work({ workspace, reader, filters, settings, codes, period, data, recurrences: recurring });
    },
    options.atLeast === undefined ? {} : { atLeast: options.atLeast },
  );
}

/** The question that one request puts to the facts. */
export async function questionOf(asked: Asked, request: MetricRequest): Promise<{ question: Question; split: Split | null }> {
  const { workspace, filters, period, settings } = asked;
  const definition = metrics[request.id];
  const dimension = request.by ?? (definition.by === "cause" ? "cause.topic" : undefined);
  const split = dimension ? await splitBy(workspace.record.db, definition.fact, dimension, filters) : null;
  const axis = dimension ? causeAxisOf(dimension) : null;
  return {
    split,
    question: {
      definition,
      context: {
        asOf: period.asOf,
        graceMs: settings.graceMinutes * 60_000,
        axisCauses: axis ? await causesOn(asked, axis) : [],
        recurring: request.id === "recurring-failures" ? await recurringIds(asked) : [],
        windowMs: Number(filters.window) * DAY_MS,
        untracked: await untrackedSources(workspace, asked.reader),
        changes: request.id === "recurrence-after-change" ? await changesOf(asked) : [],
        procedures: request.id === "adoption" ? await versionedProcedures(workspace.record.db) : [],
      },
      filters,
      codes: asked.codes,
      range: period,
      zone: period.zone,
      weekStart: period.weekStart,
      grain: grainOf(asked, request),
      split: split?.column ?? null,
      isSplitMultiValued: split?.isMultiValued ?? false,
    },
  };
}

function grainOf(asked: Asked, request: MetricRequest): Grain | null {
  const wanted = request.grain ?? (request.by || metrics[request.id].by ? "none" : asked.filters.grain);
  if (wanted === "none") return null;
  const { period, data } = asked;
  const first = period.fromDay ?? data?.firstDay ?? 0;
  const last = period.toDay ?? (data?.lastDay ?? 0) + 1;
  return resolveGrain(wanted, last - first);
}

async function causesOn(asked: Asked, axis: CauseAxis): Promise<number[]> {
  const { cause } = schema;
  const rows = await asked.workspace.record.db.select({ id: cause.id }).from(cause).where(eq(cause.axis, axis));
  return rows.map((row) => row.id);
}

/** Of the failures that the filters leave: each one more would be asked of every row. */
async function changesOf({ workspace, period, codes }: Asked) {
  const changes = await latestChanges(workspace.record.db, period.asOf);
  const chosen = codes.lists.failure;
  return chosen ? changes.filter(({ failure }) => chosen.includes(failure)) : changes;
}

async function recurringIds(asked: Asked): Promise<number[]> {
  const all = await asked.recurrences();
  return [...all.values()].filter((each) => each.recurringSince !== null).map((each) => each.failure);
}

type Extent = { firstAt: number; lastAt: number } | null;
const extents = new WeakMap<Workspace["facts"], { version: number; bySide: Map<string, Promise<Extent>> }>();

/** Looks at every interaction, so it is worked out once per data version. */
async function extent({ facts }: Workspace, reader: FactsReader, zone: string, codes: ResolvedCodes): Promise<Asked["data"]> {
  const known = extents.get(facts);
  const { bySide } = known?.version === reader.version ? known : { bySide: new Map<string, Promise<Extent>>() };
  extents.set(facts, { version: reader.version, bySide });
  const key = JSON.stringify(codes.side.sources);
  const found = bySide.get(key) ?? readExtent(reader, codes);
  bySide.set(key, found);
  found.catch(() => bySide.delete(key));
  const data = await found;
  return data && { firstDay: dayOf(data.firstAt, zone), lastDay: dayOf(data.lastAt, zone), lastAt: data.lastAt };
}

async function readExtent(reader: FactsReader, codes: ResolvedCodes): Promise<Extent> {
  const { contactedAt } = factInteraction;
  const [row] = await reader.all<{ first: number | null; last: number | null }>(
    sql`select min(${contactedAt}) as first, max(${contactedAt}) as last from ${factInteraction} where ${and(sql`${factInteraction.status} = 1`, onSide(factInteraction, codes))}`,
  );
  return !row || row.first === null || row.last === null ? null : { firstAt: Number(row.first), lastAt: Number(row.last) };
}

const rememberRule = rememberer<Map<number, Recurrence>>(20);

/** The rule looks at every interaction, so it is worked out once per data version; a clock after the last contact changes nothing. */
async function rememberRecurrences(
  workspace: Workspace,
  reader: FactsReader,
  until: number,
  zone: string,
  settings: Settings,
  codes: ResolvedCodes,
): Promise<Map<number, Recurrence>> {
  const key = [reader.version, zone, until, settings.recurrence, codes.side.sources];
  return rememberRule(workspace.facts, key, () => recurrences(reader, until, zone, settings.recurrence, onSide(factFailure, codes)));
}
