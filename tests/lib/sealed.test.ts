import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { seal, unseal } from "@/lib/sealed";

const folders = Array.from({ length: 2 }, () => mkdtempSync(join(tmpdir(), "debrief-sealed-")));
const [own = "", other = ""] = folders;
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test("a sealed secret opens again, and shows nothing of itself", () => {
  const sealed = seal(own, "webhook", "whsec_ÄÖ-top");
  expect(sealed).not.toContain("whsec");
  expect(unseal(own, "webhook", sealed)).toBe("whsec_ÄÖ-top");
  expect(seal(own, "webhook", "whsec_ÄÖ-top")).not.toBe(sealed);
});

test("it opens neither elsewhere nor for anything else, nor when a bit of it was changed", () => {
  const sealed = seal(own, "webhook", "whsec");
  seal(other, "webhook", "make the other secret");
  expect(() => unseal(other, "webhook", sealed)).toThrow("another installation");
  expect(() => unseal(own, "connector", sealed)).toThrow("another installation");
  const [version, nonce, tag, body = ""] = sealed.split(".");
  const changed = [version, nonce, tag, `${body.startsWith("A") ? "B" : "A"}${body.slice(1)}`].join(".");
  expect(() => unseal(own, "webhook", changed)).toThrow("another installation");
  expect(() => unseal(own, "webhook", "whsec")).toThrow("no sealed secret");
});
