import { z } from "zod";
import { mostOf } from "@/lib/access/rate-limits";
import { SCOPE_MEANINGS, SCOPES } from "@/lib/access/scopes";
import type { Operation } from "@/lib/api/define";
import { OPERATIONS } from "@/lib/api/operations";
import { NAMED_SCHEMAS, named } from "@/lib/api/value-schemas";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Said once here, as every operation may answer so. */
const errorSchema = named(
  "Error",
  z.object({
    error: z.object({
      code: z.string().meta({ description: "For programs." }),
      message: z.string().meta({ description: "What was wrong and what would be right." }),
      field: z.string().optional().meta({ description: "The field, parameter or header that was wrong." }),
    }),
  }),
);

/** The description of the interface in OpenAPI 3.1, made of the operations themselves and the schemas that they read by. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Debrief",
      version: "1",
      description:
        "Interactions with everything that hangs on them, promises, commendations and contact volumes, for programs. Show a key in Authorization: Bearer dbk_…. " +
        "Instants carry their offset; a day alone says that only the day is known. What is not known is left out of answers; null in a request makes a field unknown. " +
        `A key may ask ${mostOf("api")} times in a minute. A body may hold 10 MiB.`,
    },
    servers: [{ url: "/" }],
    tags: [...new Set(OPERATIONS.map(({ group }) => group))].map((name) => ({ name })),
    paths: pathsOf(OPERATIONS),
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: `A key with scopes, made in the settings or by debrief key create. ${SCOPES.map((scope) => `${scope}: ${SCOPE_MEANINGS[scope]}.`).join(" ")}`,
        },
      },
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      headers: HEADERS,
      responses: Object.fromEntries(
        REFUSALS.map(({ name, status: _, headers, ...said }) => [
          name,
          { ...said, ...(headers && { headers }), content: json(errorSchema) },
        ]),
      ),
    },
  };
}

export type OpenApi = ReturnType<typeof openApi>;

/** Every schema that has a name, as JSON Schema; they refer to each other by where they stand. */
export function namedSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(NAMED_SCHEMAS, { io: "input", uri: refTo });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

function pathsOf(operations: readonly Operation[]) {
  const paths: Record<string, Record<string, ReturnType<typeof described>>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: described(operation) };
  return paths;
}

function described(operation: Operation) {
  const { id, scope, group, title, description, body } = operation;
  return {
    operationId: id,
    tags: [group],
    summary: title,
    description,
    security: [{ key: [scope] }],
    parameters: parametersOf(operation),
    ...(body && { requestBody: { required: true, content: json(body.schema, body.example) } }),
    responses: responsesOf(operation),
  };
}

/** What stands in the address, and what may stand in the headers. */
export function parametersOf({ idOf, query, method }: Operation) {
  const id = {
    name: "id",
    in: "path",
    required: true,
    description: `The id of ${idOf}, as answers give it.`,
    schema: ID,
  };
  const asked = Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = bare(z.toJSONSchema(schema, { io: "input" }));
    return { name, in: "query", required: false, description, schema: rest };
  });
  return [...(idOf ? [id] : []), ...asked, ...(method === "GET" ? [] : [{ $ref: "#/components/parameters/IdempotencyKey" }])];
}

function responsesOf({ answers, body, idOf, query, method }: Operation) {
  const applies = { id: idOf !== undefined, body: body !== undefined, asked: body !== undefined || query !== undefined, always: true };
  const refusals = REFUSALS.filter(({ when }) => applies[when]);
  const replayed = method === "GET" ? {} : { headers: { "Idempotent-Replayed": { $ref: "#/components/headers/Idempotent-Replayed" } } };
  return Object.fromEntries<unknown>([
    ...answers.map(
      ({ status, meaning, schema }) => [String(status), { description: meaning, ...replayed, content: json(schema) }] as const,
    ),
    ...refusals.map(({ status, name }) => [String(status), { $ref: `#/components/responses/${name}` }] as const),
  ]);
}

const ID: JsonSchema = { type: "integer", minimum: 1 };

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Anything that is sent with the same key again within a week is done once: the same request gets the same answer, another one is refused. Use a UUID for each thing to be done.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

const HEADERS = {
  "Idempotent-Replayed": {
    description: "true when the answer was given before, and nothing was done now.",
    schema: { type: "string", const: "true" },
  },
  "Retry-After": { description: "After how many seconds to ask again.", schema: { type: "integer", minimum: 1 } },
  "WWW-Authenticate": { description: "Bearer", schema: { type: "string" } },
};

interface Refused {
  status: number;
  name: string;
  when: "asked" | "always" | "id" | "body";
  description: string;
  headers?: Record<string, { $ref: string }>;
}

/** How a request may be refused, and which requests can be. */
const REFUSALS: readonly Refused[] = [
  { status: 400, name: "BadRequest", when: "asked", description: "A parameter, a header or the JSON itself cannot be understood." },
  {
    status: 401,
    name: "Unauthorized",
    when: "always",
    description: "No key, an unknown one, or one that was revoked.",
    headers: { "WWW-Authenticate": { $ref: "#/components/headers/WWW-Authenticate" } },
  },
  { status: 403, name: "Forbidden", when: "always", description: "The key lacks the scope, which the message names." },
  { status: 404, name: "NotFound", when: "id", description: "There is nothing with this id." },
  { status: 413, name: "TooLarge", when: "body", description: "The body is larger than 10 MiB." },
  { status: 415, name: "NotJson", when: "body", description: "The body is not sent as application/json." },
  { status: 421, name: "ForeignHost", when: "always", description: "The server is not asked by a name of its own." },
  {
    status: 422,
    name: "NotTaken",
    when: "body",
    description: "The body is JSON, but says what cannot be taken; or its Idempotency-Key came before with something else.",
  },
  {
    status: 429,
    name: "TooMany",
    when: "always",
    description: "The key has asked as often in this minute as it may.",
    headers: { "Retry-After": { $ref: "#/components/headers/Retry-After" } },
  },
  {
    status: 500,
    name: "Internal",
    when: "always",
    description: "Something went wrong on our side; the message has an id for the operator.",
  },
  {
    status: 503,
    name: "Unavailable",
    when: "always",
    description: "The record cannot be written at present; nothing was changed.",
    headers: { "Retry-After": { $ref: "#/components/headers/Retry-After" } },
  },
  { status: 507, name: "DiskFull", when: "body", description: "The disk of the server is full; nothing was changed." },
];

/** The name under which a schema is described. */
export function nameOfSchema(schema: z.ZodType): string {
  const id = NAMED_SCHEMAS.get(schema)?.id;
  if (id === undefined) throw new Error("What stands in a body needs a name");
  return id;
}

function json(schema: z.ZodType, example?: unknown) {
  return { "application/json": { schema: { $ref: refTo(nameOfSchema(schema)) }, ...(example !== undefined && { example }) } };
}

function refTo(id: string): string {
  return `#/components/schemas/${id}`;
}

/** Without what says that a schema stands alone. */
function bare(schema: z.core.JSONSchema.BaseSchema): JsonSchema {
  const { $schema: _schema, $id: _id, ...rest } = schema;
  return { ...rest };
}
