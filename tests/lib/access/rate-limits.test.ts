import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { keyActor } from "@/lib/access/actor";
import { clientAddress, trustedProxies } from "@/lib/access/client-address";
import { limitOf } from "@/lib/access/limit-of";
import { POLICY, type RouteId } from "@/lib/access/policy";
import { keepWithinLimit, LIMITS, type Limit, type LimitName, mostOf, spend } from "@/lib/access/rate-limits";
import { freshPlace, freshRecord, openPlace } from "@/tests/support/record";
import { actorOf } from "@/tests/support/signed-in";

/** 12:00:30 of a day. */
const NOW = Date.UTC(2024, 2, 4, 12, 0, 30);
const NAMES = Object.keys(LIMITS).filter((name): name is LimitName => name in LIMITS);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("every limit", () => {
  test.each(NAMES)("%s: as often as stated, then refused until the minute is over, also by the next process", async (name) => {
    const { most } = LIMITS[name];
    const place = await freshPlace();
    const first = await openPlace(place);
    for (let count = 1; count <= most; count += 1) expect([count, await spend(first, name, "a", NOW)]).toEqual([count, 0]);
    expect(await spend(first, name, "a", NOW + 500)).toBe(30);
    expect(await spend(first, name, "b", NOW)).toBe(0);
    await first.close();
    const second = await openPlace(place);
    expect(await spend(second, name, "a", NOW + 10_000)).toBe(20);
    expect(await spend(second, name, "b", NOW + 10_000)).toBe(0);
    expect(await spend(second, name, "a", NOW + 30_000)).toBe(0);
    await second.close();
  });

  test("counts a hundred at once as a hundred", async () => {
    vi.stubEnv("EXPORTS_PER_MINUTE", "7");
    const record = await freshRecord();
    const waits = await Promise.all(Array.from({ length: 100 }, () => spend(record, "export", "a", NOW)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(7);
  });

  test("costs the record nothing until it is used up", async () => {
    const record = await freshRecord();
    let writes = 0;
    const counted: typeof record.tx = (work) => {
      writes += 1;
      return record.tx(work);
    };
    const watched = { ...record, tx: counted };
    for (let count = 1; count < 30; count += 1) await spend(watched, "import", "a", NOW);
    expect(writes).toBe(0);
    for (let count = 0; count < 30; count += 1) await spend(watched, "import", "a", NOW);
    expect(writes).toBe(1);
  });

  test("holds when the record cannot be written", async () => {
    vi.stubEnv("IMPORTS_PER_MINUTE", "1");
    vi.stubEnv("LOG_LEVEL", "warn");
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const record = await freshRecord();
    const full = { ...record, tx: () => Promise.reject(new Error("disk full")) };
    expect([await spend(full, "import", "a", NOW), await spend(full, "import", "a", NOW)]).toEqual([0, 30]);
    expect(said.mock.calls.map(([line]) => JSON.parse(String(line)).event)).toEqual(["limit_not_kept"]);
    said.mockRestore();
  });

  test("is set by its own setting, a whole number above 0", () => {
    expect(NAMES.map((name) => mostOf(name, { [LIMITS[name].setting]: "5" }))).toEqual(NAMES.map(() => 5));
    expect(() => mostOf("write", { WRITES_PER_MINUTE: "0" })).toThrow('WRITES_PER_MINUTE must be a whole number above 0; got "0".');
  });

  test("stands in docs/limits.md as it is counted", () => {
    const table = readFileSync("docs/limits.md", "utf8");
    for (const { what, whose, most, setting } of Object.values<Limit>(LIMITS)) {
      expect(table).toContain(`| ${what} | ${whose} | ${most} | \`${setting}\` |`);
    }
  });
});

describe("routes", () => {
  test("count by their name in the policy: files, exports and searches by their own limits, other changes by that of writing", () => {
    expect(limitOf("POST /api/imports")).toBe("import");
    expect(limitOf("PATCH /api/failures")).toBe("write");
    expect(limitOf("DELETE /api/session")).toBe("write");
    expect(limitOf("PAGE /")).toBeNull();
    const routes = Object.keys(POLICY).filter((route): route is RouteId => route in POLICY);
    const unlimited = routes.filter((route) => /"export"/.test(JSON.stringify(POLICY[route])) && limitOf(route) === null);
    expect(unlimited, "routes that make files and have no limit; add them to limit-of.ts").toEqual([]);
  });

  test("refuse with what may be done and how long to wait", async () => {
    vi.stubEnv("WRITES_PER_MINUTE", "2");
    const record = await freshRecord();
    const robin = actorOf("manager");
    const change = () => keepWithinLimit(record, robin, "PATCH /api/failures", NOW);
    await change();
    await change();
    await expect(change()).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: 30,
      message: "At most 2 times a minute anything else is changed, for a user; this minute is used up. Ask again in 30 seconds.",
    });
    await keepWithinLimit(record, robin, "PAGE /", NOW);
    await keepWithinLimit(record, keyActor("dbk_abcdefgh", ["metrics:read"]), "PATCH /api/failures", NOW);
  });

  test("count each read by a share link against the link", async () => {
    vi.stubEnv("SHARED_READS_PER_MINUTE", "1");
    const record = await freshRecord();
    const share = { ...actorOf("agent"), kind: "share", id: "share:4" } as const;
    await keepWithinLimit(record, share, "PAGE /", NOW);
    await expect(keepWithinLimit(record, share, "PAGE /", NOW)).rejects.toMatchObject({ status: 429 });
  });
});

describe("where a request comes from", () => {
  const from = (forwarded: string | null, proxies: number) =>
    clientAddress(new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded }), proxies);

  test("is what the trusted proxies have seen, and never what was sent to them", () => {
    expect(from("203.0.113.9", 0)).toBe("203.0.113.9");
    expect(from(null, 0)).toBe("here");
    expect(from("198.51.100.1, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(from("198.51.100.1, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
    expect(from("203.0.113.9", 2)).toBe("here");
    expect(from(null, 1)).toBe("here");
  });

  test("takes as many proxies as TRUST_PROXY says", () => {
    expect([trustedProxies({}), trustedProxies({ TRUST_PROXY: "2" })]).toEqual([0, 2]);
    expect(() => trustedProxies({ TRUST_PROXY: "yes" })).toThrow(
      'TRUST_PROXY must be how many proxies stand before the server, 0 to 10; got "yes".',
    );
  });
});
