import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { team } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { POLICY } from "@/lib/access/policy";
import type { Role } from "@/lib/access/roles";
import { readAgenda } from "@/lib/agenda/read-agenda";
import { readCauses } from "@/lib/causes/read-causes";
import { readCommendations } from "@/lib/commendations/read-commendations";
import { teamChoices as decisionTeams } from "@/lib/decisions/teams";
import { getFailure } from "@/lib/failures/get-failure";
import { listFailures } from "@/lib/failures/list-failures";
import { filterChoices } from "@/lib/filter-choices";
import { findNamed } from "@/lib/find/find-named";
import { ENDING_IDS } from "@/lib/handling/ending-rules";
import { readEndings } from "@/lib/handling/endings";
import { DEFAULT_ASK } from "@/lib/handling/endings-ask";
import { readHandling } from "@/lib/handling/read-handling";
import { explore } from "@/lib/interactions/explore";
import { interactionsCsv } from "@/lib/interactions/interactions-csv";
import { readInteraction } from "@/lib/interactions/read-interaction";
import { listMeetings, readMeeting } from "@/lib/meetings/read-meetings";
import { readOverview } from "@/lib/overview/read-overview";
import { listRules, ruleChoices } from "@/lib/ownership/ownership-rules";
import { teamChoices } from "@/lib/ownership/team-choices";
import { readPriorities } from "@/lib/priorities/read-priorities";
import { getProcedure } from "@/lib/procedures/get-procedure";
import { listProcedures } from "@/lib/procedures/list-procedures";
import { readFollowThrough } from "@/lib/promises/read-follow-through";
import { recurringIssues } from "@/lib/reports/recurring-issues";
import { getSimilar } from "@/lib/similar/get-similar";
import { countNeeds, listNeeds } from "@/lib/similar/list-needs";
import { listVolumes } from "@/lib/volumes/list-volumes";
import type { Workspace } from "@/lib/workspace";
import { CANARY_NOW, canaryWorkspace } from "@/tests/support/canaries";
import { actorOf, cookieFor } from "@/tests/support/signed-in";
import { unzipped } from "@/tests/support/unzipped";
import { filtersOf } from "@/tests/support/workspace";

const ROLES: readonly Role[] = process.env.LONG ? ["agent", "lead", "manager", "process", "admin"] : ["agent", "lead"];
const SEEING_STAFF: readonly Role[] = ["lead", "manager", "admin"];

// Waits for a request of Next, of which there is none here.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => {} }));

let whole: Workspace;
let alone: Workspace;

beforeAll(async () => {
  whole = await canaryWorkspace([1, 2]);
  alone = await canaryWorkspace([1]);
});
afterAll(() => Promise.all([whole.close(), alone.close()]));

/** The workspace as `enter` hands it on to somebody who sees team 1. */
async function seenOf(workspace: Workspace, role: Role, isScoped = true): Promise<{ workspace: Workspace; actor: Actor }> {
  const teams = await teamIdsOf(workspace, "kanari1team");
  const actor = actorOf(role, isScoped ? teams : null);
  return { actor, workspace: isScoped ? { ...workspace, facts: workspace.facts.within(teams) } : workspace };
}

async function teamIdsOf(workspace: Workspace, code: string): Promise<number[]> {
  return (await workspace.record.db.select().from(team)).filter((row) => row.code === code).map(({ id }) => id);
}

/** What was asked for stands in the answer to it. */
const ECHOED: Record<string, RegExp> = {
  searchOther: /kanari2narrative/g,
  need: /kanari2need\b/g,
  filtered: /kanari2(team|product|facetvalue|facet|procedure-kanari2failure)\b/g,
};

/** Everything that the pages read, by name; a read that is refused is its refusal. */
async function everyRead({ workspace, actor }: { workspace: Workspace; actor: Actor }, failures: readonly string[]) {
  const [all, options] = [filtersOf(), { now: CANARY_NOW }];
  const own = filtersOf(
    "team=kanari2team&product=kanari2product&failure=kanari2procedure-kanari2failure&facet.kanari2facet=kanari2facetvalue",
  );
  const rows = (query: string) => explore(workspace, actor, all, Object.fromEntries(new URLSearchParams(query)), options);
  const reads: Record<string, () => Promise<unknown>> = {
    overview: () => readOverview(workspace, actor, all, options),
    filtered: () => readOverview(workspace, actor, own, options),
    causes: () => readCauses(workspace, actor, all, options),
    failures: () => listFailures(workspace, actor, all, options),
    needs: () => listNeeds(workspace, actor, all, options),
    needCount: () => countNeeds(workspace, actor, all, options),
    priorities: () => readPriorities(workspace, actor, all, options),
    handling: () => readHandling(workspace, actor, all, options),
    followThrough: () => readFollowThrough(workspace, actor, all, { ...options, limit: 50 }),
    commendations: () => readCommendations(workspace, actor, all, { ...options, limit: 50 }),
    volumes: () => listVolumes(workspace, actor, all, options),
    procedures: () => listProcedures(workspace, actor, all, options),
    agenda: () => readAgenda(workspace, actor, options),
    meetings: () => listMeetings(workspace.record.db, actor),
    meeting: () => readMeeting(workspace.record.db, actor, "2024-04-01"),
    rules: () => listRules(workspace, actor),
    ruleChoices: () => ruleChoices(workspace, actor),
    owners: () => teamChoices(workspace, actor),
    decisionTeams: () => decisionTeams(workspace),
    filterChoices: () => filterChoices(workspace, actor),
    find: () => findNamed(workspace, actor, "kanari"),
    report: () => recurringIssues(workspace, actor, all, options),
    csv: async () =>
      new Response(
        await interactionsCsv(
          workspace,
          actor,
          all,
          { kind: "interactions", clock: "contacted", each: "interaction", isUnclosed: false },
          options,
        ),
      ).text(),
    rows: () => rows(""),
    search: () => rows("q=parcel"),
    searchOther: () => rows("q=kanari2narrative"),
    need: () => rows("need=kanari2need"),
    alike: () => rows("alike=shared-procedure-shared-failure"),
    kept: () => rows("metric=follow-through&part=on-time"),
    ended: () => rows("ending=calm"),
  };
  for (const ending of ENDING_IDS)
    reads[`endings ${ending}`] = () => readEndings(workspace, actor, all, { ...DEFAULT_ASK, ending }, options);
  for (const code of failures) {
    reads[`failure ${code}`] = () => getFailure(workspace, actor, code, all, options);
    reads[`similar ${code}`] = () => getSimilar(workspace, actor, code, all, options);
  }
  for (const code of ["kanari1procedure", "kanari2procedure", "shared-procedure"])
    reads[`procedure ${code}`] = () => getProcedure(workspace, actor, code, all, options);
  for (let id = 1; id <= 17; id++) reads[`interaction ${id}`] = () => readInteraction(workspace, actor, id, options);
  const answers: Record<string, string> = {};
  for (const [name, read] of Object.entries(reads))
    answers[name] = written(await read().catch((error: Error) => ({ refused: error.message })));
  return answers;
}

/** As it would reach a browser, without what counts changes of the record or is made with the secret of a workspace. */
function written(answer: unknown): string {
  const plain = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  return (JSON.stringify(answer, plain) ?? "")
    .replace(/"(version|dataVersion)":\d+/g, "")
    .replace(/data version("?,"?)\d+/g, "")
    .replace(/\b[0-9a-f]{32,64}\b/g, "");
}

async function failureCodes(): Promise<string[]> {
  const list = await listFailures(whole, actorOf("admin"), filtersOf(), { now: CANARY_NOW });
  return list.rows.map(({ code }) => code).toSorted();
}

const wordsOf = (answers: Record<string, string>, pattern: RegExp) =>
  [...new Set(Object.values(answers).flatMap((answer) => answer.match(pattern) ?? []))].toSorted();

describe("what the pages read", () => {
  test("holds every canary of both teams for somebody who sees all, so that this test can fail", async () => {
    const answers = await everyRead(await seenOf(whole, "admin", false), await failureCodes());
    const texts =
      "team channel product source failure summary narrative fix decision agreed needword facetvalue workaround external0".split(" ");
    for (const name of texts)
      for (const team of name === "agreed" ? [2] : [1, 2]) expect(wordsOf(answers, /kanari\d\w+/g)).toContain(`kanari${team}${name}`);
    expect(wordsOf({ read: answers["endings promises-kept"] ?? "" }, /kanari\d\w+/g)).toEqual(["kanari1stepsstep", "kanari2stepsstep"]);
    expect(wordsOf(answers, /staff\d\w+/g)).toEqual([
      "staff1nameagent",
      "staff1namecommendations",
      "staff1nameexperts",
      "staff1namepromises",
      "staff2nameagent",
      "staff2namecommendations",
      "staff2nameexperts",
      "staff2namepromises",
    ]);
  });

  test.each(ROLES)("holds nothing of another team for the role %s, and names of staff only with the right to them", async (role) => {
    const answers = await everyRead(await seenOf(whole, role), await failureCodes());
    for (const [name, answer] of Object.entries(answers)) {
      const told = answer.replaceAll(ECHOED[name] ?? /$^/g, "");
      expect(told.match(/(kanari|staff)2\w+/g), name).toBeNull();
    }
    expect(wordsOf(answers, /kanari1summary/g)).toEqual(["kanari1summary"]);
    expect(wordsOf(answers, /staff1name\w+/g).length > 0).toBe(SEEING_STAFF.includes(role));
  });

  test.each(ROLES)(
    "is for the role %s what it would be had there never been another team",
    async (role) => {
      const codes = (await failureCodes()).filter((code) => !code.includes("kanari2"));
      const here = await everyRead(await seenOf(whole, role), codes);
      const there = await everyRead(await seenOf(alone, role), codes);
      for (const name of Object.keys(there)) expect(here[name], name).toBe(there[name]);
    },
    60_000,
  );

  test("names a member of staff to themselves", async () => {
    const { workspace, actor } = await seenOf(whole, "agent");
    const story = await readInteraction(workspace, actor, 1, { now: CANARY_NOW });
    const self = actorOf("agent", actor.teams, story?.detail.interaction.agentId ?? null);
    const own = await readInteraction(workspace, self, 1, { now: CANARY_NOW });
    expect([story?.detail.names.agent, own?.detail.names.agent]).toEqual([null, "staff1nameagent"]);
    expect(own?.detail.promises.map(({ person }) => person)).toEqual([null]);
  });
});

const HANDLERS = import.meta.glob<Record<string, unknown>>("../../app/api/**/route.ts");

describe("what the routes answer", () => {
  const routes = Object.keys(POLICY).flatMap((route) => (/^GET \/api\/(?!health|v1)/.test(route) ? [route.slice(4)] : []));
  test("is of every GET route, so that none is forgotten", () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  test.each(ROLES)("holds nothing of another team for the role %s: bodies, headers, refusals, files", async (role) => {
    vi.useFakeTimers({ now: CANARY_NOW, toFake: ["Date"] });
    try {
      globalThis.debriefWorkspace = Promise.resolve(whole);
      const cookie = await cookieFor(whole.record, role, await teamIdsOf(whole, "kanari1team"));
      let seen = "";
      for (const route of routes) {
        for (const query of QUERIES) {
          for (const [path, params] of placesOf(route)) {
            const answer = await ask(route, `${path}?${query}`, params, cookie);
            const asked = decodeURIComponent(`${path}?${query}`).match(/kanari2[a-z]+/g) ?? [];
            const told = asked.toSorted((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ""), answer);
            expect(told.match(/(kanari|staff)2\w+/g), `${path}?${query}`).toBeNull();
            if (!SEEING_STAFF.includes(role)) expect(told.match(/staff1\w+/g), `${path}?${query}`).toBeNull();
            seen += answer;
          }
        }
      }
      expect(seen).toContain("kanari1");
    } finally {
      vi.useRealTimers();
    }
  });

  test("is the same of a failure of other teams as of one that is not there", async () => {
    globalThis.debriefWorkspace = Promise.resolve(whole);
    const cookie = await cookieFor(whole.record, "lead", await teamIdsOf(whole, "kanari1team"));
    const [there] = (await failureCodes()).filter((code) => code.includes("kanari2"));
    for (const route of ["/api/failures/[code]/similar", "/api/failures/[code]/fixes/preview"]) {
      const of = async (code: string) => (await ask(route, route.replace("[code]", code), { code }, cookie)).replaceAll(code, "…");
      expect(await of(there ?? "")).toBe(await of("nothing-at-all"));
    }
  });
});

const QUERIES = process.env.LONG
  ? [
      "",
      "q=kanari",
      "format=xlsx&period=all",
      "format=csv&period=all&by=team",
      "period=all&by=failure",
      "team=kanari2team",
      "period=all&by=facet.kanari2facet",
      "q=kanari2narrative&period=all",
    ]
  : ["period=all&by=team&q=kanari", "format=xlsx&period=all"];

/** A route's addresses: one for each thing it can be asked about, of both teams. */
function placesOf(route: string): [path: string, params: Record<string, string>][] {
  const names = [...route.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? "");
  if (names.length === 0) return [[route, {}]];
  const values: Record<string, string[]> = {
    code: ["kanari1procedure-kanari1failure", "kanari2procedure-kanari2failure", "shared-procedure-shared-failure", "kanari2source"],
    metric: ["difficult-rate", "follow-through", "cause-share", "recurring-failures"],
    id: ["1", "12"],
  };
  const [name = ""] = names;
  return (values[name] ?? ["1"]).map((value) => [route.replace(`[${name}]`, value), { [name]: value }]);
}

async function ask(route: string, path: string, params: Record<string, string>, cookie: string): Promise<string> {
  const loaded = await HANDLERS[`../../app${route}/route.ts`]?.();
  const handler = loaded?.GET;
  if (typeof handler !== "function") throw new Error(`${route} has no GET`);
  const request = new Request(`http://localhost:3000${path}`, { headers: { host: "localhost:3000", cookie } });
  const response: Response = await handler(request, { params: Promise.resolve(params) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const body = isZip ? unzipped(Buffer.from(bytes)) : new TextDecoder().decode(bytes);
  // Each refusal has an id of its own.
  const headers = [...response.headers].filter(([name]) => name !== "x-error-id");
  return `${response.status} ${JSON.stringify(headers)} ${body}`;
}

test("interactions that are not searchable yet are counted within the teams", async () => {
  const waiting = await canaryWorkspace([1, 2], false);
  const { workspace, actor } = await seenOf(waiting, "lead");
  const search = (by: Actor) => explore(by === actor ? workspace : waiting, by, filtersOf(), { q: "parcel" }, { now: CANARY_NOW });
  expect([(await search(actor)).list.unsearchable, (await search(actorOf("manager"))).list.unsearchable]).toEqual([8, 16]);
  await waiting.close();
});
