import type { Right } from "@/lib/access/roles";

/** Who may come to a route at all; what they find there is limited again where the data is read or written. */
export type Rule =
  /** Whoever has signed in and has all of the rights. */
  | { who: "people"; rights: readonly Right[] }
  /** The same, or a program whose key gives them; any key where none is named. */
  | { who: "either"; rights: readonly Right[] }
  /** Whoever has signed in, whatever they may do. */
  | { who: "signed-in" }
  /** Programs, by the scope of each operation. */
  | { who: "programs" }
  /** Help desks, by their signature. */
  | { who: "senders" }
  /** Also who has not signed in. */
  | { who: "anybody" };

const people = (...rights: readonly [Right, ...Right[]]): Rule => ({ who: "people", rights });
const either = (...rights: readonly Right[]): Rule => ({ who: "either", rights });
const SIGNED_IN: Rule = { who: "signed-in" };
const PROGRAMS: Rule = { who: "programs" };
const SENDERS: Rule = { who: "senders" };
const ANYBODY: Rule = { who: "anybody" };

/**
 * Every page and every method of every route, by its place in app/. What is not written here is refused, and
 * tests/access/matrix.test.ts fails for it.
 */
export const POLICY = {
  "PAGE /agenda/[code]": people("read"),
  "PAGE /agenda": people("read"),
  "PAGE /causes": people("read"),
  "PAGE /commendations": people("read", "read-rows"),
  "PAGE /definitions": people("read"),
  "PAGE /failures/[code]": people("read", "read-rows"),
  "PAGE /failures/emerging": people("read", "read-rows"),
  "PAGE /failures/first": people("read"),
  "PAGE /failures": people("read"),
  "PAGE /follow-through": people("read", "read-rows"),
  "PAGE /handling": people("read"),
  "PAGE /imports/[id]": people("import"),
  "PAGE /imports": people("import"),
  "PAGE /interactions/[id]": people("read", "read-rows"),
  "PAGE /interactions": people("read", "read-rows"),
  "PAGE /": people("read"),
  "PAGE /procedures/[code]": people("read"),
  "PAGE /procedures": people("read"),
  "PAGE /settings/api": people("read"),
  "PAGE /settings/keys": people("manage"),
  "PAGE /settings/ownership": people("govern"),
  "PAGE /settings": people("read"),
  "PAGE /settings/sources/connectors/[code]": people("manage"),
  "PAGE /settings/sources": people("manage"),
  "PAGE /settings/sources/webhooks/[code]": people("manage"),
  // Settled at the build, with no data: only so can it answer 404.
  "PAGE /views/gone": ANYBODY,
  "PAGE /views": people("read"),
  "PAGE /volumes": people("read"),
  "PATCH /api/connectors/[code]": people("manage"),
  "DELETE /api/connectors/[code]": people("manage"),
  "POST /api/connectors/[code]/run": people("manage"),
  "GET /api/connectors": people("manage"),
  "POST /api/connectors": people("manage"),
  "PATCH /api/decisions/[id]": people("write"),
  "POST /api/decisions": people("write"),
  "PUT /api/failures/[code]/assessment": people("write"),
  "DELETE /api/failures/[code]/baseline-changes/[id]": people("write"),
  "POST /api/failures/[code]/baseline-changes": people("write"),
  "GET /api/failures/[code]/fixes/preview": people("read"),
  "POST /api/failures/[code]/fixes": people("write"),
  "POST /api/failures/[code]/links": people("write"),
  "DELETE /api/failures/[code]/links": people("write"),
  "PATCH /api/failures/[code]": people("write"),
  "PATCH /api/failures/[code]/rules/[id]": people("write"),
  "DELETE /api/failures/[code]/rules/[id]": people("write"),
  "POST /api/failures/[code]/rules": people("write"),
  "GET /api/failures/[code]/similar": people("read-rows"),
  "POST /api/failures/[code]/similar": people("write"),
  "POST /api/failures/[code]/split": people("write"),
  "DELETE /api/failures/[code]/split": people("write"),
  "POST /api/failures/[code]/unmerge": people("write"),
  "POST /api/failures/merge": people("write"),
  "POST /api/failures": people("write"),
  "PATCH /api/failures": people("write"),
  "GET /api/find": people("read"),
  "PATCH /api/fixes/[code]": people("write"),
  "DELETE /api/fixes/[code]": people("write"),
  "GET /api/health/live": ANYBODY,
  "GET /api/health/ready": ANYBODY,
  "POST /api/imports/[id]/cancel": people("import"),
  "POST /api/imports/[id]/commit": people("import"),
  "GET /api/imports/[id]/preview": people("import"),
  "PUT /api/imports/[id]/reading": people("import"),
  "GET /api/imports/[id]/rejected.csv": people("import", "export"),
  "GET /api/imports/[id]": people("import"),
  "DELETE /api/imports/[id]": people("import"),
  "GET /api/imports/[id]/undo": people("import"),
  "POST /api/imports/[id]/undo": people("import"),
  "GET /api/imports/mappings/[code]": people("import"),
  "PATCH /api/imports/mappings/[code]": people("import"),
  "DELETE /api/imports/mappings/[code]": people("import"),
  "GET /api/imports/mappings": people("import"),
  "POST /api/imports/mappings": people("import"),
  "GET /api/imports": people("import"),
  "POST /api/imports": people("import"),
  "GET /api/imports/shared": people("import"),
  "PUT /api/imports/shared": people("import"),
  "GET /api/imports/template.csv": people("import"),
  "GET /api/interactions": either("read-rows", "export"),
  "DELETE /api/keys/[id]": people("manage"),
  "GET /api/keys": people("manage"),
  "POST /api/keys": people("manage"),
  "POST /api/meetings": people("write"),
  "GET /api/metrics/[metric]": either("read"),
  "POST /api/needs/[code]": people("write"),
  "PATCH /api/needs/[code]": people("write"),
  "GET /api/openapi.json": either(),
  "PATCH /api/ownership-rules/[id]": people("govern"),
  "DELETE /api/ownership-rules/[id]": people("govern"),
  "GET /api/ownership-rules": people("read"),
  "POST /api/ownership-rules": people("govern"),
  "PATCH /api/priorities": people("govern"),
  "PATCH /api/procedures/[code]": people("govern"),
  "POST /api/procedures/[code]/versions": people("govern"),
  "GET /api/procedures": either("read"),
  "GET /api/reports/recurring-issues": either("read", "export"),
  "GET /api/sample": people("read"),
  "POST /api/sample": people("manage"),
  "DELETE /api/sample": people("manage"),
  "PATCH /api/teams/[code]": people("govern"),
  "PATCH /api/v1/commendations/[id]": PROGRAMS,
  "GET /api/v1/commendations": PROGRAMS,
  "POST /api/v1/interactions/[id]/commendations": PROGRAMS,
  "POST /api/v1/interactions/[id]/promises": PROGRAMS,
  "GET /api/v1/interactions/[id]": PROGRAMS,
  "PATCH /api/v1/interactions/[id]": PROGRAMS,
  "GET /api/v1/interactions": PROGRAMS,
  "POST /api/v1/interactions": PROGRAMS,
  "PATCH /api/v1/promises/[id]": PROGRAMS,
  "GET /api/v1/promises": PROGRAMS,
  "GET /api/v1/volumes": PROGRAMS,
  "POST /api/v1/volumes": PROGRAMS,
  "PATCH /api/views/[code]": people("write"),
  "DELETE /api/views/[code]": people("write"),
  "GET /api/views": people("read"),
  "POST /api/views": people("read"),
  "PATCH /api/webhook-sources/[code]": people("manage"),
  "DELETE /api/webhook-sources/[code]": people("manage"),
  "DELETE /api/webhook-sources/[code]/secrets/[secret]": people("manage"),
  "POST /api/webhook-sources/[code]/secrets": people("manage"),
  "POST /api/webhook-sources/[code]/test": people("manage"),
  "GET /api/webhook-sources": people("manage"),
  "POST /api/webhook-sources": people("manage"),
  "POST /api/webhooks/[source]": SENDERS,
  "GET /v/[code]": people("read"),
  "POST /api/session": ANYBODY,
  "DELETE /api/session": SIGNED_IN,
} as const satisfies Record<string, Rule>;

export type RouteId = keyof typeof POLICY;
