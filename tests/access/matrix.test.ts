import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as schema from "@/db/schema";
import { enter } from "@/lib/access/enter";
import { POLICY, type RouteId } from "@/lib/access/policy";
import { errorBody } from "@/lib/errors";
import type { Workspace } from "@/lib/workspace";
import { type Asker, arrangeAskers, mayAsk } from "@/tests/access/askers";
import { recordAsText } from "@/tests/access/record-as-text";
import { asksByName, handlersOf, routeManifest, unaskedFiles } from "@/tests/access/route-manifest";
import { WHO_MAY } from "@/tests/access/who-may";
import { holds } from "@/tests/support/holds";
import { variedWorkspace } from "@/tests/support/varied-workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

const manifest = await routeManifest();
const routes = manifest.filter(({ line }) => !line.startsWith("PAGE "));

let workspace: Workspace;
let askers: Asker[];
beforeAll(async () => {
  workspace = await variedWorkspace(40);
  globalThis.debriefWorkspace = Promise.resolve(workspace);
  await workspace.record.tx(async (db) => {
    await db.insert(schema.savedView).values({ code: "kept", name: "Kept", path: "/failures", query: "", createdAt: 0 });
    await db.insert(schema.ownershipRule).values({ position: 1, teamId: 1, createdAt: 0 });
  });
  askers = await arrangeAskers(workspace.record);
});
afterAll(async () => {
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

describe("the policy", () => {
  test("has a line for every page and method there is, and for nothing else", () => {
    const there = manifest.map(({ line }) => line);
    const missing = (lines: readonly string[], among: readonly string[]) => lines.filter((line) => !among.includes(line));
    holds("Every page and exported method has a line in lib/access/policy.ts", missing(there, Object.keys(POLICY)));
    holds("Every line of lib/access/policy.ts has a page or an exported method", missing(Object.keys(POLICY), there));
    holds("Every page and exported method has a line in tests/access/who-may.ts, written by hand", missing(there, [...WHO_MAY.keys()]));
    holds("Every line of tests/access/who-may.ts has a page or an exported method", missing([...WHO_MAY.keys()], there));
    holds("Nothing in app answers an address without being a page or a route", unaskedFiles());
  });

  test("is asked by every page and route under its own name", () => {
    const asked = manifest.filter(({ line }) => WHO_MAY.get(line)?.open === null && !line.includes(" /api/v1/"));
    holds(
      "A page calls entered or openPage, a method enter, with its own line",
      asked.filter((each) => !asksByName(each)).map(({ line }) => line),
    );
  });
});

describe("every method of every route", () => {
  test.each(routes)("$line answers those who may and refuses the others, who change nothing", async ({ line, file }) => {
    const [method = ""] = line.split(" ");
    const handler = (await handlersOf(file))[method];
    if (!handler) throw new Error(`${file} has no ${method}`);
    const before = await recordAsText(workspace.record);
    for (const asker of askers.filter((each) => !mayAsk(each, line))) {
      const answer = await handler(requestOf(line, asker, "known"), { params: paramsOf(line, "known") });
      const body = await answer.text();
      if (line === "GET /v/[code]" && answer.status === 307) {
        expect([line, asker.name, answer.headers.get("location"), body]).toEqual([line, asker.name, "/sign-in", ""]);
        continue;
      }
      expect([line, asker.name, refusedAs(line, answer.status, body)]).toEqual([line, asker.name, "refused with our error"]);
    }
    expect(await recordAsText(workspace.record)).toBe(before);
    for (const asker of askers.filter((each) => mayAsk(each, line))) {
      const shown = line === "DELETE /api/session" ? await asker.anew() : asker;
      const answer = await handler(requestOf(line, shown, "unknown"), { params: paramsOf(line, "unknown") });
      await answer.body?.cancel();
      const isFine = ![401, 403, 421].includes(answer.status) && (answer.status < 500 || line === "GET /api/health/ready");
      expect([line, asker.name, isFine || answer.status]).toEqual([line, asker.name, true]);
    }
  });

  test.each(routes)("$line is refused under a foreign name, and to what another site sends", async ({ line, file }) => {
    const [method = ""] = line.split(" ");
    const handler = (await handlersOf(file))[method];
    // Help desks send from elsewhere: they are told apart by their signature alone.
    if (!handler || line === "POST /api/webhooks/[source]") return;
    const foreign: Record<string, string>[] = [
      { host: "evil.example" },
      ...(method === "GET" ? [] : [{ host: "localhost:3000", origin: "https://evil.example" }]),
    ];
    for (const headers of foreign)
      for (const asker of askers.filter(({ role }) => role !== null)) {
        const answer = await handler(requestOf(line, { headers: { ...asker.headers, ...headers } }, "known"), {
          params: paramsOf(line, "known"),
        });
        expect([line, asker.name, headers, answer.status]).toEqual([line, asker.name, headers, "origin" in headers ? 403 : 421]);
      }
  });
});

describe("the door alone", () => {
  // A method may refuse at the data what its line lets in: here the line is asked by itself.
  test.each(manifest.filter(({ line }) => WHO_MAY.get(line)?.open === null && !line.includes(" /api/v1/")))(
    "of $line lets in those who may, and nobody else",
    async ({ line }) => {
      const [method = ""] = line.split(" ");
      const route = Object.keys(POLICY).find((each): each is RouteId => each === line);
      if (!route) throw new Error(`${line} has no line in the policy`);
      for (const asker of askers) {
        const come = await enter({ headers: new Headers(asker.headers), method: method === "PAGE" ? "GET" : method }, route).then(
          () => "in",
          (error: unknown) => errorBody(error).status,
        );
        if (mayAsk(asker, line)) expect([line, asker.name, come]).toEqual([line, asker.name, "in"]);
        else expect([line, asker.name, come === 401 || come === 403 || come]).toEqual([line, asker.name, true]);
      }
    },
  );
});

/** "refused with our error", or what is wrong with the refusal. */
function refusedAs(line: string, status: number, body: string): string {
  // Who sends to no webhook that there is learns that there is none.
  const isUnsigned = WHO_MAY.get(line)?.open === "senders";
  const { error }: { error?: { code?: unknown; message?: unknown } } = JSON.parse(body);
  const isOurs = typeof error?.code === "string" && typeof error.message === "string" && Object.keys(error).every((key) => FIELDS.has(key));
  return isOurs && (status === 401 || status === 403 || (isUnsigned && status === 404))
    ? "refused with our error"
    : `${status} ${body.slice(0, 200)}`;
}

const FIELDS = new Set(["code", "message", "field"]);

/** Those who are refused ask for what is there; those who are not for what is not, so that nothing changes for the next. */
type Asked = "known" | "unknown";

function requestOf(line: string, { headers }: Pick<Asker, "headers">, object: Asked): Request {
  const [method = "", path = ""] = line.split(" ");
  const address = path.replace(/\[(\w+)\]/g, (_, name: string) => idIn(path, name, object));
  const body = method === "GET" ? {} : { body: "[1]" };
  // A body that did not arrive whole becomes no import.
  const more = { "content-type": "application/json", "x-file-sha256": "0".repeat(64) };
  return new Request(`http://localhost:3000${address}`, { method, headers: { ...headers, ...(method === "GET" ? {} : more) }, ...body });
}

async function paramsOf(line: string, object: Asked): Promise<Record<string, string>> {
  const path = line.split(" ")[1] ?? "";
  return Object.fromEntries([...path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => [name, idIn(path, name, object)]));
}

function idIn(path: string, name: string, object: Asked): string {
  if (name === "metric") return "follow-through";
  if (object === "unknown") return name === "id" ? "999999" : "no-such";
  if (name === "id" || name === "secret") return "1";
  return KNOWN[path.split("/")[2] ?? ""] ?? "no-such";
}

const KNOWN: Record<string, string> = { failures: "refund-waits", procedures: "refunds", teams: "north", views: "kept", "[code]": "kept" };
