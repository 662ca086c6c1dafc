import type { RecordStore } from "@/db/client";
import { takeLock } from "@/db/process-lock";
import { type Actor, require as requireRight } from "@/lib/access/actor";
import { startProgram } from "@/lib/child-process";
import { ConnectorError } from "@/lib/connectors/connector-error";
import { dueConnectors, getConnector } from "@/lib/connectors/connectors";
import { connectorLock } from "@/lib/connectors/pull";
import { importLimits } from "@/lib/imports/limits";

/** Starts a run now, in a process of its own. @throws ConnectorError 409 when one is going on */
export async function startPull(record: RecordStore, actor: Actor, code: string): Promise<void> {
  requireRight(actor, "manage");
  const { id } = await getConnector(record.db, code);
  if (isPulling(record, id))
    throw new ConnectorError("running", "It is being fetched right now. Wait until that is done.", { status: 409 });
  runInChild(record, id);
}

/** Looks twice a minute which connectors are due, and runs one of them at a time. Call it once, at the start of the server. */
export function followConnectors(record: RecordStore, fail: (error: unknown) => void): void {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    try {
      const due = (await dueConnectors(record.db, Date.now())).find(({ id }) => !isPulling(record, id));
      if (!due) return;
      isRunning = true;
      runInChild(record, due.id, () => {
        isRunning = false;
      });
    } catch (error) {
      isRunning = false;
      fail(error);
    }
  }, LOOK_EVERY_MS);
  timer.unref();
}

const LOOK_EVERY_MS = 30_000;

/** Whether a run of it goes on, in whatever process. */
export function isPulling({ dataDir }: RecordStore, id: number): boolean {
  const lock = takeLock(connectorLock(dataDir, id));
  lock?.release();
  return lock === null;
}

function runInChild(record: RecordStore, id: number, ended: () => void = () => undefined): void {
  const child = startProgram("connectors/child.ts", [record.dataDir, String(id)], {
    heapMib: importLimits().heapMib,
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.unref();
  child.once("error", ended);
  child.once("exit", ended);
}
