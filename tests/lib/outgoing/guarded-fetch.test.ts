import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import { afterAll, expect, test } from "vitest";
import { BadSettingError } from "@/lib/env";
import {
  AnswerTooLargeError,
  guardedFetch,
  type Lookup,
  NoAnswerError,
  RefusedTargetError,
  resolveTarget,
} from "@/lib/outgoing/guarded-fetch";
import { privateTargets } from "@/lib/outgoing/private-targets";
import { answers, breaksOff, fakeDesk, refuses } from "@/tests/support/fake-desk";

const request = { method: "POST", headers: {}, body: "{}", timeoutMs: 1000, maxBytes: 1000 } as const;
const leadsTo =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

test.each([
  "https://127.0.0.1/",
  "https://127.1/",
  "https://localhost/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0x7f.0.0.1/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://127.0.0.1.:443/",
  "https://１２７.０.０.１/",
  "https://0/",
  "https://0.0.0.0/",
  "https://10.0.0.1/",
  "https://172.16.0.1/",
  "https://172.31.255.255/",
  "https://192.168.0.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://100.64.0.1/",
  "https://100.127.255.254/",
  "https://192.0.0.8/",
  "https://192.0.2.1/",
  "https://198.18.0.1/",
  "https://198.51.100.1/",
  "https://203.0.113.1/",
  "https://192.88.99.1/",
  "https://224.0.0.1/",
  "https://239.255.255.250/",
  "https://240.0.0.1/",
  "https://255.255.255.255/",
  "https://[::]/",
  "https://[::1]/",
  "https://[0:0:0:0:0:0:0:1]/",
  "https://[::127.0.0.1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:7f00:1]/",
  "https://[::ffff:8.8.8.8]/",
  "https://[::ffff:0:127.0.0.1]/",
  "https://[64:ff9b::127.0.0.1]/",
  "https://[64:ff9b::a9fe:a9fe]/",
  "https://[64:ff9b:1::7f00:1]/",
  "https://[2002:7f00:1::]/",
  "https://[2001:0:7f00:1::]/",
  "https://[2001:db8::1]/",
  "https://[100::1]/",
  "https://[fc00::1]/",
  "https://[fd12:3456::1]/",
  "https://[fe80::1]/",
  "https://[fec0::1]/",
  "https://[ff02::1]/",
])("%s leads inside and is refused", async (address) => {
  await expect(guardedFetch(address, request, { allowed: [] })).rejects.toThrow(/leads into a private network/);
});

test.each([
  "http://example.com/",
  "http://127.0.0.1/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "gopher://example.com/",
  "javascript:alert(1)",
  "https://robin:secret@example.com/",
  "//example.com/",
  "https://",
  "no address",
])("%s is no address that is asked", async (address) => {
  await expect(resolveTarget(address, { allowed: [], lookup: leadsTo("8.8.8.8") })).rejects.toThrow(/^address must/);
});

test("A name is refused when any of its addresses lies inside, and when it has none", async () => {
  const resolve = (...addresses: string[]) => resolveTarget("https://hook.test/x?y=1", { allowed: [], lookup: leadsTo(...addresses) });
  expect(await resolve("8.8.8.8", "2606:4700::1111")).toMatchObject({ address: "8.8.8.8", family: 4 });
  expect(await resolve("2606:4700::1111")).toMatchObject({ address: "2606:4700::1111", family: 6 });
  await expect(resolve("8.8.8.8", "10.0.0.1")).rejects.toThrow(/private network/);
  await expect(resolve("8.8.8.8", "::ffff:10.0.0.1")).rejects.toThrow(/private network/);
  await expect(resolve("nonsense")).rejects.toThrow(/private network/);
  // Whether this machine knows such a name at all differs; it is asked in no case.
  await expect(guardedFetch("https://localhost./", request, { allowed: [] })).rejects.toThrow(RefusedTargetError);
  await expect(resolve()).rejects.toMatchObject({ code: "unknown_host" });
});

test("A name is resolved once, and the connection goes there whatever the name leads to a moment later", async () => {
  const receiver = await fakeDesk([answers({})]);
  const { port } = new URL(receiver.address);
  let asked = 0;
  const rebinding: Lookup = async () => {
    asked += 1;
    return [{ address: asked === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }];
  };
  const allowed = [{ host: "hook.test", port }];
  const answer = await guardedFetch(`http://hook.test:${port}/a?b=c`, request, { allowed, lookup: rebinding });
  expect([answer.status, asked]).toEqual([200, 1]);
  expect(receiver.asked).toMatchObject([{ path: "/a?b=c", host: `hook.test:${port}` }]);

  let again = 0;
  const thenInside: Lookup = async () => {
    again += 1;
    return [{ address: again === 1 ? "192.0.2.55" : "127.0.0.1", family: 4 }];
  };
  await expect(guardedFetch("https://hook.test/", request, { allowed: [], lookup: thenInside })).rejects.toThrow(RefusedTargetError);
  expect(again).toBe(1);
});

test("Only what the setting names is asked inside, on its port, and without TLS on this machine alone", async () => {
  const receiver = await fakeDesk([answers({})]);
  const { host, port } = new URL(receiver.address);
  const allowed = (named: string) => ({ allowed: privateTargets({ ALLOW_PRIVATE_TARGETS: named }) });
  expect((await guardedFetch(receiver.address, request, allowed(host))).status).toBe(200);
  expect((await guardedFetch(receiver.address, request, allowed(" other.internal , 127.0.0.1"))).status).toBe(200);
  await expect(guardedFetch(receiver.address, request, allowed("127.0.0.1:1"))).rejects.toThrow(/https/);
  await expect(guardedFetch(receiver.address, request, allowed("localhost"))).rejects.toThrow(/https/);
  await expect(guardedFetch(`http://localhost:${port}/`, request, allowed("127.0.0.1"))).rejects.toThrow(/https/);
  const inside = { ...allowed("desk.internal"), lookup: leadsTo("10.1.2.3") };
  expect(await resolveTarget("https://desk.internal/", inside)).toMatchObject({ address: "10.1.2.3" });
  await expect(resolveTarget("http://desk.internal/", inside)).rejects.toThrow(/is not this machine/);
  expect(() => privateTargets({ ALLOW_PRIVATE_TARGETS: "http://127.0.0.1" })).toThrow(BadSettingError);
  expect(privateTargets({})).toEqual([]);
});

test("Redirects are not followed, answers that are slow, endless or cut off are given up", async () => {
  const inside = await fakeDesk([answers({})]);
  const receiver = await fakeDesk([
    refuses(302, { location: inside.address }),
    refuses(307, { location: inside.address }),
    () => undefined,
    answers("x".repeat(1001)),
    breaksOff('{"a":1}'),
  ]);
  const allowed = privateTargets({ ALLOW_PRIVATE_TARGETS: "127.0.0.1" });
  const ask = () => guardedFetch(receiver.address, request, { allowed });
  expect((await ask()).status).toBe(302);
  expect((await ask()).status).toBe(307);
  await expect(ask()).rejects.toThrow("no answer within 1 seconds");
  await expect(ask()).rejects.toThrow(AnswerTooLargeError);
  await expect(ask()).rejects.toThrow(NoAnswerError);
  expect(inside.asked).toEqual([]);
});

test("TLS is spoken to the name, and a server whose certificate nobody vouches for is sent nothing", async () => {
  const named: string[] = [];
  let requests = 0;
  const certificate = (ending: string) => readFileSync(join("tests/fixtures/tls", `hook.test.${ending}`));
  const [key, cert] = [certificate("key"), certificate("crt")];
  const server = createServer(
    {
      key,
      cert,
      SNICallback: (name, done) => {
        named.push(name);
        done(null, createSecureContext({ key, cert }));
      },
    },
    (_, response) => {
      requests += 1;
      response.end();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());
  const place = server.address();
  const port = String(typeof place === "object" ? place?.port : "");
  const options = { allowed: [{ host: "hook.test", port }], lookup: leadsTo("127.0.0.1") };
  await expect(guardedFetch(`https://hook.test:${port}/`, request, options)).rejects.toThrow(/self-signed certificate/);
  expect([named, requests]).toEqual([["hook.test"], 0]);
});
