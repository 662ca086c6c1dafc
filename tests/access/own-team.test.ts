import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as INTERACTIONS } from "@/app/api/interactions/route";
import { GET as METRIC } from "@/app/api/metrics/[metric]/route";
import { interaction } from "@/db/schema";
import type { Workspace } from "@/lib/workspace";
import { cookieFor } from "@/tests/support/signed-in";
import { variedWorkspace } from "@/tests/support/varied-workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

/** As in variedWorkspace; its interactions without a team belong to nobody who is limited. */
const TEAMS = { north: 1, south: 2, west: 3 } as const;
const ROWS = process.env.LONG ? 1_000 : 60;
/** Metrics of interactions; one of promises has a team of its own, which may be another than its interaction's. */
const SOME = ["difficult-rate", "reopen"] as const;
const METRICS = process.env.LONG ? [...SOME, "escalation", "completeness", "adoption", "turn-around", "time-to-resolution"] : SOME;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await variedWorkspace(ROWS);
  globalThis.debriefWorkspace = Promise.resolve(workspace);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const asked = (cookie: string, address: string) =>
  new Request(`http://localhost:3000${address}`, { headers: { host: "localhost:3000", cookie } });

test.each(Object.entries(TEAMS))(
  "a file for the lead of %s holds every interaction of that team and none of another",
  async (_team, id) => {
    const cookie = await cookieFor(workspace.record, "lead", [id]);
    const answer = await INTERACTIONS(asked(cookie, "/api/interactions?period=all&difficult=any"));
    const found = [...(await answer.text()).matchAll(/\bV-\d+\b/g)].map(([each]) => each);
    const own = await workspace.record.db.select().from(interaction).where(eq(interaction.teamId, id));
    const counted = own.filter(({ status }) => status === "live").map(({ externalId }) => externalId);
    expect(found.toSorted()).toEqual(counted.toSorted());
    expect(counted.length).toBeGreaterThan(5);
  },
);

test.each(Object.entries(TEAMS))("numbers for an agent of %s are of that team, also when another one is asked for", async (team, id) => {
  const cookie = await cookieFor(workspace.record, "agent", [id]);
  const whole = await cookieFor(workspace.record, "admin");
  const ask = async (shown: string, metric: string, query: string) => {
    const answer = await METRIC(asked(shown, `/api/metrics/${metric}?period=all&grain=none&${query}`), {
      params: Promise.resolve({ metric }),
    });
    const { total, error } = await answer.json();
    // A team whose interactions are not seen is as unknown as one that is not there.
    return total ?? { numerator: 0, denominator: 0, refused: error.code };
  };
  for (const metric of METRICS) {
    expect([metric, await ask(cookie, metric, "")]).toEqual([metric, await ask(whole, metric, `team=${team}`)]);
    for (const other of Object.keys(TEAMS).filter((each) => each !== team)) {
      const { numerator, denominator, refused = "bad_filter" } = await ask(cookie, metric, `team=${other}`);
      expect([metric, other, numerator, denominator ?? 0, refused]).toEqual([metric, other, 0, 0, "bad_filter"]);
    }
  }
});
