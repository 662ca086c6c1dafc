import "server-only";
import { type Actor, require } from "@/lib/access/actor";
import { NotFoundError } from "@/lib/errors";
import { askInSnapshot } from "@/lib/metrics/ask";
import { type ListedStaff, listedStaff, STAFF_FILTERS } from "@/lib/staff/staff-list";
import { type StaffNumber, staffNumbers } from "@/lib/staff/staff-numbers";
import { listStaffViews, noteStaffView, type StaffView } from "@/lib/staff/staff-views";
import type { Workspace } from "@/lib/workspace";

/** What is shown of one member of staff. */
export interface StaffPage {
  person: ListedStaff;
  /** From so many on a share is shown. */
  minimum: number;
  /** First and last day, since 1970-01-01 in the zone. */
  firstDay: number | null;
  lastDay: number | null;
  zone: string;
  numbers: StaffNumber[];
}

/**
 * One member of staff, over the interactions that the actor may see. That the actor has looked is written before anything is
 * read. @throws ForbiddenError, NotFoundError for whom they may not see; what the record throws when it cannot be written
 */
export async function readStaff(workspace: Workspace, actor: Actor, personId: number): Promise<StaffPage> {
  require(actor, "read-staff");
  const page = await readPage(
    workspace,
    personId,
    async ({ isInSight }) => {
      if (!isInSight) return false;
      await noteStaffView(workspace.record, actor, personId, workspace.clock());
      return true;
    },
    actor.teams,
  );
  if (!page) throw new NotFoundError(`There is nobody of the staff with the id ${personId} whom you may see.`, "id");
  return page;
}

/** What others see of the actor, and who has looked; null for somebody who is no member of staff. */
export async function readOwnPage(workspace: Workspace, actor: Actor): Promise<(StaffPage & { views: StaffView[] }) | null> {
  const personId = actor.user?.personId ?? null;
  if (personId === null) return null;
  const page = await readPage(workspace, personId, async () => true, actor.teams);
  return page && { ...page, views: await listStaffViews(workspace.record.db, personId) };
}

/** The id of a member of staff as addresses write it; null when it is none. */
export function parseStaffId(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

async function readPage(
  workspace: Workspace,
  personId: number,
  mayRead: (person: { isInSight: boolean }) => Promise<boolean>,
  teams: readonly number[] | null,
): Promise<StaffPage | null> {
  return askInSnapshot(workspace, STAFF_FILTERS, {}, async (asked) => {
    const found = (await listedStaff(asked, teams)).find(({ id }) => id === personId);
    if (!found || !(await mayRead(found))) return null;
    const { isInSight: _, ...person } = found;
    const { fromDay, toDay, zone } = asked.period;
    return {
      person,
      minimum: asked.settings.staffMinimum,
      firstDay: fromDay,
      lastDay: toDay === null ? null : toDay - 1,
      zone,
      numbers: await staffNumbers(asked, personId, person.team?.code ?? null),
    };
  });
}
