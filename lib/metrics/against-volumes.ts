import { and, eq, type SQL, sql } from "drizzle-orm";
import type { FactsReader } from "@/db/facts/duckdb";
import { factInteraction as fact, factVolume } from "@/db/facts/tables";
import { VOLUME_DIMENSIONS } from "@/db/facts/volumes";
import { source } from "@/db/schema";
import { bucketOf, dayOf } from "@/lib/dates";
import type { Filters } from "@/lib/filters";
import type { Asked } from "@/lib/metrics/ask";
import type { Part } from "@/lib/metrics/define";
import { onDaysOf } from "@/lib/metrics/on-days";
import { existsAt } from "@/lib/metrics/parts";
import { type Counted, countRows, dayOfRow, type Question } from "@/lib/metrics/query";
import type { Split } from "@/lib/metrics/split";
import { inRange, int, ints } from "@/lib/metrics/where";

/** What a count of difficult interactions was held against, or why it was not. */
export interface VolumeNote {
  /** Days of the period whose volume is known, as far as it has to be split. */
  days: number;
  /** Days of the period, up to the clock, that have none: both sides leave them out. Null where the period has no beginning. */
  daysWithout: number | null;
  /** Filters in force that volumes know nothing of: they touch the numerator only. */
  outside: string[];
  /** `more_than_contacts`: more difficult interactions than handled contacts are known, so that only a count is given. */
  warning: "more_than_contacts" | null;
}

/** A question with the handled contacts that its difficult interactions are divided by. */
export interface AgainstVolumes extends Question {
  volumes?: { contacts: Counted[]; note: VolumeNote };
}

type VolumeDimension = keyof typeof VOLUME_DIMENSIONS;
const DIMENSIONS = ["team", "channel", "product"] as const satisfies readonly VolumeDimension[];

/**
 * Difficult interactions per 100 handled contacts, where volumes are known for the period and split as it is asked; else
 * the question as it is: a count. A day whose volume is not known, or not split by a dimension that is filtered or split
 * by, leaves both sides. Volumes are those that were stated; where none was stated of a day at all, the documented
 * interactions of sources that document every contact.
 */
export async function againstVolumes(asked: Asked, question: Question, split: Split | null): Promise<AgainstVolumes> {
  if (question.definition.id !== "difficult-rate") return question;
  const splitBy = DIMENSIONS.find((dimension) => dimension === split?.dimension) ?? null;
  if (split !== null && splitBy === null) return question;
  const volumes = await knownVolumes(asked, question, splitBy);
  if (volumes.complete.length === 0 && !(await areAnyStated(asked))) return question;
  const { stated, documented } = await handledContacts(asked.reader, question, volumes);
  const handled = [...stated, ...documented];
  const sum = handled.reduce((all, { contacts }) => all + contacts, 0);
  if (sum === 0) return question;
  const rate: Question = {
    ...question,
    definition: { ...question.definition, kind: "per-hundred", isOfContacts: true, parts: partsOver(question, volumes, stated) },
  };
  return { ...rate, volumes: { contacts: cellsOf(question, volumes, handled), note: noteOf(asked, question, handled, volumes) } };
}

/** More difficult interactions than contacts are no rate: the question as a count, with the reason. */
export function asCount(question: Question, { volumes }: AgainstVolumes): AgainstVolumes {
  return volumes ? { ...question, volumes: { contacts: [], note: { ...volumes.note, warning: "more_than_contacts" } } } : question;
}

/** The question that was answered under a mark: the rate, or the count where it would be none. */
export async function heldAgainstVolumes(asked: Asked, question: Question, split: Split | null): Promise<AgainstVolumes> {
  const held = await againstVolumes(asked, question, split);
  if (!held.volumes) return held;
  const counted = await countRows(asked.reader, { ...held, grain: null, split: null });
  const difficult = counted.reduce((all, cell) => (cell.part === "difficult" ? all + cell.rows : all), 0);
  const contacts = held.volumes.contacts.reduce((all, cell) => all + cell.rows, 0);
  return difficult > contacts ? asCount(question, held) : held;
}

const statedIn = new WeakMap<Asked["workspace"]["facts"], { version: number; areAny: Promise<boolean> }>();

/** Whether any volume was stated at all; looked up once for each data version. */
function areAnyStated({ workspace: { facts }, reader }: Asked): Promise<boolean> {
  const known = statedIn.get(facts);
  if (known?.version === reader.version) return known.areAny;
  const areAny = reader.all(sql`select ${factVolume.volumeId} from ${factVolume} limit 1`).then((rows) => rows.length > 0);
  statedIn.set(facts, { version: reader.version, areAny });
  areAny.catch(() => statedIn.delete(facts));
  return areAny;
}

/** Which volumes a question may use, and by what they are looked at. */
export interface KnownVolumes {
  /** Sources whose stated volumes are on the side of the filter, and those of them that document every contact. */
  stating: number[];
  complete: number[];
  /** Dimensions that are filtered or split by. */
  dimensions: VolumeDimension[];
  mask: number;
  splitBy: VolumeDimension | null;
  /** The last day up to the clock. */
  today: number;
}

export async function knownVolumes(asked: Asked, { codes }: Question, splitBy: VolumeDimension | null): Promise<KnownVolumes> {
  const sources = await asked.workspace.record.db
    .select({ id: source.id, isComplete: source.isComplete })
    .from(source)
    .where(eq(source.isSample, codes.side.isSample));
  const dimensions = DIMENSIONS.filter((dimension) => dimension === splitBy || codes.lists[dimension] !== undefined);
  return {
    // A volume that names no source was written by the sample.
    stating: [...(codes.side.isSample ? [0] : []), ...sources.map(({ id }) => id)],
    complete: sources.filter(({ isComplete }) => isComplete).map(({ id }) => id),
    dimensions,
    mask: dimensions.reduce((bits, dimension) => bits | VOLUME_DIMENSIONS[dimension], 0),
    splitBy,
    today: dayOf(asked.period.asOf, asked.period.zone),
  };
}

/** The stated volumes of a period that count for a question. */
export function statedVolumes({ codes, range }: Question, { stating, mask, today }: KnownVolumes): SQL {
  const filtered = DIMENSIONS.flatMap((dimension) => {
    const ids = codes.lists[dimension];
    return ids === undefined ? [] : [among(sql`${factVolume[dimension]}`, ids)];
  });
  return (
    and(
      among(sql`${factVolume.source}`, stating),
      sql`(${factVolume.countsFor} >> ${int(mask)}) & 1 = 1`,
      sql`${factVolume.day} <= ${int(today)}`,
      range.fromDay === null ? undefined : sql`${factVolume.day} >= ${int(range.fromDay)}`,
      range.toDay === null ? undefined : sql`${factVolume.day} < ${int(range.toDay)}`,
      ...filtered,
    ) ?? sql`true`
  );
}

/** Handled contacts of a day, by the dimensions that are filtered or split by. */
interface DayContacts {
  day: number;
  /** In the order of KnownVolumes.dimensions. */
  ids: number[];
  contacts: number;
}

/** Handled contacts as they were stated, and as they were documented where nothing was. */
async function handledContacts(
  reader: FactsReader,
  question: Question,
  volumes: KnownVolumes,
): Promise<{ stated: DayContacts[]; documented: DayContacts[] }> {
  const { dimensions } = volumes;
  const columns = sql.join(
    ["day", ...dimensions].map((name) => sql.identifier(name)),
    sql`, `,
  );
  const read = async (from: SQL) => {
    const rows = await reader.all<Record<string, number>>(
      sql`select ${columns}, sum(contacts) as contacts from ${from} group by ${columns} order by ${columns}`,
    );
    return rows.map((row) => ({
      day: Number(row.day),
      ids: dimensions.map((dimension) => Number(row[dimension])),
      contacts: Number(row.contacts),
    }));
  };
  return {
    stated: await read(sql`${factVolume} where ${statedVolumes(question, volumes)}`),
    documented: volumes.complete.length === 0 ? [] : await read(sql`(${documentedVolumes(question, volumes)}) as documented`),
  };
}

/** As cells of the answer. */
function cellsOf(question: Question, { dimensions, splitBy }: KnownVolumes, all: readonly DayContacts[]): Counted[] {
  const at = splitBy === null ? -1 : dimensions.indexOf(splitBy);
  return all.map(({ day, ids, contacts }) => ({
    bucket: question.grain === null ? null : bucketOf(day, question.grain, question.weekStart),
    split: ids[at] ?? 0,
    part: "contacts",
    unit: 0,
    minutes: 0,
    rows: contacts,
    isTotal: false,
  }));
}

/** Every live interaction of complete sources on days of which nothing was stated, by what volumes are split by. */
export function documentedVolumes(question: Question, volumes: KnownVolumes): SQL {
  const { codes, context, definition, range, zone } = question;
  const filtered = ([...DIMENSIONS, "source"] as const).flatMap((dimension) => {
    const ids = codes.lists[dimension];
    return ids === undefined ? [] : [among(sql`${fact[dimension]}`, ids)];
  });
  const where = and(
    sql`${fact.status} = 1`,
    existsAt(fact, context.asOf),
    isDocumentedVolume(question, volumes),
    ...inRange(definition.cohort, range, zone),
    ...filtered,
  );
  return sql`select day, team, channel, product, source, 1 as documented, count(*) as contacts
    from (select ${dayOfRow(question)} as day, team, channel, product, source from ${fact} where ${where}) as documented group by 1, 2, 3, 4, 5`;
}

function isDocumentedVolume(question: Question, { complete, stating }: KnownVolumes): SQL {
  return sql`(${among(sql`${fact.source}`, complete)} and ${dayOfRow(question)} not in (select ${factVolume.day} from ${factVolume} where ${among(sql`${factVolume.source}`, stating)}))`;
}

/** The parts of the count, with those left out whose day has no volume. */
function partsOver(question: Question, volumes: KnownVolumes, stated: readonly DayContacts[]): Question["definition"]["parts"] {
  const isStated = onDaysOf(question, volumes.dimensions, stated) ?? isStatedAnywhere(question, volumes);
  const isKnown = volumes.complete.length === 0 ? isStated : sql`(${isStated} or ${isDocumentedVolume(question, volumes)})`;
  return (context) => [
    ...question.definition.parts(context).map((part): Part => (part.part === "no-volume" ? { ...part, when: sql`not ${isKnown}` } : part)),
    // They are counted from the volumes; no interaction is one.
    { part: "contacts", label: "handled contacts", role: "denominator", unit: "contact", when: sql`false` },
  ];
}

/** The same for any number of days and combinations: five times as slow as days that are written out. */
function isStatedAnywhere(question: Question, volumes: KnownVolumes): SQL {
  const same = volumes.dimensions.map((dimension) => sql` and ${factVolume[dimension]} = ${fact[dimension]}`);
  return sql`exists (select 1 from ${factVolume} where ${statedVolumes(question, volumes)} and ${factVolume.day} = ${dayOfRow(question)}${sql.join(same)})`;
}

function noteOf(asked: Asked, { filters, range }: Question, contacts: readonly DayContacts[], { today }: KnownVolumes): VolumeNote {
  const days = new Set(contacts.map(({ day }) => day)).size;
  const first = range.fromDay ?? asked.data?.firstDay ?? null;
  const end = Math.min(range.toDay ?? today + 1, today + 1);
  return { days, daysWithout: first === null ? null : Math.max(0, end - first - days), outside: outsideOf(filters), warning: null };
}

/** Filters that narrow the interactions and not the volumes. */
function outsideOf(filters: Filters): string[] {
  const lists = (
    [
      "source",
      "procedure",
      "cause",
      "failure",
      "severity",
      "direction",
      "outcome",
      "waitingOn",
      "workaround",
      "arrived",
      "announced",
    ] as const
  ).filter((key) => filters[key].length > 0);
  const facets = Object.entries(filters.facets).flatMap(([code, values]) => (values.length > 0 ? [`facet.${code}`] : []));
  return [...lists, ...facets, ...(filters.difficult === "any" ? [] : ["difficult"])];
}

function among(column: SQL, ids: readonly number[]): SQL {
  return ids.length === 0 ? sql`false` : sql`${column} in (${ints([...ids])})`;
}
