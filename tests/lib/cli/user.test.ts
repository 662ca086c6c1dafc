import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRecord } from "@/db/client";
import { commandActor } from "@/lib/access/actor";
import { runDebrief } from "@/lib/cli/program";
import { addUser } from "@/lib/users/add-user";
import { addTeam } from "@/tests/support/arrange-record";
import { PASSWORD } from "@/tests/support/signed-in";

const folder = mkdtempSync(join(tmpdir(), "debrief-user-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const record = await openRecord({ dataDir: folder });
  await record.tx((db) => addTeam(db, "north"));
  for (const name of ["kim", "lee"])
    await addUser(record, commandActor(), { email: `${name}@example.com`, name, role: "admin", teams: null }, PASSWORD, 0);
  await record.close();
});

async function debrief(...args: string[]) {
  let [out, err] = ["", ""];
  const terminal = {
    write: (text: string) => {
      out += text;
    },
    say: (text: string) => {
      err += text;
    },
    isWatched: false,
    folder,
  };
  const code = await runDebrief(["user", ...args], terminal, { DATA_DIR: folder, PORT: "4100" });
  return { code, out, err };
}

test("users are listed, given another role, disabled, let in again and given a link by the command", async () => {
  expect((await debrief("role", "Kim@example.com", "agent", "--team", "north")).out).toBe("Kim@example.com is agent now.\n");
  expect((await debrief("disable", "kim@example.com")).code).toBe(0);
  expect((await debrief("list")).out).toBe("kim@example.com  kim  agent  disabled\nlee@example.com  lee  admin  not seen\n");
  expect((await debrief("enable", "kim@example.com")).code).toBe(0);
  expect(JSON.parse((await debrief("list", "--json")).out).users[0]).toMatchObject({ role: "agent", teams: [1], disabledAt: null });
  expect((await debrief("reset", "lee@example.com")).out).toMatch(/^http:\/\/127\.0\.0\.1:4100\/reset\/[\w-]{32}\n$/);
});

test("what cannot be is told in one sentence", async () => {
  const told = async (...args: string[]) => (await debrief(...args)).err;
  expect(await told("disable", "lee@example.com")).toBe("debrief: This is the last administrator; make somebody else one first.\n");
  expect(await told("role", "kim@example.com", "boss")).toBe("debrief: role must be one of agent, lead, manager, process, admin\n");
  expect(await told("reset", "nobody@example.com")).toBe("debrief: There is no user nobody@example.com.\n");
  expect(await told("role", "kim@example.com", "agent", "--team", "south")).toBe("debrief: There is no team south.\n");
});
