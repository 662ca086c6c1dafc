import * as requests from "@/app/(dashboard)/callbacks/_components/queue-requests";
import { recordText } from "@/app/messages/record-text";
import type { CompletionSent, MoveSent, OwnerChange, ReportSent, WithdrawalSent } from "@/lib/promises/promise-requests";
import type { QueueRow } from "@/lib/promises/queue-rows";

/** Something that is done to promises: how it looks before the server has answered, and what takes it back. */
export interface QueueAction {
  rows: readonly QueueRow[];
  /** What is said when it is done. */
  said: string;
  ahead: (row: QueueRow) => QueueRow;
  run: () => Promise<{ rows: QueueRow[]; undo: QueueAction | null }>;
}

const same = (row: QueueRow) => row;
const words = recordText.callbacks;

export function giveTo(rows: readonly QueueRow[], owner: { id: number; name: string } | null, said: string): QueueAction {
  const changes = rows.map((row) => ({ id: row.id, owner: owner?.id ?? null, was: row.owner?.id ?? null }));
  return ownersAction(rows, changes, said, (row) => ({ ...row, owner }));
}

function ownersAction(rows: readonly QueueRow[], changes: OwnerChange[], said: string, ahead: QueueAction["ahead"]): QueueAction {
  return {
    rows,
    said,
    ahead,
    run: async () => {
      const { promises, undo } = await requests.changeOwners(changes);
      const before = new Map(rows.map((row) => [row.id, row.owner]));
      return {
        rows: promises,
        undo: ownersAction(promises, undo, words.said.undo, (row) => ({ ...row, owner: before.get(row.id) ?? null })),
      };
    },
  };
}

/** Of one promise: `back` takes it back, given the promise as it is after it. */
function one(
  row: QueueRow,
  said: string,
  ahead: QueueAction["ahead"],
  run: () => Promise<QueueRow>,
  back: ((after: QueueRow) => Promise<QueueRow> | null) | null,
): QueueAction {
  return {
    rows: [row],
    said,
    ahead,
    run: async () => {
      const after = await run();
      const undo =
        back &&
        one(
          after,
          words.said.undo,
          () => row,
          () => back(after) ?? Promise.resolve(after),
          null,
        );
      return { rows: [after], undo };
    },
  };
}

export const complete = (row: QueueRow, sent: CompletionSent): QueueAction =>
  one(
    row,
    words.said.complete,
    (each) => ({
      ...each,
      section: "done",
      doneAt: Date.now(),
      part: each.part === "missed" ? "late" : "ahead",
      satisfied: sent.satisfied,
    }),
    () => requests.complete(row.id, sent),
    (after) => (after.doneAt === null ? null : requests.reopen(row.id, after.doneAt)),
  );

export const withdraw = (row: QueueRow, sent: WithdrawalSent): QueueAction =>
  one(
    row,
    words.said.withdraw,
    (each) => ({
      ...each,
      section: "done",
      cancelledAt: Date.now(),
      cancelledBy: sent.by,
      part: sent.by === "duplicate" ? "duplicate" : sent.by === "customer" && each.part === "not-due" ? "withdrawn" : "missed",
    }),
    () => requests.withdraw(row.id, sent),
    (after) => (after.cancelledAt === null ? null : requests.takeWithdrawalBack(row.id, after.cancelledAt)),
  );

export const report = (row: QueueRow, sent: ReportSent): QueueAction =>
  one(
    row,
    words.said.report,
    (each) => ({ ...each, reports: each.reports + 1 }),
    () => requests.report(row.id, sent),
    (after) => (after.lastReport === null ? null : requests.takeReportBack(row.id, after.lastReport)),
  );

export const move = (row: QueueRow, sent: MoveSent): QueueAction =>
  one(
    row,
    words.said.move,
    same,
    () => requests.move(row.id, sent),
    (after) => (after.lastDate === null ? null : requests.takeMoveBack(row.id, after.lastDate)),
  );

/** @param before what the reminder was, in the words of the workspace's clock, for taking it back */
export const remind = (row: QueueRow, at: string | null, before: string | null): QueueAction =>
  one(
    row,
    at === null ? words.said.noRemind : words.said.remind,
    (each) => (at === null ? { ...each, remindAt: null } : each),
    () => requests.remind(row.id, at),
    // One that has come already cannot be set again.
    at === null && before === null ? null : () => requests.remind(row.id, before),
  );

/** Opens what was completed or withdrawn lately again. */
export const reopen = (row: QueueRow): QueueAction =>
  one(
    row,
    words.said.undo,
    same,
    () => (row.doneAt === null ? requests.takeWithdrawalBack(row.id, row.cancelledAt ?? 0) : requests.reopen(row.id, row.doneAt)),
    null,
  );
