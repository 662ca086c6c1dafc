import { expect, test } from "vitest";
import { contactVolume, team } from "@/db/schema";
import { statedVolumeSchema, stateVolumes } from "@/lib/volumes/state-volumes";
import { addSource } from "@/tests/support/arrange";
import { freshRecord } from "@/tests/support/record";
import { ownerActor } from "@/tests/support/signed-in";

test("a volume is stated once for each day, team, channel and product", async () => {
  const record = await freshRecord();
  const source = { id: await record.tx((db) => addSource(db)) };
  const stated = [
    { day: "2026-11-27", contacts: 412 },
    { day: "2026-11-27", team: "North desk", contacts: 90 },
    { day: "2026-11-27", team: "North desk", channel: "Phone", product: "Lamp", contacts: 7 },
  ].map((row) => statedVolumeSchema.parse(row));
  expect(await stateVolumes(record, ownerActor(), source, stated)).toEqual({ created: 3, changed: 0, unchanged: 0 });
  expect(await stateVolumes(record, ownerActor(), source, stated)).toEqual({ created: 0, changed: 0, unchanged: 3 });
  // A team is found by its name or its code.
  const again = statedVolumeSchema.parse({ day: "2026-11-27", team: "north-desk", contacts: 91 });
  expect(await stateVolumes(record, ownerActor(), source, [again])).toEqual({ created: 0, changed: 1, unchanged: 0 });
  expect((await record.db.select().from(contactVolume)).map(({ day, teamId, contacts }) => [day, teamId, contacts])).toEqual([
    [20_784, null, 412],
    [20_784, 1, 91],
    [20_784, 1, 7],
  ]);
  expect((await record.db.select().from(team)).map(({ name }) => name)).toEqual(["North desk"]);
});

test.each([
  [{ day: "2026-02-30", contacts: 1 }, /day must be a day such as 2026-11-27/],
  [{ day: "27.11.2026", contacts: 1 }, /day must be a day such as 2026-11-27/],
  [{ day: "2026-11-27", contacts: 1.5 }, /whole number/],
  [{ day: "2026-11-27", contacts: -1 }, /0/],
  [{ day: "2026-11-27", contacts: "12" }, /number/],
  [{ day: "2026-11-27" }, /number/],
  [{ day: "2026-11-27", contacts: 1, team: " " }, /leave it out/],
  [{ day: "2026-11-27", contacts: 1, agent: "a" }, /agent/],
])("%j is refused with what would be right", (row, message) => {
  const { error } = statedVolumeSchema.safeParse(row);
  expect(error?.issues[0]?.message).toMatch(message);
});
