import { hash } from "node:crypto";
import type { ImportEntry, ImportRow, ImportValue, ImportValues } from "@/db/import-row";
import { FAILURE_MODES } from "@/db/schema";
import { type ConditionReading, compileCondition } from "@/lib/imports/conditions";
import type { WrittenOrder } from "@/lib/imports/date-evidence";
import { INTERACTION_FIELDS } from "@/lib/imports/fields";
import type { Mapping } from "@/lib/imports/mapping";
import { causeReader, causesReader } from "@/lib/imports/read-causes";
import { type Cells, cellsOf } from "@/lib/imports/read-cells";
import { facetReaders } from "@/lib/imports/read-facets";
import { listReader } from "@/lib/imports/read-lists";
import { putValue, type ReadingTools, readMoment } from "@/lib/imports/read-values";
import type { Layout } from "@/lib/imports/recognise";
import { RowProblem } from "@/lib/imports/row-problem";

/** A row read by its mapping, but not yet named: its own id may be missing or not to be trusted. */
export interface ReadRow {
  /** What the id column says; null when it says nothing or there is none. */
  writtenId: string | null;
  row: Omit<ImportRow, "externalId">;
  /** External ids of the first interaction of the case and of the one it was merged into. */
  followUpOf: string | null;
  mergedInto: string | null;
}

export interface RowReading {
  /** What the dates of the whole file say about their order. */
  written: WrittenOrder;
  /** Facets that the source has no room for. */
  fullFacets: readonly string[];
}

/**
 * Makes a mapping a function from the cells of a row to an interaction with everything that hangs on it.
 * The function throws RowProblem when the row cannot be taken.
 */
export function rowReader(layout: Layout, how: RowReading, tools: ReadingTools): (cells: readonly string[]) => ReadRow {
  const { mapping } = layout;
  const cells = cellsOf(layout, how.written);
  const reading: ConditionReading = { cells, endOf: momentReader(cells, tools) };
  const isDifficult = compileCondition(mapping.difficult, reading);
  const putFields = fieldsReader(mapping, cells, tools);
  const putPeople = peopleReader(mapping, cells, tools);
  const readFacets = facetReaders(layout, cells, tools, how.fullFacets);
  const causes = causesReader(mapping.causes, cells);
  const lists = mapping.lists.map((rule) => listReader(rule, reading, tools)).filter((list) => list !== null);

  return (row) => {
    cells.check(row);
    const values: ImportValues = { isDifficult: isDifficult(row) };
    putFields(values, row);
    putPeople(values, row);
    const filled: Record<string, ImportEntry[]> = causes ? { interactionCause: causes(row) } : {};
    for (const { list, read } of lists) filled[list] = [...(filled[list] ?? []), ...read(row)];
    finishLists(filled, values);
    const content = { values, ...readFacets(row), lists: filled };
    return {
      writtenId: mapping.externalId ? cells.text(mapping.externalId, row) : null,
      // Every part is put together in the mapping's order, not the file's: the same content gives the same text.
      row: { ...content, digest: hash("sha256", JSON.stringify(content), "hex") },
      followUpOf: mapping.followUpOf ? cells.text(mapping.followUpOf, row) : null,
      mergedInto: mapping.mergedInto ? cells.text(mapping.mergedInto, row) : null,
    };
  };
}

type PutValues = (values: ImportValues, row: readonly string[]) => void;

function fieldsReader(mapping: Mapping, cells: Cells, tools: ReadingTools): PutValues {
  const fields = Object.entries(mapping.fields).flatMap(([name, rule]) => {
    const kind = INTERACTION_FIELDS[name];
    if (!kind) throw new Error(`The mapping ${mapping.code} fills "${name}", which an interaction does not have`);
    const source = cells.source(rule);
    return source ? [{ name, kind, source }] : [];
  });
  const contacted = fields.find(({ name }) => name === "contactedAt");
  const reported = causeReader(mapping.reportedCause, cells);
  const verified = causeReader(mapping.verifiedCause, cells);
  return (values, row) => {
    for (const { name, kind, source } of fields) putValue(values, name, kind, source.read(row), source, tools);
    if (values.contactedAt == null) {
      const column = contacted?.source.column ?? "The date of the contact";
      throw new RowProblem(
        "missing_value",
        `${column} says no date, and without one the row is in no period`,
        "Fill it in, or leave the row out",
        {
          column,
          value: contacted?.source.read(row) ?? "",
        },
      );
    }
    if (reported) values.reportedCauseId = reported(row);
    if (verified) values.verifiedCauseId = verified(row);
    // A status is never unknown; a row that does not say is live.
    if ("status" in values) values.status ??= "live";
  };
}

function peopleReader(mapping: Mapping, cells: Cells, tools: ReadingTools): PutValues {
  const [customer, issueKey, agentName] = [mapping.customer, mapping.issueKey, mapping.agentName].map((rule) => rule && cells.source(rule));
  const version = mapping.procedureVersion && {
    procedure: cells.source(mapping.procedureVersion.procedure),
    number: cells.source(mapping.procedureVersion.version),
    effective: cells.source(mapping.procedureVersion.effectiveAt),
  };
  return (values, row) => {
    if (customer) {
      const id = customer.read(row);
      const key = id === null ? null : tools.keyOf("customer", id);
      const issue = issueKey?.read(row) ?? null;
      values.customerId = key === null ? null : { to: "customer", key };
      if (issueKey) values.issueId = key === null || issue === null ? null : { to: "issue", customer: key, key: issue };
    }
    const name = agentName?.read(row) ?? null;
    if (name !== null && isPerson(values.agentId)) values.agentId = { ...values.agentId, name };
    if (version?.procedure && version.number && version.effective) {
      const [procedure, number] = [version.procedure.read(row), version.number.read(row)];
      const since = version.effective.read(row);
      const effective = since === null ? null : readMoment(since, version.effective, tools.clock, false);
      values.procedureVersionId = null;
      if (number !== null) {
        if (procedure === null || effective === null || !/^\d{1,9}$/.test(number)) {
          throw new RowProblem(
            "missing_value",
            `${version.number.column} needs a whole number, the procedure and since when the version holds`,
            `Fill in ${version.procedure.column} and ${version.effective.column} too`,
            { column: version.number.column ?? "", value: number },
          );
        }
        values.procedureVersionId = {
          to: "procedureVersion",
          procedure,
          version: Number(number),
          effectiveAt: effective.at,
          effectiveDay: effective.day,
        };
      }
    }
  };
}

function isPerson(value: ImportValue | undefined): value is { to: "person"; key: string; name: string | null } {
  return typeof value === "object" && value !== null && value.to === "person";
}

export function momentReader(cells: Cells, tools: Pick<ReadingTools, "clock">): ConditionReading["endOf"] {
  return (column, row) => {
    const source = cells.source({ column });
    const text = source?.read(row) ?? null;
    return source === null || text === null ? null : readMoment(text, source, tools.clock, true);
  };
}

/** What one list says about another, or about the interaction. */
export function finishLists(lists: Record<string, ImportEntry[]>, values: ImportValues): void {
  for (const entry of lists.interactionFailure ?? []) {
    const { procedure, mode, title } = entry.values;
    const knownMode = FAILURE_MODES.find((each) => each === mode);
    if (typeof procedure !== "string" || typeof title !== "string" || !knownMode)
      throw new Error("A failure needs procedure, mode and title");
    entry.values = { failureId: { to: "failure", procedure, mode: knownMode, title } };
  }
  for (const { values: promise } of lists.promise ?? []) {
    if (promise.madeAt != null) continue;
    promise.madeAt = values.contactedAt ?? null;
    promise.madeDay = values.contactedDay ?? null;
  }
  for (const list of ["offeredOption", "stepObservation"]) {
    for (const [at, entry] of (lists[list] ?? []).entries()) entry.values.position = at + 1;
  }
  const closings = (lists.interactionEvent ?? []).map((entry) => entry.values).filter(({ kind }) => kind === "closed");
  const last = closings.sort((a, b) => Number(a.at) - Number(b.at)).at(-1);
  if (last && values.closedAt == null) {
    values.closedAt = last.at ?? null;
    values.closedDay = last.day ?? null;
  }
}
