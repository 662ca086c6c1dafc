import { expect, test } from "vitest";
import { RecordBusyError } from "@/db/tx";
import { plainly } from "@/lib/unavailable";

const failed = (code: string) => Object.assign(new Error(`${code}: /var/lib/debrief`), { code });

test("a disk that is full or not writable, and a record that is busy, are told as what they are", () => {
  expect(plainly(new RecordBusyError(5_000, null))).toMatchObject({ code: "busy", status: 503, retryAfterSeconds: 1 });
  expect(plainly(failed("SQLITE_FULL"))).toMatchObject({ code: "disk_full", status: 507 });
  expect(plainly(new Error("query failed", { cause: failed("SQLITE_IOERR_WRITE") }))).toMatchObject({ code: "not_writable", status: 503 });
  expect(plainly(failed("SQLITE_READONLY"))).toMatchObject({ code: "not_writable", status: 503 });
  for (const code of ["SQLITE_FULL", "SQLITE_READONLY"]) expect(String(plainly(failed(code)))).not.toContain("/var");
});

test("any other error stays what it is", () => {
  for (const error of [failed("SQLITE_CONSTRAINT_UNIQUE"), new Error("x"), "text", null]) expect(plainly(error)).toBe(error);
});
