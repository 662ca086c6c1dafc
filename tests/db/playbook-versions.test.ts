import { beforeEach, describe, expect, test } from "vitest";
import type { RecordStore } from "@/db/client";
import * as schema from "@/db/schema";
import { type Actor, commandActor, userActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/roles";
import { addPlaybookVersion, changePlaybook, makePlaybook, playbookOf } from "@/lib/playbooks/change-playbooks";
import { installBuiltInPlaybooks } from "@/lib/playbooks/install-built-in";
import { parseNewPlaybookVersion } from "@/lib/playbooks/playbook-requests";
import { saveOpinion, stepOpinions } from "@/lib/playbooks/step-opinions";
import { HOSTILE } from "@/tests/support/hostile-strings";
import { freshRecord } from "@/tests/support/record";

const NOW = Date.UTC(2026, 5, 1, 12);
const owner = commandActor();

let record: RecordStore;
beforeEach(async () => {
  record = await freshRecord();
  await installBuiltInPlaybooks(record, NOW);
});

async function person(role: Role, name: string): Promise<Actor> {
  const [row] = await record.tx((db) =>
    db
      .insert(schema.user)
      .values({ email: `${name}@example.org`, name, role, createdAt: 0, updatedAt: 0 })
      .returning(),
  );
  if (!row) throw new Error("no user");
  return userActor(name, null, { id: row.id, role, email: row.email, personId: null, sessionId: row.id });
}

const stepsOf = async (code: string) => {
  const { id } = await playbookOf(record.db, code);
  const versions = await record.db.select().from(schema.playbookVersion);
  const own = versions.filter(({ playbookId }) => playbookId === id);
  const steps = await record.db.select().from(schema.playbookStep);
  return own.map(({ id: versionId, version }) => ({
    version,
    steps: steps.filter((step) => step.versionId === versionId).map(({ code: key, title }) => [key, title]),
  }));
};

describe("the next version", () => {
  test("keeps the codes of steps that stay, gives new ones their own, and leaves the one before as it was", async () => {
    const [first] = await stepsOf("managing-resistance");
    const body = {
      effectiveDay: "2026-07-01",
      note: "One question more",
      steps: [
        { code: "honour", title: "Honour it aloud" },
        { code: "surface", title: "Bring the resistance into the open" },
        { code: null, title: "Ask what would help" },
        { code: "not-there", title: "Check whether it is gone" },
      ],
    };
    const asked = parseNewPlaybookVersion(JSON.stringify(body));
    expect(await addPlaybookVersion(record, owner, "managing-resistance", asked, NOW)).toEqual({ version: 2 });
    expect(await stepsOf("managing-resistance")).toEqual([
      first,
      {
        version: 2,
        steps: [
          ["honour", "Honour it aloud"],
          ["surface", "Bring the resistance into the open"],
          ["ask-what-would-help", "Ask what would help"],
          ["check-whether-it-is-gone", "Check whether it is gone"],
        ],
      },
    ]);
  });

  test("comes into effect after the one before", async () => {
    const asked = (effectiveDay: string) => parseNewPlaybookVersion(JSON.stringify({ effectiveDay, steps: [{ title: "Listen" }] }));
    await addPlaybookVersion(record, owner, "irate-call", asked("2026-06-10"), NOW);
    await expect(addPlaybookVersion(record, owner, "irate-call", asked("2026-06-10"), NOW)).rejects.toThrow(
      'version 3 must come into effect after version 2, which does so on 2026-06-10; got "2026-06-10"',
    );
  });

  test("has at least one step, no title twice, and takes hostile titles as they are", async () => {
    expect(() => parseNewPlaybookVersion('{"effectiveDay":"2026-06-10","steps":[]}')).toThrow("at least one step");
    const twice = { effectiveDay: "2026-06-10", steps: [{ title: "Listen" }, { title: "listen" }] };
    expect(() => parseNewPlaybookVersion(JSON.stringify(twice))).toThrow('steps must have a title each; "listen" is there twice');
    const titles = [...new Map(HOSTILE.map((text) => [text.trim().slice(0, 100).toLowerCase(), text.trim().slice(0, 100)])).values()]
      .filter((title) => title !== "" && !title.includes("\0"))
      .slice(0, 30);
    const asked = parseNewPlaybookVersion(JSON.stringify({ effectiveDay: "2026-06-10", steps: titles.map((title) => ({ title })) }));
    await addPlaybookVersion(record, owner, "ten-practices", asked, NOW);
    const [, second] = await stepsOf("ten-practices");
    expect(second?.steps.map(([, title]) => title)).toEqual(asked.steps.map(({ title }) => title));
    expect(new Set(second?.steps.map(([code]) => code)).size).toBe(titles.length);
  });

  test("is for those who govern", async () => {
    const agent = await person("agent", "Ilse");
    const asked = parseNewPlaybookVersion('{"effectiveDay":"2026-07-01","steps":[{"title":"Listen"}]}');
    await expect(addPlaybookVersion(record, agent, "irate-call", asked, NOW)).rejects.toThrow("may not");
    await expect(changePlaybook(record, agent, "irate-call", { isRetired: true }, NOW)).rejects.toThrow("may not");
  });
});

test("a copy begins with the steps in force, under their codes", async () => {
  const { code } = await makePlaybook(record, owner, { name: "Irate calls about bills", about: null, copyOf: "irate-call" }, NOW);
  const [own] = await stepsOf(code);
  const [origin] = await stepsOf("irate-call");
  expect(own).toEqual(origin);
  const empty = await makePlaybook(record, owner, { name: "Irate calls about bills", about: null, copyOf: null }, NOW);
  expect(empty.code).toBe(`${code}-2`);
});

describe("opinions of a step", () => {
  test("are one's own: replaced by the next one, taken away by nothing, redacted, nameless to those who may not know", async () => {
    const [ilse, lead] = [await person("agent", "Ilse"), await person("lead", "Rosa")];
    await saveOpinion(record, ilse, "irate-call", "vent", { rating: 2, comment: "Too long" }, NOW);
    await saveOpinion(record, ilse, "irate-call", "vent", { rating: 4, comment: "Ask jo@example.org" }, NOW + 1);
    await saveOpinion(record, lead, "irate-call", "vent", { rating: null, comment: "Two minutes" }, NOW + 2);
    const { id } = await playbookOf(record.db, "irate-call");
    const seen = async (actor: Actor) => (await stepOpinions(record.db, actor, id)).get("vent");
    expect(await seen(ilse)).toMatchObject({
      median: null,
      ratings: 1,
      own: { rating: 4, comment: "Ask [email]" },
      comments: [
        { text: "Ask [email]", by: "Ilse", isOwn: true },
        { text: "Two minutes", by: null, isOwn: false },
      ],
    });
    expect((await seen(lead))?.comments.map(({ by }) => by)).toEqual(["Ilse", "Rosa"]);
    await saveOpinion(record, ilse, "irate-call", "vent", { rating: null, comment: null }, NOW + 3);
    expect((await seen(ilse))?.own).toBeNull();
  });

  test("show their middle from five on", async () => {
    const { id } = await playbookOf(record.db, "irate-call");
    for (const [at, rating] of [1, 5, 4, 2].entries())
      await saveOpinion(record, await person("agent", `p${at}`), "irate-call", "thank", { rating, comment: null }, NOW);
    expect((await stepOpinions(record.db, owner, id)).get("thank")?.median).toBeNull();
    await saveOpinion(record, await person("agent", "p9"), "irate-call", "thank", { rating: 4, comment: null }, NOW);
    expect((await stepOpinions(record.db, owner, id)).get("thank")?.median).toBe(4);
    await saveOpinion(record, await person("agent", "p10"), "irate-call", "thank", { rating: 3, comment: null }, NOW);
    expect((await stepOpinions(record.db, owner, id)).get("thank")?.median).toBe(3.5);
  });

  test("are of steps that there are", async () => {
    const agent = await person("agent", "Ilse");
    await expect(saveOpinion(record, agent, "irate-call", "surface", { rating: 3, comment: null }, NOW)).rejects.toThrow(
      'no step "surface"',
    );
  });
});
