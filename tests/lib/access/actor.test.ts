import { expect, test } from "vitest";
import { type Actor, commandActor, require } from "@/lib/access/actor";
import { RIGHTS, RIGHTS_OF_ROLE, ROLES } from "@/lib/access/roles";
import { actorOf } from "@/tests/support/signed-in";

test("the command may do everything", () => {
  const actor = commandActor();
  for (const right of RIGHTS) expect(() => require(actor, right)).not.toThrow();
});

test.each(ROLES)("%s may do what the table says and nothing else", (role) => {
  expect(RIGHTS.filter((right) => actorOf(role).may(right))).toEqual(RIGHTS.filter((right) => RIGHTS_OF_ROLE[role].includes(right)));
});

test("an actor without a right is told which one is missing", () => {
  const reader: Actor = { ...actorOf("agent"), name: "Robin" };
  expect(() => require(reader, "read")).not.toThrow();
  expect(() => require(reader, "export")).toThrow("Robin may not export files; ask an administrator of this installation for that right.");
});
