import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { namedSchemas, openApi } from "@/lib/api/openapi";
import { OPERATIONS } from "@/lib/api/operations";
import { INTERACTION_FIELDS, LISTS } from "@/lib/imports/fields";
import { pathsBelow, sourceFiles } from "../../support/source-files";
import { child, nameOf, nodesIn } from "../../support/syntax";

const document = JSON.parse(JSON.stringify(openApi()));

describe("the description of the interface", () => {
  test("tells every route and method of app/api/v1, and no other", () => {
    const told = OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort();
    expect(told).toEqual(handlersBelow("app/api/v1").sort());
    expect(
      Object.entries(document.paths)
        .flatMap(([path, methods]) => Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`))
        .sort(),
    ).toEqual(told);
  });

  test("refers to nothing that is not there", () => {
    const found = refsIn(document);
    expect(found.length).toBeGreaterThan(100);
    for (const ref of found) expect([ref, at(document, ref)]).toEqual([ref, expect.anything()]);
  });

  test("names each operation once and says how it may end", () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { method, path, scope, body, idOf, id } of OPERATIONS) {
      const told = document.paths[path][method.toLowerCase()];
      expect(told.operationId).toBe(id);
      expect(told.security).toEqual([{ key: [scope] }]);
      expect([told.summary, told.description]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
      const statuses = Object.keys(told.responses);
      expect(statuses).toEqual(expect.arrayContaining(["401", "403", "429", "500"]));
      expect(statuses.some((status) => status.startsWith("2"))).toBe(true);
      if (body) expect(statuses).toEqual(expect.arrayContaining(["413", "415", "422"]));
      if (idOf) expect(statuses).toContain("404");
      expect(path.includes("{id}")).toBe(idOf !== undefined);
      expect(told.parameters.some((each: { $ref?: string }) => each.$ref === "#/components/parameters/IdempotencyKey")).toBe(
        method !== "GET",
      );
    }
  });

  test("has examples that would be taken", () => {
    for (const { id, body } of OPERATIONS)
      if (body) expect([id, body.schema.safeParse(body.example).error?.issues]).toEqual([id, undefined]);
  });

  test("says what every field and parameter means", () => {
    const silent: string[] = [];
    for (const [name, schema] of Object.entries(namedSchemas())) {
      for (const [field, told] of Object.entries(schema.properties ?? {}))
        if (!(typeof told === "object" && told.description) && !GIVEN.has(`${name}.${field}`)) silent.push(`${name}.${field}`);
    }
    for (const { path, method } of OPERATIONS) {
      for (const each of document.paths[path][method.toLowerCase()].parameters)
        if (!each.$ref && !each.description) silent.push(`${method} ${path} ${each.name}`);
    }
    expect(silent).toEqual([]);
  });

  test("has every field and list of an interaction, by the one table that imports read by", () => {
    const { properties = {} } = namedSchemas().Interaction ?? {};
    const named = Object.keys(INTERACTION_FIELDS).map((name) =>
      name.replace(/^(channel|team|agent|product|procedure|waitingOnTeam)Id$/, "$1"),
    );
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(named));
    expect(Object.values(properties).filter((told) => typeof told === "object" && told.type === "array")).toHaveLength(
      Object.keys(LISTS).length + 1,
    );
  });

  test("is OpenAPI 3.1 as JSON: nothing in it is undefined or cannot be written", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document)).toEqual(["openapi", "info", "servers", "tags", "paths", "components"]);
    expect(document.components.securitySchemes.key).toMatchObject({ type: "http", scheme: "bearer" });
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(name).toMatch(/^[A-Za-z]+$/);
      expect(schema).not.toHaveProperty("$id");
    }
  });
});

/** What the names of these say already. */
const GIVEN = new Set([
  "ItemOutcome.externalId",
  "InteractionChanged.externalId",
  "ItemOutcomes.items",
  "ItemOutcomes.counts",
  "Interactions.items",
  "InteractionPage.items",
  "PromisePage.items",
  "CommendationPage.items",
  "VolumePage.items",
  "Error.error",
]);

function handlersBelow(folder: string): string[] {
  const routes = pathsBelow(folder).filter((path) => path.endsWith("/route.ts"));
  for (const path of routes) expect(existsSync(path)).toBe(true);
  return sourceFiles()
    .filter((file) => routes.includes(file.path))
    .flatMap((file) => {
      const address = `/${file.path
        .replace(/^app\//, "")
        .replace(/\/route\.ts$/, "")
        .replaceAll("[", "{")
        .replaceAll("]", "}")}`;
      const declared = file.nodes.filter((node) => node.type === "ExportNamedDeclaration").flatMap((node) => nodesIn(node.declaration));
      const names = declared.map((node) => nameOf(child(node, "id")) ?? "").filter((name) => /^[A-Z]+$/.test(name));
      return [...new Set(names)].map((name) => `${name} ${address}`);
    });
}

function refsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => (name === "$ref" && typeof each === "string" ? [each] : refsIn(each)));
}

function at(whole: unknown, ref: string): unknown {
  if (!ref.startsWith("#/")) return undefined;
  let found: unknown = whole;
  for (const part of ref.slice(2).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    found = typeof found === "object" && found !== null ? Object.entries(found).find(([each]) => each === name)?.[1] : undefined;
  }
  return found;
}
