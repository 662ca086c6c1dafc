import { afterEach, expect, test, vi } from "vitest";
import { actingFor } from "@/lib/access/acting-for";
import { type Actor, commandActor, RIGHTS, require } from "@/lib/access/actor";
import { ForbiddenError } from "@/lib/errors";

afterEach(() => vi.unstubAllEnvs());

test("the browser of this machine acts as the owner, who may do everything", () => {
  const actor = actingFor({ method: "GET", headers: new Headers({ host: "localhost:3000" }) });
  expect(actor.kind).toBe("owner");
  for (const right of RIGHTS) expect(actor.may(right)).toBe(true);
});

test("the command may do everything", () => {
  const actor = commandActor();
  expect(actor.kind).toBe("command");
  for (const right of RIGHTS) expect(() => require(actor, right)).not.toThrow();
});

test("nobody acts for a foreign Host, unless HOST names it", () => {
  const request = { method: "GET", headers: new Headers({ host: "debrief.example.com" }) };
  expect(() => actingFor(request)).toThrow(expect.objectContaining({ code: "foreign_host", status: 421, field: "Host" }));
  vi.stubEnv("HOST", "debrief.example.com");
  expect(actingFor(request).kind).toBe("owner");
});

test("nobody acts for a change sent by a foreign page", () => {
  const request = { method: "POST", headers: new Headers({ host: "localhost", origin: "https://evil.example" }) };
  expect(() => actingFor(request)).toThrow(ForbiddenError);
});

test("an actor without a right is told which one is missing", () => {
  const reader: Actor = { kind: "owner", id: "reader", may: (right) => right === "read" };
  expect(() => require(reader, "read")).not.toThrow();
  expect(() => require(reader, "export")).toThrow("reader may not export files; ask the owner of this installation for that right.");
});
