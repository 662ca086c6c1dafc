import { expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import { rateCounter, verification } from "@/db/schema";
import { commandActor } from "@/lib/access/actor";
import { TRY_WINDOW_MS } from "@/lib/access/attempts";
import { confirmFactor, isFactor, offerFactor, removeFactor } from "@/lib/access/second-factor";
import { sessionActor } from "@/lib/access/sessions";
import { signIn, signInSecondly } from "@/lib/access/sign-in";
import { totpCode } from "@/lib/access/totp";
import { TooManyRequestsError } from "@/lib/errors";
import { addUser } from "@/lib/users/add-user";
import { changeUser } from "@/lib/users/users";
import { freshPlace, freshRecord, openPlace } from "@/tests/support/record";
import { ownerActor, PASSWORD } from "@/tests/support/signed-in";

const TRIES = process.env.LONG ? 60 : 8;
const NOW = 1_767_225_600_000;

test("a wrong password, an unknown user and one who was disabled are answered alike", async () => {
  const record = await withUsers(["kim@example.com", "lee@example.com"]);
  await changeUser(record, ownerActor(), 2, { isDisabled: true }, NOW);
  const told = async (email: string, password: string) => signIn(record, asking({ email, password }), NOW).catch((error: Error) => error);
  const answers = await Promise.all([
    told("kim@example.com", "not the password"),
    told("nobody@example.com", "not the password"),
    told("lee@example.com", PASSWORD),
  ]);
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 401 });
});

// A busy machine gets a second look: a leak would differ each time.
test(`and as quickly: the medians of ${TRIES} tries each differ by less than half`, { retry: 2 }, async () => {
  const record = await withUsers(["kim@example.com"]);
  const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  for (let index = -1; index < TRIES; index += 1) {
    for (const [who, email] of [
      ["known", "kim@example.com"],
      ["unknown", `nobody${index}@example.com`],
    ] as const) {
      const begun = performance.now();
      // A new window each time, so that no try is refused early.
      await signIn(record, asking({ email, password: "not the password" }), NOW + index * TRY_WINDOW_MS * 2).catch(() => undefined);
      if (index >= 0) took[who].push(performance.now() - begun);
    }
  }
  const [known, unknown] = [median(took.known), median(took.unknown)];
  process.stdout.write(`signing in with a wrong password: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms\n`);
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.5);
});

test("the eleventh wrong try for an account in a quarter of an hour is 429, wherever it comes from, and the right password too", async () => {
  const record = await withUsers(["kim@example.com", "lee@example.com"]);
  const attempt = (email: string, password: string, from: string, at = NOW) =>
    signIn(record, asking({ email, password }, { "x-forwarded-for": from }), at);
  for (let index = 0; index < 10; index += 1)
    await expect(attempt("kim@example.com", "wrong", `192.0.2.${index}`)).rejects.toMatchObject({ status: 401 });
  await expect(attempt("KIM@example.com ", PASSWORD, "192.0.2.77", NOW + 60_000)).rejects.toMatchObject({
    status: 429,
    retryAfterSeconds: 840,
  });
  expect((await attempt("lee@example.com", PASSWORD, "192.0.2.77")).needsSecondFactor).toBe(false);
  expect((await attempt("kim@example.com", PASSWORD, "192.0.2.77", NOW + TRY_WINDOW_MS)).cookies).toHaveLength(1);
});

test("an address has sixty wrong tries; what it writes before itself in X-Forwarded-For does not help it, and what is right does not count", async () => {
  const record = await withUsers(["kim@example.com"]);
  const from = (index: number) => ({ "x-forwarded-for": `198.51.100.${index}, 192.0.2.1` });
  const fill = Array.from({ length: 60 }, (_, index) =>
    signIn(record, asking({ email: `nobody${index}@example.com`, password: "wrong" }, from(index)), NOW).catch(
      (error: { status: number }) => error.status,
    ),
  );
  expect(new Set(await Promise.all(fill))).toEqual(new Set([401]));
  await expect(signIn(record, asking({ email: "kim@example.com", password: PASSWORD }, from(99)), NOW)).rejects.toBeInstanceOf(
    TooManyRequestsError,
  );
  for (let index = 0; index < 12; index += 1) await signIn(record, asking({ email: "kim@example.com", password: PASSWORD }), NOW);
  expect((await record.db.select().from(rateCounter)).filter(({ points }) => points === 60)).toHaveLength(1);
});

test("tries are counted across a restart, and no key of the counts names anybody", async () => {
  const place = await freshPlace();
  const before = await openPlace(place);
  for (let index = 0; index < 10; index += 1)
    await signIn(before, asking({ email: "kim@example.com", password: "wrong" }), NOW).catch(() => undefined);
  await before.close();
  const after = await openPlace(place);
  await expect(signIn(after, asking({ email: "kim@example.com", password: "wrong" }), NOW)).rejects.toMatchObject({ status: 429 });
  expect(JSON.stringify(await after.db.select().from(rateCounter))).not.toContain("kim");
});

test("a second factor is asked for before a session begins; a code opens once, a backup code once", async () => {
  const record = await withUsers(["kim@example.com"]);
  const { secret, address } = await offerFactor(record, { id: 1, email: "kim@example.com" });
  expect(address).toBe(`otpauth://totp/Debrief%3Akim%40example.com?secret=${secret}&issuer=Debrief&algorithm=SHA1&digits=6&period=30`);
  expect((await signIn(record, asking({ email: "kim@example.com", password: PASSWORD }), NOW)).needsSecondFactor).toBe(false);
  await expect(confirmFactor(record, 1, "000000x", NOW)).rejects.toThrow("That code is not right");
  const backup = await confirmFactor(record, 1, codeAt(secret, NOW), NOW);
  expect([backup.length, new Set(backup).size]).toEqual([10, 10]);

  const first = await signIn(record, asking({ email: "kim@example.com", password: PASSWORD }), NOW);
  const step = { cookie: first.cookies.map((each) => each.split(";")[0]).join("; ") };
  expect([first.needsSecondFactor, await sessionActor(record, step.cookie, NOW)]).toEqual([true, null]);
  // The code with which it was put in force is used already.
  await expect(signInSecondly(record, asking({ code: codeAt(secret, NOW) }, step), NOW)).rejects.toMatchObject({ status: 401 });
  const cookies = await signInSecondly(record, asking({ code: codeAt(secret, NOW + 30_000) }, step), NOW + 30_000);
  expect(await sessionActor(record, cookies.map((each) => each.split(";")[0]).join("; "), Date.now())).toMatchObject({ id: "user:1" });
  await expect(signInSecondly(record, asking({ code: backup[0] ?? "" }, step), NOW)).rejects.toThrow("That took too long");

  expect(await isFactor(record, 1, ` ${backup[0]?.toUpperCase()}`, NOW)).toBe(true);
  expect(await isFactor(record, 1, backup[0] ?? "", NOW)).toBe(false);
  const kept = JSON.stringify(await record.db.query.twoFactor.findMany());
  expect([secret, ...backup].filter((each) => kept.includes(each))).toEqual([]);
});

test("after five wrong codes none is tried for a quarter of an hour, whatever it is", async () => {
  const record = await withUsers(["kim@example.com"]);
  const { secret } = await offerFactor(record, { id: 1, email: "kim@example.com" });
  await confirmFactor(record, 1, codeAt(secret, NOW - 60_000), NOW - 60_000);
  for (let index = 0; index < 5; index += 1) expect(await isFactor(record, 1, "12345", NOW)).toBe(false);
  await expect(isFactor(record, 1, codeAt(secret, NOW), NOW)).rejects.toMatchObject({ status: 429, retryAfterSeconds: 900 });
  expect(await isFactor(record, 1, codeAt(secret, NOW + 900_000), NOW + 900_000)).toBe(true);
  await record.tx((db) => removeFactor(db, 1, NOW));
  expect((await signIn(record, asking({ email: "kim@example.com", password: PASSWORD }), NOW)).needsSecondFactor).toBe(false);
});

test("the second step is over after ten minutes, and for who was disabled meanwhile", async () => {
  const record = await withUsers(["kim@example.com", "lee@example.com"]);
  const { secret } = await offerFactor(record, { id: 2, email: "lee@example.com" });
  await confirmFactor(record, 2, codeAt(secret, NOW - 60_000), NOW - 60_000);
  const { cookies } = await signIn(record, asking({ email: "lee@example.com", password: PASSWORD }), NOW);
  const step = { cookie: cookies.join("; ") };
  await expect(signInSecondly(record, asking({ code: codeAt(secret, NOW + 600_000) }, step), NOW + 600_000)).rejects.toThrow(
    "That took too long",
  );
  await changeUser(record, ownerActor(), 2, { isDisabled: true }, NOW);
  await expect(signInSecondly(record, asking({ code: codeAt(secret, NOW) }, step), NOW)).rejects.toMatchObject({ status: 401 });
  expect(await record.db.$count(verification)).toBe(0);
});

test("codes are those of RFC 6238 for its secret", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect([59, 1_111_111_109, 20_000_000_000].map((seconds) => totpCode(secret, Math.floor(seconds / 30)))).toEqual([
    "287082",
    "081804",
    "353130",
  ]);
});

async function withUsers(emails: string[]): Promise<RecordStore> {
  const record = await freshRecord();
  for (const email of emails) await addUser(record, commandActor(), { email, name: "Somebody", role: "admin", teams: null }, PASSWORD, NOW);
  return record;
}

function asking(body: object, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost:3000/", {
    method: "POST",
    headers: { host: "localhost:3000", ...headers },
    body: JSON.stringify(body),
  });
}

function codeAt(secret: string, at: number): string {
  return totpCode(secret, Math.floor(at / 30_000));
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
