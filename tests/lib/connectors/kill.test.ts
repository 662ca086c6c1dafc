import { once } from "node:events";
import { asc } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { interaction } from "@/db/schema";
import { senderActor } from "@/lib/access/actor";
import { startProgram } from "@/lib/child-process";
import { createConnector } from "@/lib/connectors/connectors";
import { pull } from "@/lib/connectors/pull";
import { listRuns } from "@/lib/connectors/runs";
import { type Act, answers, fakeDesk } from "@/tests/support/fake-desk";
import { canBeShared, freshPlace, openPlace } from "@/tests/support/record";
import { ownerActor } from "@/tests/support/signed-in";

afterEach(() => vi.unstubAllEnvs());

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

/** A hundred tickets, each changed a minute after the one before. */
const page = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    id: from + n,
    created_at: at(0),
    updated_at: at(from + n),
    subject: `Ticket ${from + n}`,
    status: 2,
    priority: 1,
    source: 1,
    responder_id: 8,
  }));

test.runIf(canBeShared)(
  "a run that is killed, between pages or while it writes one, loses nothing and doubles nothing",
  async () => {
    vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.1");
    const place = await freshPlace();
    const record = await openPlace(place);
    const child: { kill: () => void } = { kill: () => undefined };
    const killsInsteadOfAnswering: Act = () => child.kill();
    const killsAfterAnswering: Act = (request, response) => {
      answers(page(100, 199))(request, response);
      setTimeout(child.kill, 25);
    };
    const desk = await fakeDesk([
      answers(page(1, 100)),
      killsInsteadOfAnswering,
      killsAfterAnswering,
      // Wherever that left it: from the second page, or from the third.
      (request, response) => answers(isAfterSecond(request.url) ? page(199, 250) : page(100, 199))(request, response),
      answers(page(199, 250)),
    ]);
    const { id } = await createConnector(
      record,
      ownerActor(),
      { name: "Desk", vendor: "freshdesk", address: desk.address, token: "t", everyMinutes: 15 },
      Date.now(),
    );
    for (let n = 0; n < 2; n += 1) {
      const running = startProgram("connectors/child.ts", [place.dataDir, String(id)], { heapMib: 256, stdio: "ignore" });
      child.kill = () => running.kill("SIGKILL");
      expect(await once(running, "exit")).toEqual([null, "SIGKILL"]);
    }
    await pull(record, senderActor("desk"), id, { now: Date.now, random: () => 0, sleep: async () => undefined });

    const rows = await record.db.select({ id: interaction.externalId }).from(interaction).orderBy(asc(interaction.id));
    expect(rows.map((row) => Number(row.id)).sort((a, b) => a - b)).toEqual(Array.from({ length: 250 }, (_, n) => n + 1));
    const runs = await listRuns(record.db, id, 5);
    expect(runs.map(({ finishedAt }) => finishedAt === null)).toEqual([false, false, false]);
    expect(runs.reduce((sum, run) => sum + run.created, 0)).toBe(250);
    expect(runs.filter(({ error }) => error?.startsWith("Its process ended"))).toHaveLength(2);
    // The first page was asked for once: its place was kept.
    expect(desk.asked.filter(({ path }) => path.includes("updated_since=2010"))).toHaveLength(1);
  },
  60_000,
);

function isAfterSecond(url: string | undefined): boolean {
  const since = Date.parse(new URL(url ?? "/", "http://x").searchParams.get("updated_since") ?? "");
  return since > Date.parse(at(150));
}
