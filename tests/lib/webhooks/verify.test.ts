import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Scheme, schemeByCode } from "@/lib/webhooks/schemes";
import { type Incoming, verify } from "@/lib/webhooks/verify";

const DESK = "desk secret";
const BODY = '{"ticket":{"id":7}}';
const URI = "https://debrief.example/api/webhooks/desk";
/** 2026-01-05T10:00:00Z. */
const NOW = 1_767_607_200_000;

const scheme = (code: string): Scheme => {
  const found = schemeByCode(code);
  if (!found) throw new Error(`no scheme ${code}`);
  return found;
};

const incoming = (headers: Record<string, string>, body: string | Uint8Array = BODY, rest: Partial<Incoming> = {}): Incoming => ({
  headers: new Headers(headers),
  method: "POST",
  uris: [URI],
  addressToken: null,
  body: typeof body === "string" ? Buffer.from(body, "utf8") : body,
  ...rest,
});

const ask = (code: string, request: Incoming, secrets: string[] = [DESK], now = NOW) => verify(scheme(code), request, secrets, now);
const isGenuine = (...asked: Parameters<typeof ask>) => ask(...asked).isGenuine;

describe("published vectors", () => {
  const { vectors } = JSON.parse(readFileSync("tests/fixtures/webhooks/vectors.json", "utf8"));
  const CODES: Record<string, string> = { "standard-webhooks": "standard-webhooks", github: "github", "hubspot-v1": "hubspot-v1" };

  test.each<Record<string, string>>(vectors)("$scheme of $src", ({ scheme: named = "", secret = "", body = "", ...rest }) => {
    const at = Number(rest["webhook-timestamp"] ?? "0") * 1000;
    const headers = Object.fromEntries(Object.entries(rest).filter(([name]) => /^(webhook-|x-)/i.test(name)));
    const code = CODES[named] ?? "";
    expect(isGenuine(code, incoming(headers, body), [secret], at)).toBe(true);
    expect(ask(code, incoming(headers, `${body} `), [secret], at)).toEqual({ isGenuine: false, reason: "bad_signature" });
    // Another secret of the same kind.
    expect(isGenuine(code, incoming(headers, body), [secret.replace(/.$/, "A")], at)).toBe(false);
  });

  test("there are three of them, so that none was lost", () => {
    expect(vectors).toHaveLength(3);
  });

  test("HubSpot's v2, of its documentation", () => {
    const headers = { "X-HubSpot-Signature": "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e" };
    const request = incoming(headers, "", { method: "GET", uris: ["https://www.example.com/webhook_uri"] });
    expect(isGenuine("hubspot-v2", request, ["yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"])).toBe(true);
    expect(
      isGenuine("hubspot-v2", { ...request, uris: ["https://www.example.com/webhook"] }, ["yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"]),
    ).toBe(false);
  });
});

/** Worked out with Python's hmac for the secret, the body and the time above. */
const SIGNED: Record<string, Record<string, string>> = {
  zendesk: {
    "X-Zendesk-Webhook-Signature": "ROX6OWLErwnokRNAUDD3KkD6Bzis+Zmuk3JnOWsp4Vc=",
    "X-Zendesk-Webhook-Signature-Timestamp": "2026-01-05T10:00:00Z",
  },
  intercom: { "X-Hub-Signature": "sha1=3d38e02d35a4e3c745617212107789ebe4dc2795" },
  zammad: { "X-Hub-Signature": "sha1=3d38e02d35a4e3c745617212107789ebe4dc2795" },
  "hubspot-v3": {
    "X-HubSpot-Signature-v3": "n4Tf/ts2o1GjCogdtj4R1ktfi799I61jLZKngRz1Xio=",
    "X-HubSpot-Request-Timestamp": "1767607200000",
  },
  "front-app": { "X-Front-Signature": "TTC3oIxF6eUnodpclcqpSH6UWQN5VnBy1CpKN07P1Ig=", "X-Front-Request-Timestamp": "1767607200000" },
  "front-rule": { "X-Front-Signature": "PTjgLTWk48dFYXISEHeJ6+TcJ5U=" },
  "help-scout": { "X-HelpScout-Signature": "PTjgLTWk48dFYXISEHeJ6+TcJ5U=" },
  jira: { "X-Hub-Signature": "sha256=67514941e77fbec2eb7e34ccb765173442da410912abfde328712d762780cb70" },
  chatwoot: {
    "X-Chatwoot-Signature": "sha256=b826187b29221fee3f506e847821e525bfc757454b289966ae3c7e88f0c69640",
    "X-Chatwoot-Timestamp": "1767607200",
  },
};

describe("every sender's own way", () => {
  test.each(Object.entries(SIGNED))("%s is believed, and not after any change", (code, headers) => {
    expect(isGenuine(code, incoming(headers))).toBe(true);
    expect(ask(code, incoming(headers, BODY.replace("7", "8")))).toEqual({ isGenuine: false, reason: "bad_signature" });
    expect(ask(code, incoming(headers), ["another secret"])).toEqual({ isGenuine: false, reason: "bad_signature" });
    expect(ask(code, incoming({}))).toEqual({ isGenuine: false, reason: "no_signature" });
  });

  test("what is signed may come with an empty body", () => {
    const signature = createHmac("sha256", DESK).update("2026-01-05T10:00:00Z").digest("base64");
    const headers = { "X-Zendesk-Webhook-Signature": signature, "X-Zendesk-Webhook-Signature-Timestamp": "2026-01-05T10:00:00Z" };
    expect(isGenuine("zendesk", incoming(headers, ""))).toBe(true);
  });

  test("bytes that are no text are signed as they are", () => {
    const bytes = Uint8Array.from([0xff, 0x00, 0xfe, 0x80]);
    const headers = { "X-Hub-Signature-256": `sha256=${createHmac("sha256", DESK).update(bytes).digest("hex")}` };
    expect(isGenuine("github", incoming(headers, bytes))).toBe(true);
  });

  test("behind a proxy, the address that the sender called is one of several", () => {
    const uris = ["http://127.0.0.1:3000/api/webhooks/desk", URI];
    expect(isGenuine("hubspot-v3", incoming(SIGNED["hubspot-v3"] ?? {}, BODY, { uris }))).toBe(true);
  });
});

describe("the clock", () => {
  const minutes = 60_000;

  test.each(["zendesk", "hubspot-v3", "front-app", "chatwoot"])("of %s may be five minutes off, either way, and not more", (code) => {
    const request = incoming(SIGNED[code] ?? {});
    expect(isGenuine(code, request, [DESK], NOW + 5 * minutes)).toBe(true);
    expect(isGenuine(code, request, [DESK], NOW - 5 * minutes)).toBe(true);
    expect(ask(code, request, [DESK], NOW + 5 * minutes + 1)).toEqual({ isGenuine: false, reason: "outside_clock" });
    expect(ask(code, request, [DESK], NOW - 5 * minutes - 1)).toEqual({ isGenuine: false, reason: "outside_clock" });
    expect(ask(code, request, ["another secret"], NOW + 6 * minutes)).toEqual({ isGenuine: false, reason: "bad_signature" });
  });

  test("cannot be moved: the time is part of what is signed", () => {
    const headers = { ...SIGNED.chatwoot, "X-Chatwoot-Timestamp": String(NOW / 1000 + 600) };
    expect(ask("chatwoot", incoming(headers), [DESK], NOW + 600_000)).toEqual({ isGenuine: false, reason: "bad_signature" });
    const { "X-Chatwoot-Timestamp": _, ...without } = headers;
    expect(ask("chatwoot", incoming(without))).toEqual({ isGenuine: false, reason: "no_timestamp" });
  });
});

describe("several secrets", () => {
  const STANDARD = "whsec_ZGVza3NlY3JldGRlc2tzZWNyZXQxMjM0NTY3ODkw";

  test("any of them is enough, and so is any of several signatures", () => {
    const sign = (key: Buffer) =>
      `v1,${createHmac("sha256", key)
        .update(`msg_1.${NOW / 1000}.${BODY}`)
        .digest("base64")}`;
    const ours = Buffer.from("desksecretdesksecret1234567890");
    const theirs = Buffer.from("somebody else's secret");
    const headers = (signature: string) => ({
      "webhook-id": "msg_1",
      "webhook-timestamp": String(NOW / 1000),
      "webhook-signature": signature,
    });
    const both = incoming(headers(`${sign(theirs)} v1a,other ${sign(ours)}`));
    expect(isGenuine("standard-webhooks", both, [STANDARD])).toBe(true);
    expect(isGenuine("standard-webhooks", incoming(headers(sign(theirs))), [STANDARD])).toBe(false);
    const { "webhook-id": _, ...unnamed } = headers(sign(ours));
    expect(ask("standard-webhooks", incoming(unnamed), [STANDARD])).toEqual({ isGenuine: false, reason: "no_delivery_id" });
  });

  test("a retry under the same signed id is the same delivery, whatever its time", () => {
    const at = (second: number) => {
      const signed = `msg_1.${second}.${BODY}`;
      const signature = createHmac("sha256", "desksecretdesksecret1234567890").update(signed).digest("base64");
      return incoming({ "webhook-id": "msg_1", "webhook-timestamp": String(second), "webhook-signature": `v1,${signature}` });
    };
    const first = ask("standard-webhooks", at(NOW / 1000), [STANDARD]);
    expect(first.isGenuine).toBe(true);
    expect(ask("standard-webhooks", at(NOW / 1000 + 60), [STANDARD])).toEqual(first);
  });

  test("none of them is enough for nothing", () => {
    expect(isGenuine("github", incoming({ "X-Hub-Signature-256": "sha256=" }))).toBe(false);
    expect(isGenuine("github", incoming(SIGNED.jira ?? {}), [])).toBe(false);
  });
});

describe("senders that do not sign", () => {
  test("show their secret in a header, as a bearer, as a password, or in the address", () => {
    const basic = `Basic ${Buffer.from(`anyone:${DESK}`).toString("base64")}`;
    const shown: Incoming[] = [
      incoming({ "X-Debrief-Token": DESK }),
      incoming({ authorization: "Bearer desk-secret" }),
      incoming({ authorization: basic }),
      incoming({}, BODY, { addressToken: DESK }),
    ];
    expect(shown.map((request) => isGenuine("freshdesk", request, [DESK, "desk-secret"]))).toEqual([true, true, true, true]);
    expect(shown.map((request) => isGenuine("freshdesk", request, ["another"]))).toEqual([false, false, false, false]);
    expect(ask("freshdesk", incoming({}))).toEqual({ isGenuine: false, reason: "no_token" });
    expect(ask("freshdesk", incoming({ "X-Debrief-Token": `${DESK}2` }))).toEqual({ isGenuine: false, reason: "bad_token" });
  });
});

describe("whatever comes", () => {
  const secret = fc.string({ minLength: 1, maxLength: 40 });
  const signed = (key: string, at: string, body: Uint8Array) =>
    incoming({ "X-Signature": `sha256=${createHmac("sha256", key).update(`${at}.`).update(body).digest("hex")}`, "X-Timestamp": at }, body);

  test("any secret of the list passes, and none that is not in it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(secret, { minLength: 2, maxLength: 5 }), fc.uint8Array({ maxLength: 60 }), fc.nat(), (all, body, pick) => {
        const one = all[pick % all.length] ?? "";
        const request = signed(one, String(NOW / 1000), body);
        expect(isGenuine("signed", request, all)).toBe(true);
        expect(
          isGenuine(
            "signed",
            request,
            all.filter((each) => each !== one),
          ),
        ).toBe(false);
      }),
    );
  });

  test("any changed bit of body or time fails", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), fc.integer({ min: -299, max: 299 }), (body, place, seconds) => {
        const at = String(NOW / 1000);
        const request = signed(DESK, at, body);
        const changed = Uint8Array.from(body);
        changed[place % body.length] = (changed[place % body.length] ?? 0) ^ (1 << (place % 8));
        expect(isGenuine("signed", { ...request, body: changed })).toBe(false);
        const moved = incoming(
          { "X-Signature": request.headers.get("x-signature") ?? "", "X-Timestamp": String(NOW / 1000 + seconds) },
          body,
        );
        expect(isGenuine("signed", moved)).toBe(seconds === 0);
      }),
    );
  });

  test("nothing that is shown as a signature breaks it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "0", "=", ",", " ", "+", "v1,", "sha256="), maxLength: 100 }), (written) => {
        for (const code of ["signed", "standard-webhooks", "zendesk"]) {
          const headers = new Map([
            ["x-signature", written],
            ["webhook-signature", written],
            ["x-zendesk-webhook-signature", written],
            ["webhook-id", "1"],
          ]);
          const request = incoming({});
          expect(isGenuine(code, { ...request, headers: { get: (name) => headers.get(name) ?? String(NOW / 1000) } })).toBe(false);
        }
      }),
    );
  });
});
