import { afterEach, describe, expect, test, vi } from "vitest";
import { askDesk } from "@/lib/connectors/ask-desk";
import { parseDeskAddress, resolveDesk } from "@/lib/connectors/desk-address";
import { retryAfter, waitAfter } from "@/lib/connectors/patience";
import { isInside } from "@/lib/outgoing/inside-addresses";
import { answers, fakeDesk } from "@/tests/support/fake-desk";

afterEach(() => vi.unstubAllEnvs());

describe("the address of a help desk", () => {
  test.each([
    ["example.zendesk.com", "https://example.zendesk.com"],
    [" https://Example.Zendesk.com/ ", "https://example.zendesk.com"],
    ["https://desk.example:8443", "https://desk.example:8443"],
  ])("%s is %s", (entered, origin) => {
    expect(parseDeskAddress(entered)).toBe(origin);
  });

  test.each([
    "",
    "http://desk.example",
    "ftp://desk.example",
    "file:///etc/passwd",
    "https://robin:secret@desk.example",
    "https://desk.example/api/v2",
    "https://desk.example/?x=1",
    "https://desk.example/#x",
    "https://",
    "not an address",
  ])("%j is none", (entered) => {
    expect(() => parseDeskAddress(entered)).toThrow(/^address must/);
  });

  test.each([
    "https://127.0.0.1",
    "https://localhost",
    "https://2130706433",
    "https://0x7f.1",
    "https://0177.0.0.1",
    "https://[::1]",
    "https://[::ffff:127.0.0.1]",
    "https://[::ffff:7f00:1]",
    "https://10.1.2.3",
    "https://172.31.0.1",
    "https://192.168.1.1",
    "https://169.254.169.254",
    "https://100.64.0.1",
    "https://0.0.0.0",
    "https://[fe80::1]",
    "https://[fd00::1]",
    "https://[64:ff9b::7f00:1]",
    "https://[2002:7f00:1::]",
  ])("%s leads inside and is refused, unless a setting names it", async (address) => {
    await expect(resolveDesk(address)).rejects.toThrow(/leads into a private network/);
    vi.stubEnv("ALLOW_PRIVATE_TARGETS", new URL(address).hostname);
    expect((await resolveDesk(address)).url.origin).toBe(new URL(address).origin);
  });

  test("on the open internet is taken", () => {
    expect(["8.8.8.8", "172.32.0.1", "2606:4700::1111", "192.167.255.255"].map(isInside)).toEqual([false, false, false, false]);
    expect(["no address", ""].map(isInside)).toEqual([true, true]);
  });
});

describe("a help desk", () => {
  const limits = { pageBytes: 1000, answerSeconds: 1 };

  test("is asked where its name led when the run began, whatever it leads to now", async () => {
    const desk = await fakeDesk([answers({ tickets: [] })]);
    const url = new URL(desk.address.replace("127.0.0.1", "desk.invalid"));
    const answer = await askDesk({ url, address: "127.0.0.1", family: 4 }, "/api", { authorization: "Bearer t", limits });
    expect([answer.status, answer.body]).toEqual([200, '{"tickets":[]}']);
    expect(desk.asked).toEqual([{ path: "/api", host: url.host, authorization: "Bearer t" }]);
  });

  test("that does not answer is not waited for without end", async () => {
    const desk = await fakeDesk([() => undefined]);
    const asking = askDesk({ url: new URL(desk.address), address: "127.0.0.1", family: 4 }, "/", { authorization: "", limits });
    await expect(asking).rejects.toThrow("no answer within 1 seconds");
  });
});

describe("waiting", () => {
  const now = Date.UTC(2026, 0, 5, 10);

  test("is as long as Retry-After says", () => {
    expect(retryAfter("17", now)).toBe(17_000);
    expect(retryAfter("Mon, 05 Jan 2026 10:01:30 GMT", now)).toBe(90_000);
    expect(retryAfter("Mon, 05 Jan 2026 09:00:00 GMT", now)).toBe(0);
    expect([retryAfter("soon", now), retryAfter(undefined, now)]).toEqual([null, null]);
  });

  test("doubles with each try, by chance half as long or half as long again, and is at least a minute after 429", () => {
    const answer = (status: number) => ({ status, headers: {}, body: "" });
    const waits = (status: number, random: number) => [1, 2, 3].map((tries) => waitAfter(answer(status), { tries, now, random }));
    expect(waits(500, 0)).toEqual([500, 1_000, 2_000]);
    expect(waits(500, 1)).toEqual([1_500, 3_000, 6_000]);
    expect(waits(429, 0.5)).toEqual([60_000, 120_000, 240_000]);
    expect(waitAfter(null, { tries: 20, now, random: 0.5 })).toBe(300_000);
  });
});
