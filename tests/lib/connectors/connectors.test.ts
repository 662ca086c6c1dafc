import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { connector } from "@/db/schema";
import { senderActor } from "@/lib/access/actor";
import { parseConnectorChange, parseNewConnector } from "@/lib/connectors/connector-requests";
import { changeConnector, createConnector, deleteConnector, dueConnectors, listConnectors } from "@/lib/connectors/connectors";
import { openCredentials } from "@/lib/connectors/credentials";
import { listRuns } from "@/lib/connectors/runs";
import { allowPrivate, connected, NOW } from "@/tests/support/connected-desk";
import { answers } from "@/tests/support/fake-desk";
import { ownerActor } from "@/tests/support/signed-in";

allowPrivate();

const ORDER = { name: "Desk", vendor: "zendesk", address: "https://example.zendesk.com", token: "t" };

describe("what is sent to make a connector", () => {
  test.each([
    [{ ...ORDER, name: "" }, "name"],
    [{ ...ORDER, vendor: "jira" }, "vendor"],
    [{ ...ORDER, token: "" }, "token"],
    [{ ...ORDER, token: "a\r\nHost: evil.example" }, "token"],
    [{ ...ORDER, email: "a b" }, "email"],
    [{ ...ORDER, everyMinutes: 4 }, "everyMinutes"],
    [{ ...ORDER, everyMinutes: 10_081 }, "everyMinutes"],
    [{ ...ORDER, since: -1 }, "since"],
    [{ ...ORDER, more: true }, "body"],
  ])("%j is refused at %s", (body, field) => {
    expect(() => parseNewConnector(JSON.stringify(body))).toThrow(expect.objectContaining({ status: 400, field }));
  });

  test("has a usual pause, and nothing else that was not said", () => {
    expect(parseNewConnector(JSON.stringify(ORDER))).toEqual({ ...ORDER, everyMinutes: 15 });
    expect(() => parseConnectorChange("{")).toThrow("body must be JSON");
  });
});

describe("a connector", () => {
  test("inside one's own network is not made unless that is allowed", async () => {
    vi.stubEnv("ALLOW_PRIVATE_TARGETS", "");
    const { record } = await connected([answers({})]).catch(() => ({ record: null }));
    expect(record).toBeNull();
  });

  test("is due until it is paused, changed, and gone with its runs; a help desk may do none of that", async () => {
    const { record, id, code, run } = await connected([answers({ tickets: [], end_of_stream: true, after_cursor: null })]);
    expect(await dueConnectors(record.db, NOW)).toEqual([{ id }]);
    expect(await run()).toMatchObject({ pages: 1, rows: 0 });
    expect(await dueConnectors(record.db, NOW + 15 * 60_000 - 1)).toEqual([]);
    expect(await dueConnectors(record.db, NOW + 15 * 60_000)).toEqual([{ id }]);
    await changeConnector(record, ownerActor(), code, { isPaused: true, everyMinutes: 60, token: "newer" }, NOW);
    expect(await dueConnectors(record.db, NOW + 60 * 60_000)).toEqual([]);
    const [row] = await record.db.select().from(connector).where(eq(connector.id, id));
    expect(openCredentials(record.dataDir, row?.credentials ?? "")).toEqual({ email: "", token: "newer" });
    await expect(deleteConnector(record, senderActor("desk"), code)).rejects.toThrow("may not manage users, keys, sources and settings");
    await deleteConnector(record, ownerActor(), code);
    expect([await listConnectors(record.db, ownerActor()), await listRuns(record.db, id, 5)]).toEqual([[], []]);
  });

  test("of a name that is taken gets a code of its own, and files under the source of its kind", async () => {
    const { record, desk } = await connected([answers({})]);
    const again = { name: "Our desk", vendor: "freshdesk", address: desk.address, token: "t", everyMinutes: 15 } as const;
    expect(await createConnector(record, ownerActor(), again, NOW)).toMatchObject({ code: "our-desk-2", source: "freshdesk" });
  });
});
