import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as head } from "@/app/api/audit/head/route";
import { GET as list } from "@/app/api/audit/route";
import { GET as csv } from "@/app/api/audit.csv/route";
import { auditEntry } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { AUDIT_ACTIONS } from "@/lib/audit/actions";
import { hashOf } from "@/lib/audit/chain";
import { checkAudit } from "@/lib/audit/check-audit";
import { listAudit } from "@/lib/audit/list-audit";
import { ForbiddenError } from "@/lib/errors";
import { changeView, deleteView, saveView } from "@/lib/views/saved-views";
import type { Workspace } from "@/lib/workspace";
import { askApi, keyFor } from "@/tests/support/ask-api";
import { actorOf, browser, cookieFor, serve } from "@/tests/support/signed-in";
import { freshWorkspace } from "@/tests/support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const DAY = Date.UTC(2026, 2, 2, 10);

let workspace: Workspace;
beforeAll(async () => {
  workspace = await freshWorkspace();
  const { record } = workspace;
  await saveView(record, commandActor(), { name: "Weekly look", path: "/failures", query: "" }, DAY);
  await changeView(record, commandActor(), "weekly-look", { name: "Other" }, DAY + 86_400_000);
  await deleteView(record, commandActor(), "weekly-look", DAY + 2 * 86_400_000);
  await serve(workspace);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

const asked = (path: string, headers = browser()) => new Request(`http://localhost:3000${path}`, { headers });

interface Listed {
  entries: { position: number; at: number; actor: string; actorName: string | null; action: string; subject: string }[];
  older: number | null;
}

async function listed(query: string): Promise<Listed> {
  const answer = await list(asked(`/api/audit${query}`));
  expect(answer.status).toBe(200);
  return answer.json();
}

describe("the audit", () => {
  test("is listed newest first, with who did what to what", async () => {
    const { entries } = await listed("?subject=view:");
    expect(entries.map(({ action, actor, subject }) => [action, actor, subject])).toEqual([
      ["view.delete", "command", "view:weekly-look"],
      ["view.change", "command", "view:weekly-look"],
      ["view.create", "command", "view:weekly-look"],
    ]);
  });

  test("names users as they are called now, and notes who signed in", async () => {
    const { entries } = await listed("?action=session.begin");
    expect(entries[0]).toMatchObject({ actor: "user:1", actorName: "User 1", subject: "user:1" });
  });

  test("is narrowed down by who, what, to what and when", async () => {
    const actions = async (query: string) => (await listed(query)).entries.map(({ action }) => action);
    expect(await actions("?action=view&from=2026-03-03&to=2026-03-03")).toEqual(["view.change"]);
    expect(await actions("?action=view.delete")).toEqual(["view.delete"]);
    expect(await actions("?action=vie")).toEqual([]);
    expect(await actions("?actor=command&to=2026-03-02")).toEqual(["view.create"]);
    expect(await actions("?subject=%25")).toEqual([]);
  });

  test("comes page by page without a gap", async () => {
    const { record } = workspace;
    const positions: number[] = [];
    for (let before: string | undefined; ; ) {
      const page = await listAudit(record, commandActor(), before === undefined ? {} : { before }, 2);
      positions.push(...page.entries.map(({ position }) => position));
      if (page.older === null) break;
      before = String(page.older);
    }
    const all = await record.db.$count(auditEntry);
    expect(positions).toEqual(Array.from({ length: all }, (_, at) => all - at));
  });

  test("refuses what it cannot read, and says what would be right", async () => {
    const answer = await list(asked("/api/audit?from=yesterday"));
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { code: "bad_audit_query", message: "from must be a day, such as 2026-11-27", field: "from" } },
    ]);
  });

  test("is for nobody without the right to it", async () => {
    const cookie = await cookieFor(workspace.record, "process");
    for (const [route, path] of [[list, "/api/audit"] as const, [csv, "/api/audit.csv"] as const, [head, "/api/audit/head"] as const])
      expect((await route(asked(path, { ...browser(), cookie }))).status).toBe(403);
    await expect(listAudit(workspace.record, actorOf("manager"), {})).rejects.toThrow(ForbiddenError);
  });

  test("is handed out as a file from which the hashes can be made again, up to the head", async () => {
    const answer = await csv(asked("/api/audit.csv"));
    const text = await answer.text();
    const [header = "", table = ""] = text.split("\r\n\r\n");
    const lines = table.trimEnd().split("\r\n").slice(1);
    expect(header).toMatch(/^audit of record,[0-9a-f-]{36}\r\nhead,\d+:[0-9a-f]{64}\r\n/);
    expect(lines).toHaveLength(await workspace.record.db.$count(auditEntry));
    expect(lines[0]).toMatch(
      /^1,2026-03-02T10:00:00\.000Z,command,,view\.create,view:weekly-look,"\{""path"":""\/failures""\}",[0-9a-f]{64},[0-9a-f]{64}$/,
    );
    const [previousHash = "", hash = ""] = lines[0]?.split(",").slice(-2) ?? [];
    const first = { seq: 1, at: DAY, actor: "command", action: "view.create", subject: "view:weekly-look", detail: { path: "/failures" } };
    expect(hashOf(previousHash, first)).toBe(hash);
    expect(await (await head(asked("/api/audit/head"))).json()).toEqual({ position: lines.length, hash: lines.at(-1)?.split(",").at(-1) });
  });

  test("is checked as a whole where somebody asks", async () => {
    const check = await checkAudit(workspace.record, actorOf("admin"));
    expect(check).toMatchObject({ findings: [], entries: await workspace.record.db.$count(auditEntry) });
  });

  test("has one entry for a request of a program, however many items it has, and none for what changes nothing", async () => {
    const { record } = workspace;
    const key = await keyFor(workspace);
    const before = await record.db.$count(auditEntry);
    const items = Array.from({ length: 5 }, (_, n) => ({ externalId: `a${n}`, contactedAt: "2026-03-02T10:00:00Z" }));
    expect((await askApi(key, "POST", "/api/v1/interactions", { items })).status).toBe(200);
    expect((await askApi(key, "POST", "/api/v1/interactions", { items })).status).toBe(200);
    const { entries } = await listed("");
    expect(await record.db.$count(auditEntry)).toBe(before + 1);
    expect(entries[0]).toMatchObject({ action: "interactions.send", actorName: "Help desk", detail: { created: 5, changed: 0 } });
  });

  test("calls no two actions alike", () => {
    expect(new Set(AUDIT_ACTIONS).size).toBe(AUDIT_ACTIONS.length);
  });
});
