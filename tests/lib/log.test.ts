import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DebriefError } from "@/lib/errors";
import { log, quietConsole } from "@/lib/log";
import { logLevel } from "@/lib/log-level";
import { answerUnderWay, beginAnswer, noteActor } from "@/lib/under-way";

let lines: string[] = [];

beforeEach(() => {
  lines = [];
  vi.stubEnv("LOG_LEVEL", "info");
  vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("an event is one line of JSON with its time and level", () => {
  log.warn("refused", { id: "0a1b2c3d", status: 403, code: "forbidden", route: "GET /api/keys", actor: "user", ms: 4 });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith("}\n")).toBe(true);
  const { time, ...said } = JSON.parse(lines[0] ?? "");
  expect(said).toEqual({
    level: "warn",
    event: "refused",
    id: "0a1b2c3d",
    status: 403,
    code: "forbidden",
    route: "GET /api/keys",
    actor: "user",
    ms: 4,
  });
  expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(5_000);
});

describe("an error", () => {
  test("is told by its name, code and places, and never by its message", () => {
    const cause = Object.assign(new Error("params: Ada Canary"), { code: "SQLITE_CONSTRAINT" });
    log.error("answer_failed", { error: new Error("Failed query: insert Ada Canary", { cause }) });
    const { error } = JSON.parse(lines[0] ?? "");
    expect(error).toMatchObject({ name: "Error", cause: { name: "Error", code: "SQLITE_CONSTRAINT" } });
    expect(error.at[0]).toMatch(/log\.test\.ts:\d+:\d+/);
    expect(lines[0]).not.toContain("Canary");
  });

  test.each([
    ["of our own", () => new DebriefError("bad", 400, "name must not be Canary", "name")],
    ["whose message holds lines that look like places", () => new Error("x\n    at Canary (/canary.ts:1:1)\n    at Canary (/b.ts:1:1)")],
    [
      "whose message was changed after it was thrown",
      () => Object.assign(new Error("at Canary (/c.ts:1:1)\n    at Canary (/c.ts:1:1)"), { message: "other" }),
    ],
    ["whose name and code are somebody's text", () => Object.assign(new Error("m"), { name: "Ada Canary", code: "Canary was here" })],
    ["that is no error", () => "Canary"],
    [
      "that goes round in a circle",
      () => {
        const e = new Error("Canary");
        e.cause = e;
        return e;
      },
    ],
  ])("%s gives nothing of it away", (_kind, made) => {
    log.error("answer_failed", { error: made() });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/canary/i);
  });
});

test("what others write to the console is an event without its text", () => {
  const { error, warn, log: written, info, debug } = console;
  try {
    quietConsole();
    const others: Pick<Console, "error" | "log"> = console;
    others.error("⨯", new Error("Ada Canary"));
    others.log("GET /interactions?q=Canary");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", event: "console", error: { name: "Error" } });
    expect(lines[0]).not.toContain("Canary");
  } finally {
    Object.assign(console, { error, warn, log: written, info, debug });
  }
});

test("a request is told by its route, its kind of actor and how long it took, each by itself", async () => {
  const answer = async (route: string, waitMs: number) => {
    beginAnswer(route);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    noteActor("user");
    return answerUnderWay();
  };
  const [slow, quick] = await Promise.all([(async () => answer("GET /slow", 40))(), (async () => answer("GET /quick", 5))()]);
  expect([slow, quick]).toMatchObject([
    { route: "GET /slow", actor: "user" },
    { route: "GET /quick", actor: "user" },
  ]);
  expect(slow?.ms).toBeGreaterThanOrEqual(39);
});

test("LOG_LEVEL decides from where on is written, and is one of four words", () => {
  expect([logLevel({}), logLevel({ LOG_LEVEL: "debug" })]).toEqual(["info", "debug"]);
  expect(() => logLevel({ LOG_LEVEL: "loud" })).toThrow('LOG_LEVEL must be error, warn, info, debug; got "loud".');
  log.debug("quiet");
  expect(lines).toEqual([]);
});

test("server code writes to standard error through the log alone", () => {
  const found = execFileSync("grep", ["-rlE", "process\\.std(err|out)\\.write|console\\.(log|error|warn)", "app", "lib", "db"], {
    encoding: "utf8",
  });
  const spoken = found
    .trim()
    .split("\n")
    .filter((path) => !path.startsWith("lib/cli/"));
  // The log itself, and programs that answer their parent in what they print.
  expect(spoken.sort()).toEqual(["lib/imports/unpacking/unpack-program.ts", "lib/log.ts", "lib/workbook-child.ts"]);
});
