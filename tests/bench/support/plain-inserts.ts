import { join } from "node:path";
import type { RecordStore } from "@/db/client";

/** The tables that an import's rows refer to, those before the ones that refer to them. */
const NAMED = ["source", "team", "channel", "product", "customer", "cause", "procedure", "person", "issue", "facet", "facet_value"];
/** The rows themselves. */
const OWN = ["interaction", "interaction_cause", "promise"] as const;

export interface PlainInserts {
  /** Milliseconds for the rows of `interaction` alone, which is the floor, and for all that an import writes of them. */
  interactions: Spent;
  everything: Spent;
}

export interface Spent {
  wall: number;
  cpu: number;
}

/**
 * The floor: the very rows that an import has written to the record in `from`, put into an empty record with nothing but
 * a prepared INSERT for each table and a COMMIT every so many rows. Both records have the same settings, indexes, keys
 * and triggers; rows are at hand before the clock starts.
 */
export function insertPlainly(from: string, into: RecordStore, rowsAtOnce: number): PlainInserts {
  const database = into.sqlite?.write;
  if (!database) throw new Error("the bench fills a SQLite record");
  database.exec(`attach '${join(from, "debrief.sqlite")}' as imported`);
  for (const table of NAMED) database.exec(`insert into ${table} select * from imported.${table}`);
  const spent = { wall: 0, cpu: 0 };
  const perTable = OWN.map((table) => {
    spent.wall = 0;
    spent.cpu = 0;
    const columns = database
      .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);
    const used = columns.filter((name) => database.prepare(`select 1 from imported.${table} where ${name} is not null limit 1`).get());
    const list = used.join(", ");
    const insert = database.prepare<unknown[]>(`insert into ${table} (${list}) values (${used.map(() => "?").join(", ")})`);
    const read = database
      .prepare<[number, number], unknown[]>(`select ${list} from imported.${table} where id > ? order by id limit ?`)
      .raw();
    for (let last = 0; ; ) {
      const rows = read.all(last, rowsAtOnce);
      if (rows.length === 0) break;
      last = Number(rows.at(-1)?.[used.indexOf("id")]);
      const [begun, cpu] = [performance.now(), process.cpuUsage()];
      database.exec("BEGIN IMMEDIATE");
      for (const row of rows) insert.run(row);
      database.exec("COMMIT");
      spent.wall += performance.now() - begun;
      spent.cpu += cpuSince(cpu);
    }
    return { ...spent };
  });
  database.exec("detach imported");
  const [interactions = spent] = perTable;
  return {
    interactions,
    everything: perTable.reduce((sum, each) => ({ wall: sum.wall + each.wall, cpu: sum.cpu + each.cpu }), { wall: 0, cpu: 0 }),
  };
}

/** Milliseconds of processor time of this process since then, user and system. */
export function cpuSince(then: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(then);
  return (user + system) / 1_000;
}
