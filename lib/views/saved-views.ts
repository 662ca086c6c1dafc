import { eq } from "drizzle-orm";
import type { Db, RecordStore } from "@/db/client";
import { savedView } from "@/db/schema";
import { freeCode, slug } from "@/db/slug";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { BadViewError } from "@/lib/views/bad-view-error";
import type { ViewAddress } from "@/lib/views/view-address";
import type { NewView, ViewChange } from "@/lib/views/view-requests";

/** A page with its filters under a name. `/v/<code>` opens it, for as long as it exists. */
export interface SavedView extends ViewAddress {
  /** Unique, and kept when the name changes: it is the address people have passed on. */
  code: string;
  name: string;
}

/** How many views a workspace keeps: more than anybody looks through. */
export const MOST_VIEWS = 500;

/** Every saved view, by name. */
export async function listViews(db: Db): Promise<SavedView[]> {
  const views = await db.select(columns).from(savedView);
  return views.toSorted((a, b) => byName.compare(a.name, b.name) || (a.code < b.code ? -1 : 1));
}

export async function findView(db: Db, code: string): Promise<SavedView | null> {
  const [view] = await db.select(columns).from(savedView).where(eq(savedView.code, code));
  return view ?? null;
}

/** @throws NotFoundError */
export async function getView(db: Db, code: string): Promise<SavedView> {
  const view = await findView(db, code);
  if (!view) throw new NotFoundError(`there is no saved view "${code}"; it may have been deleted`, "view");
  return view;
}

/** Saves a view under a code made from its name. @throws ForbiddenError, BadViewError when there are too many */
export async function saveView({ tx }: RecordStore, actor: Actor, view: NewView, now: number): Promise<SavedView> {
  require(actor, "read");
  return tx(async (db) => {
    const taken = new Set((await db.select({ code: savedView.code }).from(savedView)).map((row) => row.code));
    if (taken.size >= MOST_VIEWS)
      throw new BadViewError("name", `there are ${MOST_VIEWS} saved views, which is the most: delete one first`);
    const { name, path, query } = view;
    const code = freeCode(view.code ?? slug(name), taken);
    await db.insert(savedView).values({ code, name, path, query, createdAt: now });
    return { code, name, path, query };
  });
}

/** Gives a view another name, another address, or both; its code stays. @throws ForbiddenError, NotFoundError */
export async function changeView({ tx }: RecordStore, actor: Actor, code: string, { name, address }: ViewChange): Promise<SavedView> {
  require(actor, "write");
  return tx(async (db) => {
    const view = await getView(db, code);
    const changed = { ...view, ...(name !== undefined && { name }), ...address };
    await db.update(savedView).set({ name: changed.name, path: changed.path, query: changed.query }).where(eq(savedView.code, code));
    return changed;
  });
}

/** @returns what was deleted, so that it can be saved again. @throws ForbiddenError, NotFoundError */
export async function deleteView({ tx }: RecordStore, actor: Actor, code: string): Promise<SavedView> {
  require(actor, "write");
  return tx(async (db) => {
    const view = await getView(db, code);
    await db.delete(savedView).where(eq(savedView.code, code));
    return view;
  });
}

const columns = { code: savedView.code, name: savedView.name, path: savedView.path, query: savedView.query };
const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
