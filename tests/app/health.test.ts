import { expect, test, vi } from "vitest";
import { GET as live } from "@/app/api/health/live/route";
import { GET as ready } from "@/app/api/health/ready/route";
import { servedWorkspace } from "@/tests/support/served-workspace";
import { cookieFor } from "@/tests/support/signed-in";

vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const served = servedWorkspace();
const asked = (cookie?: string) =>
  new Request("http://localhost:3000/api/health/ready", { headers: { host: "localhost:3000", ...(cookie && { cookie }) } });

test("strangers, and those who may not manage, hear which checks fail and no number", async () => {
  const agent = await cookieFor(served.workspace.record, "manager");
  for (const cookie of [undefined, "debrief_session=made-up", agent]) {
    const answer = await ready(asked(cookie));
    expect(await answer.json()).toEqual({
      isReady: true,
      checks: ["write", "migrations", "disk", "backup", "facts"].map((name) => ({ name, isOk: true })),
    });
  }
});

test("who may manage hears what was found", async () => {
  const answer = await ready(asked(await cookieFor(served.workspace.record, "admin")));
  const { checks }: { checks: { name: string; message: string }[] } = await answer.json();
  expect(checks.find(({ name }) => name === "disk")?.message).toMatch(/MiB are free; 256 are needed\.$/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("whether the process lives is said without the record", async () => {
  const workspace = globalThis.debriefWorkspace;
  globalThis.debriefWorkspace = Promise.reject(new Error("the disk is gone"));
  globalThis.debriefWorkspace.catch(() => {});
  const answer = await live(asked());
  expect([answer.status, await answer.json()]).toEqual([200, { isLive: true }]);
  globalThis.debriefWorkspace = workspace;
});
