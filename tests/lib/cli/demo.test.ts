import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runDebrief } from "@/lib/cli/program";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "debrief-demo-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function debrief(...args: string[]) {
  let [out, err] = ["", ""];
  const write = (text: string) => {
    out += text;
  };
  const say = (text: string) => {
    err += text;
  };
  const code = await runDebrief(args, { write, say, isWatched: false, folder }, { DATA_DIR: folder });
  return { code, out, err };
}

test("demo loads the sample once, says so the second time, and removes it", async () => {
  const loaded = await debrief("demo", "--interactions", "300", "--json");
  expect([loaded.code, JSON.parse(loaded.out), loaded.err]).toEqual([0, { state: "loaded", interactions: 300, seed: 1 }, ""]);
  const again = await debrief("demo");
  expect([again.code, again.out]).toEqual([0, "This sample is here already, with 300 interactions; nothing was changed.\n"]);
  const other = await debrief("demo", "--seed", "2");
  expect([other.code, other.err]).toEqual([
    2,
    "debrief: Another sample is here already: 300 interactions of seed 1. Remove it first with debrief demo --remove.\n",
  ]);
  expect((await debrief("metrics", "difficult-rate")).out).toContain("SAMPLE: invented interactions");
  expect((await debrief("export", "recurring-issues")).out).toContain("data,SAMPLE: invented interactions");
  expect(JSON.parse((await debrief("demo", "--remove", "--json")).out)).toEqual({ state: "removed", interactions: 300, seed: 1 });
  expect((await debrief("demo", "--remove")).out).toBe("There is no sample here; nothing was changed.\n");
  expect(JSON.parse((await debrief("metrics", "difficult-rate", "--json")).out)[0]).toMatchObject({
    isSample: false,
    total: { numerator: 0 },
  });
});

test("demo says which numbers it takes", async () => {
  const few = await debrief("demo", "--interactions", "20");
  expect([few.code, few.err]).toEqual([2, "debrief: interactions must be a whole number from 300 to 2000000; got 20\n"]);
  expect((await debrief("demo", "--seed", "x")).code).toBe(2);
});
