import { and, asc, count, desc, eq, isNull, lte, or } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { connector, source } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import { ConnectorError } from "@/lib/connectors/connector-error";
import type { ConnectorChange, NewConnector } from "@/lib/connectors/connector-requests";
import { sealCredentials } from "@/lib/connectors/credentials";
import { DESKS, type Vendor } from "@/lib/connectors/desk";
import { parseDeskAddress, resolveDesk } from "@/lib/connectors/desk-address";
import { NotFoundError } from "@/lib/errors";
import { openSource } from "@/lib/imports/import-source";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { sourceFor } from "@/lib/imports/queue-import";

/** A connector as its owner sees it: everything but its credentials. */
export interface ListedConnector {
  id: number;
  code: string;
  name: string;
  vendor: Vendor;
  source: string;
  address: string;
  everyMinutes: number;
  nextRunAt: number | null;
  pausedAt: number | null;
  createdAt: number;
}

const MOST_CONNECTORS = 50;

export async function listConnectors(db: Db, actor: Actor): Promise<ListedConnector[]> {
  require(actor, "manage");
  return db.select(columns).from(connector).innerJoin(source, eq(connector.sourceId, source.id)).orderBy(desc(connector.id));
}

/** @throws NotFoundError */
export async function getConnector(db: Db, code: string): Promise<ListedConnector> {
  const [row] = await db
    .select(columns)
    .from(connector)
    .innerJoin(source, eq(connector.sourceId, source.id))
    .where(eq(connector.code, code));
  if (!row) throw new NotFoundError(`There is no connector "${code.slice(0, 60)}"; it may have been deleted.`, "connector");
  return row;
}

/** The same for whoever looks at it. @throws NotFoundError, ForbiddenError */
export async function readConnector(db: Db, actor: Actor, code: string): Promise<ListedConnector> {
  require(actor, "manage");
  return getConnector(db, code);
}

/** Those whose time has come, the one that waits longest first. */
export async function dueConnectors(db: Db, now: number): Promise<{ id: number }[]> {
  return db
    .select({ id: connector.id })
    .from(connector)
    .where(and(isNull(connector.pausedAt), or(isNull(connector.nextRunAt), lte(connector.nextRunAt, now))))
    .orderBy(asc(connector.nextRunAt), asc(connector.id));
}

/** Makes a connector, to be run at once. @throws ConnectorError when its address is none that may be asked */
export async function createConnector(record: RecordStore, actor: Actor, asked: NewConnector, now: number): Promise<ListedConnector> {
  require(actor, "manage");
  const { vendor, email = "", token, everyMinutes, since = 0 } = asked;
  const address = parseDeskAddress(asked.address);
  await resolveDesk(address);
  const desk = DESKS[vendor];
  const mapping = mappingByCode(desk.mapping);
  if (!mapping) throw new Error(`There is no mapping ${desk.mapping}`);
  const { id: sourceId } = await openSource(record, { ...(await sourceFor(record, mapping, asked.source)), facets: [] });
  const code = await record.tx(async (db) => {
    const [made] = await db.select({ n: count() }).from(connector);
    if ((made?.n ?? 0) >= MOST_CONNECTORS)
      throw new ConnectorError("too_many", `there are ${MOST_CONNECTORS} connectors, which is the most: delete one first`, {
        field: "name",
      });
    const taken = new Set((await db.select({ code: connector.code }).from(connector)).map((each) => each.code));
    const free = freeCode(slug(asked.name, 60), taken);
    await db.insert(connector).values({
      code: free,
      name: asked.name,
      vendor,
      sourceId,
      address,
      credentials: sealCredentials(record.dataDir, { email, token }),
      cursor: desk.start(since),
      everyMinutes,
      nextRunAt: now,
      createdAt: now,
    });
    return free;
  });
  return getConnector(record.db, code);
}

/** Changes what is given; new credentials replace the old ones. @throws NotFoundError */
export async function changeConnector(
  record: RecordStore,
  actor: Actor,
  code: string,
  change: ConnectorChange,
  now: number,
): Promise<ListedConnector> {
  require(actor, "manage");
  await record.tx(async (db) => {
    const { id, name, everyMinutes, pausedAt } = await getConnector(db, code);
    const { isPaused = pausedAt !== null, email = "", token } = change;
    await db
      .update(connector)
      .set({
        name: change.name ?? name,
        everyMinutes: change.everyMinutes ?? everyMinutes,
        pausedAt: isPaused ? (pausedAt ?? now) : null,
        ...(token !== undefined && { credentials: sealCredentials(record.dataDir, { email, token }) }),
      })
      .where(eq(connector.id, id));
  });
  return getConnector(record.db, code);
}

/** Deletes a connector and the list of its runs; what it has fetched stays. @throws NotFoundError */
export async function deleteConnector(record: RecordStore, actor: Actor, code: string): Promise<void> {
  require(actor, "manage");
  await record.tx(async (db) => {
    const { id } = await getConnector(db, code);
    await db.delete(connector).where(eq(connector.id, id));
  });
}

const columns = {
  id: connector.id,
  code: connector.code,
  name: connector.name,
  vendor: connector.vendor,
  source: source.code,
  address: connector.address,
  everyMinutes: connector.everyMinutes,
  nextRunAt: connector.nextRunAt,
  pausedAt: connector.pausedAt,
  createdAt: connector.createdAt,
};
