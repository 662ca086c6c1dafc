import { and, eq, isNull } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "@/db/client";
import type { FindOrMake, NamedColumns } from "@/db/find-or-make";
import { type ImportRow, type ImportValues, isReference, type Reference } from "@/db/import-row";
import { cause, channel, customer, facetValue, failure, issue, person, procedure, procedureVersion, product, team } from "@/db/schema";
import { slug } from "@/db/slug";

/** A value of a facet, by the facet's id. */
export type FacetReference = { to: "facetValue"; facetId: number; value: string };

/**
 * Finds the rows that an import refers to by name, makes those that are missing, and remembers them.
 * What a transaction learns counts only once it is committed: `settle` keeps it, `forget` drops it.
 */
export interface References {
  /** Finds or makes everything that these rows refer to. */
  find(db: Db, findOrMake: FindOrMake, rows: ImportRow[], now: number): Promise<void>;
  /** The id of what has been found. */
  idOf(reference: Reference | FacetReference): number;
  settle(): void;
  forget(): void;
}

/**
 * @param facets the id of each facet of the source, by code
 * @param values the values that these facets have already: a value in another case is the same one
 */
export function references(facets: ReadonlyMap<string, number>, values: { id: number; facetId: number; value: string }[]): References {
  const settled = namedIds();
  let recent = namedIds();
  for (const { id, facetId, value } of values) settled.set({ to: "facetValue", facetId, value }, id);
  const known = (reference: Wanted) => settled.get(reference) ?? recent.get(reference);
  const idOf = (reference: Wanted): number => {
    const id = known(reference);
    if (id === undefined) throw new Error(`No row was found for ${JSON.stringify(reference)}`);
    return id;
  };

  const find: References["find"] = async (db, findOrMake, rows, now) => {
    const wanted = new Map<string, Wanted>();
    const want = (reference: Wanted) => {
      if (known(reference) !== undefined) return;
      for (const each of withNeeded(reference)) if (known(each) === undefined) wanted.set(`${each.to}:${nameOf(each)}`, each);
    };
    for (const row of rows) eachReference(row, facets, want);
    if (wanted.size === 0) return;
    // What others refer to comes first: a customer before their issue, a cause before the causes below it.
    for (const stage of stagesOf([...wanted.values()])) {
      const { table, matchedBy, rows: missing } = describe(stage, idOf, now);
      const ids = await findOrMake(db, table, matchedBy, missing);
      await nameUnnamed(db, stage);
      for (const [at, reference] of stage.entries()) recent.set(reference, ids[at] ?? 0);
    }
  };

  return {
    find,
    idOf,
    settle() {
      settled.takeOver(recent);
      recent = namedIds();
    },
    forget() {
      recent = namedIds();
    },
  };
}

/** So many customers, and so many of their issues, are remembered; others are looked up again. */
const MOST_CUSTOMERS = 100_000;

/** The ids of what references name. */
function namedIds() {
  const kinds = new Map<Wanted["to"], Map<string, number>>();
  // Readers use one object for every row that names the same cause, and its path is long.
  const causes = new WeakMap<Wanted, number>();
  const find = (reference: Wanted) => kinds.get(reference.to)?.get(nameOf(reference));
  const idsOf = (to: Wanted["to"]) => {
    const ids = kinds.get(to) ?? new Map<string, number>();
    kinds.set(to, ids);
    return ids;
  };
  return {
    kinds,
    get(reference: Wanted): number | undefined {
      if (reference.to !== "cause") return find(reference);
      const id = causes.get(reference) ?? find(reference);
      if (id !== undefined) causes.set(reference, id);
      return id;
    },
    set(reference: Wanted, id: number): void {
      // A copy: a part of a string keeps the whole of it in memory, mostly a piece of the file.
      idsOf(reference.to).set(Buffer.from(nameOf(reference)).toString(), id);
    },
    takeOver(others: { kinds: ReadonlyMap<Wanted["to"], ReadonlyMap<string, number>> }): void {
      for (const [to, ids] of others.kinds) for (const [name, id] of ids) idsOf(to).set(name, id);
      for (const to of ["customer", "issue"] as const) if (idsOf(to).size > MOST_CUSTOMERS) kinds.delete(to);
    },
  };
}

type Wanted = Reference | FacetReference;

function eachReference(row: ImportRow, facets: ReadonlyMap<string, number>, visit: (reference: Wanted) => void): void {
  const visitValues = (values: ImportValues) => {
    for (const name in values) {
      const value = values[name];
      if (value !== undefined && isReference(value)) visit(value);
    }
  };
  visitValues(row.values);
  for (const [code, value] of Object.entries(row.facets)) {
    const facetId = facets.get(code);
    if (value !== null && facetId !== undefined) visit({ to: "facetValue", facetId, value });
  }
  for (const entries of Object.values(row.lists)) {
    for (const entry of entries) {
      visitValues(entry.values);
      for (const inner of Object.values(entry.within)) for (const each of inner) visitValues(each.values);
    }
  }
}

/** A reference with those it depends on. */
function withNeeded(reference: Wanted): Wanted[] {
  if (reference.to === "issue") return [{ to: "customer", key: reference.customer }, reference];
  if (reference.to === "procedureVersion" || reference.to === "failure") return [{ to: "procedure", name: reference.procedure }, reference];
  if (reference.to === "cause") return reference.path.map((_, at) => ({ ...reference, path: reference.path.slice(0, at + 1) }));
  return [reference];
}

const NEEDING = new Set(["issue", "procedureVersion", "failure"]);

function stagesOf(wanted: Wanted[]): Wanted[][] {
  const stages = new Map<string, Wanted[]>();
  for (const reference of wanted) {
    const depth = reference.to === "cause" ? reference.path.length : NEEDING.has(reference.to) ? 2 : 1;
    const stage = `${depth}:${reference.to}`;
    const others = stages.get(stage);
    if (others) others.push(reference);
    else stages.set(stage, [reference]);
  }
  return [...stages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, references]) => references);
}

/** What tells a reference from others of its kind. */
function nameOf(reference: Wanted): string {
  switch (reference.to) {
    case "customer":
      return reference.key;
    case "person":
      return reference.name === null ? reference.key : `${reference.key}:${reference.name}`;
    case "issue":
      return `${reference.customer}:${reference.key}`;
    case "cause":
      return `${reference.axis}:${reference.path.join("\u001f")}`;
    case "procedureVersion":
      return `${reference.version}:${reference.procedure}`;
    case "failure":
      return `${reference.title}\u001f${reference.procedure}`;
    case "facetValue":
      return `${reference.facetId}:${reference.value.toLowerCase()}`;
    default:
      return reference.name;
  }
}

interface Description {
  table: SQLiteTable;
  /** The columns that tell one row from another; a unique index stands on them. */
  matchedBy: string[];
  rows: NamedColumns[];
}

const CODED = { team, channel, product, procedure };

/** The rows that references of one kind stand for, as the record writes them. */
function describe(stage: Wanted[], idOf: (reference: Wanted) => number, now: number): Description {
  const rows = stage.map((reference) => columnsOf(reference, idOf, now));
  const [first] = stage;
  switch (first?.to) {
    case "person":
      return { table: person, matchedBy: ["key"], rows };
    case "customer":
      return { table: customer, matchedBy: ["key"], rows };
    case "issue":
      return { table: issue, matchedBy: ["customer_id", "key"], rows };
    case "cause":
      return { table: cause, matchedBy: ["axis", "code"], rows };
    case "procedureVersion":
      return { table: procedureVersion, matchedBy: ["procedure_id", "version"], rows };
    case "failure":
      return { table: failure, matchedBy: ["code"], rows };
    case "facetValue":
      return { table: facetValue, matchedBy: ["facet_id", "value"], rows };
    default:
      return { table: CODED[first?.to ?? "team"], matchedBy: ["code"], rows };
  }
}

function columnsOf(reference: Wanted, idOf: (reference: Wanted) => number, now: number): NamedColumns {
  switch (reference.to) {
    case "person":
      return { key: reference.key, name: reference.name };
    case "customer":
      return { key: reference.key };
    case "issue":
      return { customer_id: idOf({ to: "customer", key: reference.customer }), key: reference.key };
    case "cause": {
      const parent = reference.path.slice(0, -1);
      const parentId = parent.length === 0 ? null : idOf({ ...reference, path: parent });
      return { axis: reference.axis, code: causeCode(reference.path), name: reference.path.at(-1) ?? "", parent_id: parentId };
    }
    case "procedureVersion": {
      const { version, effectiveAt, effectiveDay } = reference;
      return {
        procedure_id: idOf({ to: "procedure", name: reference.procedure }),
        version,
        effective_at: effectiveAt,
        effective_day: effectiveDay,
      };
    }
    case "failure": {
      const { title, mode } = reference;
      const procedureId = idOf({ to: "procedure", name: reference.procedure });
      return { code: failureCode(reference.procedure, title), title, procedure_id: procedureId, mode, created_at: now };
    }
    case "facetValue":
      return { facet_id: reference.facetId, value: reference.value };
    default:
      return { code: slug(reference.name), name: reference.name };
  }
}

/** The codes of its path, so that equal names under different causes stay apart. */
export function causeCode(path: readonly string[]): string {
  return path.length === 1 ? slug(path[0] ?? "") : path.map((name) => slug(name, 60)).join("--");
}

/** The same title under two procedures is two failures. */
export function failureCode(procedureName: string, title: string): string {
  return title.toLowerCase().includes(procedureName.toLowerCase()) ? slug(title, 120) : slug(`${procedureName} ${title}`, 120);
}

/** Somebody known only by pseudonym gets the name that a row gives them; a name they have stays. */
async function nameUnnamed(db: Db, stage: Wanted[]): Promise<void> {
  for (const reference of stage) {
    if (reference.to !== "person" || reference.name === null) continue;
    await db
      .update(person)
      .set({ name: reference.name })
      .where(and(eq(person.key, reference.key), isNull(person.name)));
  }
}
