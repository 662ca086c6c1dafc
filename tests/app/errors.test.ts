import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Workspace } from "@/lib/workspace";
import { keyFor } from "../support/ask-api";
import { browser, serve } from "../support/signed-in";
import { freshWorkspace } from "../support/workspace";

// Outside a server there is no request to wait for.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

/** What no answer may hold, and an error from inside that holds all of it. */
const LEAK = /select |insert into|SQLITE|node_modules|\/work\/|\/tmp\/|at file|\.tsx?:\d|CanaryPerson/i;
const broken = () =>
  Object.assign(
    new Error("SELECT name FROM user WHERE name = 'CanaryPerson' at file:///work/main/node_modules/x/index.ts:3:4 in /tmp/data/debrief.db"),
    { code: "SQLITE_CORRUPT" },
  );
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

interface Handler {
  name: string;
  isWrite: boolean;
  answer: (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
}

let workspace: Workspace;
let handlers: Handler[];
let key: string;

beforeAll(async () => {
  const limits = ["WRITES", "EXPORTS", "SEARCHES", "IMPORTS", "STRANGERS"].map((what) => `${what}_PER_MINUTE`);
  for (const limit of [...limits, "API_REQUESTS_PER_MINUTE"]) vi.stubEnv(limit, "1000000");
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  workspace = await freshWorkspace();
  await serve(workspace);
  key = await keyFor(workspace);
  handlers = await allHandlers();
});

afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  globalThis.debriefWorkspace = undefined;
  await workspace.close();
});

async function allHandlers(): Promise<Handler[]> {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("route.ts"));
  const found: Handler[] = [];
  for (const path of files.sort()) {
    const route: Record<string, Handler["answer"]> = await import(join(process.cwd(), "app", path));
    for (const method of METHODS) {
      const answer = route[method];
      if (answer) found.push({ name: `${method} /${path.replace("/route.ts", "")}`, isWrite: method !== "GET", answer });
    }
  }
  return found;
}

interface Sent {
  body?: string | Uint8Array<ArrayBuffer>;
  query?: string;
  value?: string;
}

async function ask({ name, isWrite, answer }: Handler, { body = "{}", query = "", value = "1" }: Sent) {
  const [method = "", path = ""] = name.split(" ");
  const isOfKeys = path.startsWith("/api/v1/");
  const sent = isOfKeys ? { host: "localhost:3000", authorization: `Bearer ${key}` } : browser();
  const request = new Request(`http://localhost:3000${path.replace(/[[\]]/g, "")}${query}`, {
    method,
    headers: { "content-type": "application/json", ...sent },
    ...(isWrite && { body }),
  });
  const names = [...path.matchAll(/\[(\w+)\]/g)].map(([, each = ""]) => each);
  const params = Promise.resolve(Object.fromEntries(names.map((each) => [each, value])));
  const given = await answer(request, { params });
  // A file that breaks off while it is written tells nobody why.
  const text = await given.text().catch(() => "");
  return { status: given.status, text: `${text}\n${JSON.stringify([...given.headers])}`, headers: given.headers };
}

/** The server serves this in place of what is whole, while `work` runs. */
async function serving(parts: Partial<Workspace>, work: () => Promise<void>) {
  globalThis.debriefWorkspace = Promise.resolve({ ...workspace, ...parts });
  await work().finally(() => {
    globalThis.debriefWorkspace = Promise.resolve(workspace);
  });
}

const unreadable = <Part extends object>(part: Part): Part =>
  new Proxy(part, {
    get: (_, name) => {
      // A promise may resolve to it.
      if (name === "then") return undefined;
      return () => {
        throw broken();
      };
    },
  });

const STRANGE: Record<string, Sent> = {
  "no JSON": { body: "{" },
  "bytes that are no text": { body: new Uint8Array([0xff, 0xfe, 0x80, 0x00, 0x22]) },
  "a prototype": { body: '{"__proto__":{"isAdmin":true},"constructor":{}}', value: "__proto__" },
  "a name of a hundred thousand letters": { body: `{"name":"${"n".repeat(100_000)}"}`, value: "n".repeat(10_000) },
  "an address of a hundred thousand letters": { query: `?q=${"q".repeat(100_000)}&period=${"9".repeat(1000)}&cursor=${"c".repeat(1000)}` },
  "a statement": {
    value: "1; drop table user--",
    query: "?q=%27%3B%20drop%20table%20user--&team=%27&sort=1%3Bdrop&format=../../etc/passwd",
  },
  "zero bytes": { value: "\0", query: "?q=%00&cursor=%00&format=%00" },
  "JSON that is no object": { body: "[null]" },
  "a hundred thousand brackets": { body: "[".repeat(100_000) },
  "a number beyond all": { value: "999999999999999999999999", query: "?cursor=-1&limit=1e999" },
};

describe("every method of every route", () => {
  test("is found", () => {
    expect(handlers.length).toBeGreaterThan(90);
  });

  test("refuses in plain words, with an id, when nothing can be read", { timeout: 60_000 }, async () => {
    await serving(
      { record: { ...workspace.record, db: unreadable(workspace.record.db), tx: () => Promise.reject(broken()) } },
      async () => {
        const open: string[] = [];
        for (const handler of handlers) {
          const { status, text, headers } = await ask(handler, {});
          if (status < 300) open.push(handler.name);
          expect([handler.name, LEAK.exec(text)?.[0]]).toEqual([handler.name, undefined]);
          if (status === 500) {
            const id = headers.get("x-error-id") ?? "none";
            expect([handler.name, id]).toEqual([handler.name, expect.stringMatching(/^[0-9a-f]{8}$/)]);
            expect(text).toContain(`(error ${id})`);
          }
        }
        expect(open).toEqual(["GET /api/health/live"]);
      },
    );
  });

  test.each(process.env.LONG ? Object.entries(STRANGE) : Object.entries(STRANGE).slice(0, 4))(
    "sent %s, while nothing can be counted or written, gives nothing away and does nothing",
    {
      timeout: 60_000,
    },
    async (_kind, sent) => {
      const insides = { facts: unreadable(workspace.facts), record: { ...workspace.record, tx: () => Promise.reject(broken()) } };
      await serving(insides, async () => {
        // Whoever signs out does so with the record that they signed in with, which is whole.
        for (const handler of handlers.filter(({ name }) => name !== "DELETE /api/session")) {
          const { status, text } = await ask(handler, sent);
          expect([handler.name, status]).not.toEqual([handler.name, 401]);
          expect([handler.name, LEAK.exec(text)?.[0]]).toEqual([handler.name, undefined]);
          if (handler.isWrite) expect([handler.name, status >= 400]).toEqual([handler.name, true]);
        }
      });
    },
  );

  test("says that the disk is full, and not which", async () => {
    const full = Object.assign(new Error("database or disk is full: /tmp/data/debrief.db"), { code: "SQLITE_FULL" });
    const views = handlers.find(({ name }) => name === "POST /api/views");
    if (!views) throw new Error("There is no POST /api/views");
    await serving({ record: { ...workspace.record, tx: () => Promise.reject(full) } }, async () => {
      const { status, text, headers } = await ask(views, { body: '{"name":"Mine","path":"/failures","query":""}' });
      expect([status, headers.get("retry-after"), LEAK.exec(text)]).toEqual([507, "60", null]);
    });
  });
});
