import { afterEach, expect, test, vi } from "vitest";
import { runDebrief } from "@/lib/cli/program";
import { createConnector } from "@/lib/connectors/connectors";
import { answers, fakeDesk, refuses } from "@/tests/support/fake-desk";
import { freshPlace, openPlace } from "@/tests/support/record";
import { ownerActor } from "@/tests/support/signed-in";

afterEach(() => vi.unstubAllEnvs());

const ticket = (id: number) => ({
  id,
  created_at: "2026-03-02T09:00:00Z",
  via: { channel: "email" },
  submitter_id: 5,
  subject: "Late",
  status: "open",
});

test("debrief pull fetches from every connector, and says what each has brought or why it could not", async () => {
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.1");
  const good = await fakeDesk([answers({ tickets: [ticket(1), ticket(2)], after_cursor: "a", end_of_stream: true })]);
  const bad = await fakeDesk([refuses(401)]);
  const place = await freshPlace();
  const record = await openPlace(place);
  for (const [name, { address }] of [
    ["Bad", bad],
    ["Good", good],
  ] as const)
    await createConnector(record, ownerActor(), { name, vendor: "zendesk", address, token: "t", everyMinutes: 15 }, Date.now());
  await record.close();

  const debrief = async (...args: string[]) => {
    let [out, err] = ["", ""];
    const terminal = {
      write: (text: string) => {
        out += text;
      },
      say: (text: string) => {
        err += text;
      },
      isWatched: false,
      folder: place.dataDir,
    };
    const code = await runDebrief(args, terminal, {
      DATA_DIR: place.dataDir,
      ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }),
    });
    return { code, out, err };
  };
  expect(await debrief("pull")).toEqual({
    code: 2,
    out: "good: 2 tickets on 1 page: 2 new, 0 changed, 0 unchanged, 0 rejected\n",
    err: "bad: Zendesk does not accept the credentials (401). Enter them again, with the right to read all tickets.\n",
  });
  const { code, out } = await debrief("pull", "good", "--json");
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [{ connector: "good", pages: 1, rows: 2, created: 0, changed: 0, unchanged: 2, rejected: 0, error: null }],
  ]);
  expect(await debrief("pull", "nobody")).toMatchObject({ code: 2, err: expect.stringContaining('There is no connector "nobody"') });
});
