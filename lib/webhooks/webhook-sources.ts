import { count, desc, eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { source, webhook } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { openSource } from "@/lib/imports/import-source";
import { mappingByCode } from "@/lib/imports/mappings/index";
import { template } from "@/lib/imports/mappings/template";
import { sourceFor } from "@/lib/imports/queue-import";
import { BadWebhookError } from "@/lib/webhooks/bad-webhook-error";
import { knownScheme, MOST_SECRETS, newSecret, openSecrets, sealSecrets } from "@/lib/webhooks/secrets";
import type { NewWebhook, WebhookChange } from "@/lib/webhooks/webhook-requests";

/** A webhook as its owner sees it: everything but its secrets. */
export interface ListedWebhook {
  code: string;
  name: string;
  scheme: string;
  mapping: string | null;
  source: string;
  createdAt: number;
  pausedAt: number | null;
  /** The newest first. */
  secrets: { id: string; addedAt: number }[];
}

const MOST_WEBHOOKS = 200;

/** The webhook of an address. @throws NotFoundError */
export async function findWebhook(db: Db, code: string): Promise<typeof webhook.$inferSelect> {
  const [row] = /^[a-z0-9-]{1,100}$/.test(code) ? await db.select().from(webhook).where(eq(webhook.code, code)) : [];
  if (!row) throw new NotFoundError("There is no webhook at this address; it may have been deleted.", "source");
  return row;
}

export async function listWebhooks(record: RecordStore, actor: Actor): Promise<ListedWebhook[]> {
  require(actor, "manage");
  const rows = await record.db
    .select({ webhook, source: source.code })
    .from(webhook)
    .innerJoin(source, eq(webhook.sourceId, source.id))
    .orderBy(desc(webhook.createdAt), desc(webhook.id));
  return rows.map((row) => listed(record.dataDir, row.webhook, row.source));
}

/** @throws NotFoundError */
export async function getWebhook(record: RecordStore, actor: Actor, code: string): Promise<ListedWebhook & { id: number }> {
  require(actor, "manage");
  const row = await findWebhook(record.db, code);
  const [filed] = await record.db.select({ code: source.code }).from(source).where(eq(source.id, row.sourceId));
  return { ...listed(record.dataDir, row, filed?.code ?? ""), id: row.id };
}

/** Makes a webhook. Its secret is handed out this once, whether it was entered or made here. @throws BadWebhookError */
export async function createWebhook(
  record: RecordStore,
  actor: Actor,
  { name, sender, mapping, source: named, secret: entered }: NewWebhook,
  now: number,
): Promise<{ webhook: ListedWebhook; secret: string }> {
  require(actor, "manage");
  const scheme = knownScheme(sender);
  const secret = newSecret(scheme, entered, now);
  const code = mapping === undefined ? scheme.mapping : mapping;
  const known = code === null ? undefined : mappingByCode(code);
  const wanted = await sourceFor(record, known ?? template, named ?? (known ? undefined : name));
  const { id: sourceId } = await openSource(record, { ...wanted, facets: [] });
  const row = await record.tx(async (db) => {
    const [made] = await db.select({ n: count() }).from(webhook);
    if ((made?.n ?? 0) >= MOST_WEBHOOKS)
      throw new BadWebhookError("name", `there are ${MOST_WEBHOOKS} webhooks, which is the most: delete one first`);
    const taken = new Set((await db.select({ code: webhook.code }).from(webhook)).map((each) => each.code));
    const [inserted] = await db
      .insert(webhook)
      .values({
        code: freeCode(slug(name, 60), taken),
        name,
        sourceId,
        scheme: scheme.code,
        mappingCode: known?.code ?? null,
        secrets: sealSecrets(record.dataDir, [secret]),
        createdAt: now,
      })
      .returning();
    return inserted;
  });
  if (!row) throw new Error("The webhook could not be made");
  return { webhook: listed(record.dataDir, row, wanted.code), secret: secret.secret };
}

/** Gives it another name, or pauses it or lets it go on. @throws NotFoundError */
export async function changeWebhook(
  record: RecordStore,
  actor: Actor,
  code: string,
  change: WebhookChange,
  now: number,
): Promise<ListedWebhook> {
  require(actor, "manage");
  await record.tx(async (db) => {
    const row = await findWebhook(db, code);
    const { name = row.name, isPaused = row.pausedAt !== null } = change;
    await db
      .update(webhook)
      .set({ name, pausedAt: isPaused ? (row.pausedAt ?? now) : null })
      .where(eq(webhook.id, row.id));
  });
  return getWebhook(record, actor, code);
}

/** Adds a secret beside those that are there: both are believed until the old one is taken away. @throws BadWebhookError */
export async function addSecret(
  record: RecordStore,
  actor: Actor,
  code: string,
  entered: string | undefined,
  now: number,
): Promise<{ webhook: ListedWebhook; secret: string }> {
  require(actor, "manage");
  const added = await record.tx(async (db) => {
    const row = await findWebhook(db, code);
    const secrets = openSecrets(record.dataDir, row.secrets);
    if (secrets.length >= MOST_SECRETS)
      throw new BadWebhookError("secret", `there are ${MOST_SECRETS} secrets already: take an old one away first`);
    const secret = newSecret(knownScheme(row.scheme), entered, now);
    await db
      .update(webhook)
      .set({ secrets: sealSecrets(record.dataDir, [secret, ...secrets]) })
      .where(eq(webhook.id, row.id));
    return secret;
  });
  return { webhook: await getWebhook(record, actor, code), secret: added.secret };
}

/** From now on nothing signed with it is believed. @throws BadWebhookError when it is the only one */
export async function removeSecret(record: RecordStore, actor: Actor, code: string, id: string): Promise<ListedWebhook> {
  require(actor, "manage");
  await record.tx(async (db) => {
    const row = await findWebhook(db, code);
    const secrets = openSecrets(record.dataDir, row.secrets);
    const rest = secrets.filter((each) => each.id !== id);
    if (rest.length === secrets.length) throw new NotFoundError("There is no such secret; it may have been taken away already.", "secret");
    if (rest.length === 0) throw new BadWebhookError("secret", "the only secret stays: add another one first");
    await db
      .update(webhook)
      .set({ secrets: sealSecrets(record.dataDir, rest) })
      .where(eq(webhook.id, row.id));
  });
  return getWebhook(record, actor, code);
}

/** Deletes a webhook and its deliveries; what they have brought stays. @throws NotFoundError */
export async function deleteWebhook(record: RecordStore, actor: Actor, code: string): Promise<void> {
  require(actor, "manage");
  await record.tx(async (db) => {
    const row = await findWebhook(db, code);
    await db.delete(webhook).where(eq(webhook.id, row.id));
  });
}

function listed(dataDir: string, row: typeof webhook.$inferSelect, sourceCode: string): ListedWebhook {
  const { code, name, scheme, mappingCode, createdAt, pausedAt, secrets } = row;
  const shown = openSecrets(dataDir, secrets).map(({ id, addedAt }) => ({ id, addedAt }));
  return { code, name, scheme, mapping: mappingCode, source: sourceCode, createdAt, pausedAt, secrets: shown };
}
