import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { passingPseudonyms, pseudonyms } from "@/lib/identity";

const freshFolder = () => mkdtempSync(join(tmpdir(), "debrief-identity-"));

describe("a pseudonym", () => {
  test("is the HMAC-SHA256 of kind and id under the installation's secret", () => {
    const dataDir = freshFolder();
    const key = pseudonyms(dataDir)("customer", "C-204");
    const secret = Buffer.from(readFileSync(join(dataDir, "secret"), "utf8").trim(), "hex");
    expect(key).toBe(createHmac("sha256", secret).update("customer:c-204").digest("hex"));
  });

  test("is the same for every spelling of an id, and another for an agent of that id", () => {
    const pseudonym = pseudonyms(freshFolder());
    expect(pseudonym("customer", "  Jo@Example.org ")).toBe(pseudonym("customer", "jo@example.org"));
    expect(pseudonym("customer", "JO@example.org")).toBe(pseudonym("customer", "jo@example.org"));
    expect(pseudonym("agent", "jo@example.org")).not.toBe(pseudonym("customer", "jo@example.org"));
  });

  test("differs between installations", () => {
    expect(pseudonyms(freshFolder())("customer", "1")).not.toBe(pseudonyms(freshFolder())("customer", "1"));
  });
});

describe("the secret", () => {
  test("is made once, for its owner alone", () => {
    const dataDir = freshFolder();
    const first = pseudonyms(dataDir)("customer", "1");
    expect(pseudonyms(dataDir)("customer", "1")).toBe(first);
    expect(statSync(join(dataDir, "secret")).mode & 0o777).toBe(0o600);
  });

  test("that was damaged is not replaced: nobody would be recognised again", () => {
    const dataDir = freshFolder();
    writeFileSync(join(dataDir, "secret"), "short");
    expect(() => pseudonyms(dataDir)).toThrow(/64 hexadecimal digits.*Restore it from a backup/);
  });

  test("is not made for a look at a file", () => {
    const dataDir = freshFolder();
    passingPseudonyms(dataDir)("customer", "1");
    expect(() => statSync(join(dataDir, "secret"))).toThrow();
  });
});
