import { describe, expect, test } from "vitest";
import { rowsOfBody } from "@/lib/imports/bodies";
import { flatRow } from "@/lib/imports/unpacking/flat-row";
import { isObject, type JsonObject, readJson } from "@/lib/imports/unpacking/json-value";

const rowsOf = (body: unknown): JsonObject[] => rowsOfBody(readJson(JSON.stringify(body)) ?? null);
const flat = (body: unknown) => rowsOf(body).map((row) => Object.fromEntries(flatRow(row)));
const ticket = { id: 7, subject: "Late" };
const row = { id: "7", subject: "Late" };

describe("the rows of a body", () => {
  test.each([
    ["a list", [ticket]],
    ["the row itself", ticket],
    ["a page", { tickets: [ticket], next_page: null, count: 1 }],
    ["a page with ids of its own in what it counts", { results: [ticket], paging: { next: { after: "10" } }, total: 22 }],
    ["a list below two names", { data: { meta: { all_count: 1 }, payload: [ticket] } }],
    ["a list below an underscore", { _embedded: { conversations: [ticket] }, page: { number: 1 } }],
    ["one object", { ticket, audit: { id: 1 } }],
    ["one object with a list beside it", { ticket, conversations: [{ id: 3, body_text: "More" }] }],
    ["a message about an event", { id: "e-1", created_at: "2024-03-04", event: "message_created", content: "Hi", conversation: ticket }],
    ["a message below two names", { type: "notification_event", topic: "conversation.user.created", data: { type: "data", item: ticket } }],
    ["a list of messages", [{ eventType: "Ticket_Add", orgId: "1", payload: ticket }]],
    [
      "a list of lists that were answered",
      [
        { method: "GET", status: 200, body: { tickets: [ticket] } },
        { method: "GET", status: 200, body: { tickets: [] } },
      ],
    ],
    ["an unknown name", { widgets: [ticket], took: 3 }],
    ["one unknown name around it", { widget: ticket }],
  ])("are found in %s", (_, body) => {
    expect(flat(body)).toEqual([row]);
  });

  test.each([
    ["what has an id keeps its lists", { id: 7, tickets: [{ id: 8 }] }, [{ id: "7", "tickets.id": "8" }]],
    [
      "what says when it began too",
      { contacted_at: "2024-03-04", issue: { key: "x" } },
      [{ contacted_at: "2024-03-04", "issue.key": "x" }],
    ],
    ["an entry of a list keeps its data", [{ at: "2024-03-04", data: { a: 1 } }], [{ at: "2024-03-04", "data.a": "1" }]],
    ["and its items", [{ at: "2024-03-04", items: [{ a: 1 }] }], [{ at: "2024-03-04", "items.a": "1" }]],
    ["an empty page has none", { tickets: [], count: 0 }, []],
    ["what is no object is none", [1, "x", null, [ticket]], []],
  ])("%s", (_, body, rows) => {
    expect(flat(body)).toEqual(rows);
  });

  test("are not guessed where several lists could be meant", () => {
    expect(() => rowsOf({ open: [{ a: 1 }], shut: [{ a: 1 }] })).toThrow(/more than one list of objects: "open" and "shut"/);
  });

  test("end where a body is nested deeper than anybody means it", () => {
    const nested = Array.from({ length: 60 }).reduce<unknown>((inner) => ({ data: inner }), ticket);
    expect(rowsOf(nested).length).toBe(1);
  });
});

describe("what stands beside rows", () => {
  test("is put into the row that it belongs to, by id as it is written", () => {
    const tickets = [
      { id: "570306133677760513", group_id: 4 },
      { id: "570306133677760514", group_id: 5 },
    ];
    const metric_sets = [{ id: 1, ticket_id: "570306133677760514", reopens: 2 }];
    expect(
      flat({ tickets, metric_sets, groups: [{ id: 4, name: "Billing", deleted: false }], users: [{ id: 1, name: "Mara Lind" }] }),
    ).toEqual([
      { id: "570306133677760513", group_id: "4", "group.name": "Billing" },
      {
        id: "570306133677760514",
        group_id: "5",
        "metric_set.id": "1",
        "metric_set.ticket_id": "570306133677760514",
        "metric_set.reopens": "2",
      },
    ]);
  });

  test("is the change of an issue, where that is sent beside it", () => {
    const items = [
      { field: "status", fromString: "Done", toString: "In\nProgress" },
      { field: "summary", fromString: "a", toString: "b" },
    ];
    const body = {
      webhookEvent: "jira:issue_updated",
      timestamp: 1709543520123,
      issue: { id: "1", key: "D-1", fields: {} },
      changelog: { id: "9", items },
    };
    expect(flat(body)).toEqual([
      { id: "1", key: "D-1", "status_changes.from": "Done", "status_changes.to": "In Progress", "status_changes.at": "1709543520123" },
    ]);
  });

  test("is the first message only while there is no other", () => {
    const article = { id: 1, ticket_id: 81, body: "It was cold", from: "Ana Ruiz" };
    const [first] = flat({ ticket: { id: 81, article_count: 1 }, article });
    const [later] = flat({ ticket: { id: 81, article_count: 2 }, article });
    expect([first?.["article.body"], first?.["article.from"], later?.["article.body"]]).toEqual(["It was cold", undefined, undefined]);
  });

  test("is left out where it is only the address of what a field names", () => {
    const priority = { self: "https://desk.example/p/1", iconUrl: "https://desk.example/p.png", name: "High" };
    const watchers = [{ self: "https://desk.example/u/1", avatarUrls: { "48x48": "https://desk.example/a.png" }, accountId: "a-1" }];
    expect(flat({ id: "1", self: "kept", fields: { priority, watchers } })).toEqual([
      { id: "1", self: "kept", "fields.priority.name": "High", "fields.watchers.accountId": "a-1" },
    ]);
  });

  test("does not change the body that was given", () => {
    const body = readJson('{"tickets":[{"id":1}],"metric_sets":[{"ticket_id":1}]}') ?? null;
    rowsOfBody(body);
    const tickets = isObject(body) ? body.get("tickets") : null;
    expect(Array.isArray(tickets) && isObject(tickets[0]) ? [...tickets[0].keys()] : []).toEqual(["id"]);
  });
});
