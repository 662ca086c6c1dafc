import { describe, expect, test } from "vitest";
import { credential } from "@/db/schema";
import { COMMON_PASSWORDS } from "@/lib/access/common-passwords";
import { requireGoodPassword } from "@/lib/access/password-rules";
import { isPassword } from "@/lib/access/passwords";
import { freshRecord } from "@/tests/support/record";
import { cookieFor, PASSWORD } from "@/tests/support/signed-in";

const owner = { name: "Robin Example", email: "robin@harbourworks.example" };
const refuse = (password: string) => () => requireGoodPassword(password, owner);

describe("a password that others try first is refused", () => {
  test.each([
    "passwordpassword",
    "Password123456",
    "P@ssw0rd!!2024",
    "letmein12345678",
    "Qwertyuiop1234",
    "iloveyou--iloveyou",
    "sunshinemonkey1",
    "Debrief2026!!",
    "debriefadmin99",
    "RobinRobin2026",
    "harbourworks!1",
    "123456789012",
    "abcdefghijklmno",
    "zyxwvutsrqponm",
    "qwertyuiopasd",
    "aaaaaaaaaaaaaaaa",
    "abc1abc1abc1abc1",
    "1q2w3e4r5t6y7u",
  ])("%s", (password) => {
    expect(refuse(password)).toThrow("password must not be one that others try first");
  });

  test("each of the 4,000 of the list, with a year and a sign behind it", () => {
    expect(COMMON_PASSWORDS.size).toBe(4000);
    // What has digits inside is spelt otherwise without them, and stands in the list as it is.
    const words = [...COMMON_PASSWORDS].filter((word) => /^[a-z]+$/.test(word));
    expect(words.length).toBeGreaterThan(3000);
    const letIn = words.filter((word) => {
      try {
        requireGoodPassword(`${word}2026!!!!!!`, owner);
        return true;
      } catch {
        return false;
      }
    });
    expect(letIn).toEqual([]);
  });
});

test.each([
  PASSWORD,
  "correct horse battery staple",
  "copper teapot over the 9th bridge",
  "vT7#qLz2!mWx9",
  "ночной поезд везёт соль",
  "十二の月と青い鳥が川で歌う",
])("%s is good", (password) => {
  expect(refuse(password)).not.toThrow();
});

test("12 to 256 characters, however many bytes they are", () => {
  expect(refuse("x7#Qm!zR2w9")).toThrow("password must have 12 to 256 characters");
  expect(refuse("x7#Qm!zR2w9é")).not.toThrow();
  const long = "x7#Qm!zR2w9 abwesend ".repeat(13);
  expect(refuse(long.slice(0, 257))).toThrow("password must have 12 to 256 characters");
});

test("a password is kept as Argon2id with 19 MiB and two passes, and nothing else of it", async () => {
  const record = await freshRecord();
  await cookieFor(record);
  const [kept] = await record.db.select().from(credential);
  expect(kept?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword({ hash: kept?.password ?? "", password: PASSWORD })).toBe(true);
  expect(await isPassword({ hash: kept?.password ?? "", password: `${PASSWORD} ` })).toBe(false);
});
