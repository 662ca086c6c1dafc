import type { RouteId } from "@/lib/access/policy";
import type { LimitName } from "@/lib/access/rate-limits";

/** Which limit a route counts against; by its name in the policy, so that no other spelling of its address escapes. */
export function limitOf(route: RouteId): LimitName | null {
  const own = LIMIT_OF_ROUTE[route];
  if (own) return own;
  return /^(PAGE|GET) /.test(route) ? null : "write";
}

const LIMIT_OF_ROUTE: Partial<Record<RouteId, LimitName>> = {
  "POST /api/imports": "import",
  "GET /api/imports/[id]/rejected.csv": "export",
  "GET /api/endings": "export",
  "GET /api/interactions": "export",
  "GET /api/reports/recurring-issues": "export",
  "GET /api/find": "search",
  "GET /api/interactions/earlier": "search",
  "GET /api/interactions/past": "search",
  "GET /api/failures/[code]/similar": "search",
};
