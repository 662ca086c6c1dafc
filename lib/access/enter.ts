import { actingForKey } from "@/lib/access/acting-for-key";
import { type Actor, require } from "@/lib/access/actor";
import { clientAddress } from "@/lib/access/client-address";
import { POLICY, type RouteId, type Rule } from "@/lib/access/policy";
import { keepWithinLimit, spendOrRefuse } from "@/lib/access/rate-limits";
import { type AskedRequest, carriesKey, refuseForeign } from "@/lib/access/refusal";
import { sessionActor } from "@/lib/access/sessions";
import { ForbiddenError, UnauthorizedError } from "@/lib/errors";
import { beginAnswer, noteActor } from "@/lib/under-way";
import { serverWorkspace, type Workspace } from "@/lib/workspace";

/** Who is acting, and the workspace as they may see it. */
export interface Entered {
  actor: Actor;
  workspace: Workspace;
}

/**
 * Lets somebody in to a page or a method of a route, or not. Every one of them asks this before it touches data, with its
 * own name in the policy; `proxy.ts` only refuses some of the same requests earlier.
 * @throws ForbiddenError 421 `foreign_host`, 403 `foreign_origin` when another site is driving this server, `not_for_keys`
 * when a program shows its key where only people act, `forbidden` without the right; UnauthorizedError 401 when nobody has
 * signed in; TooManyRequestsError beyond a limit (rate-limits.ts); what `actingForKey` throws, for programs
 */
export async function enter(request: AskedRequest, route: RouteId): Promise<Entered> {
  beginAnswer(route);
  refuseForeign(request);
  const rule: Rule = POLICY[route];
  const workspace = await serverWorkspace();
  const actor = await actorFor(request, rule, workspace, route);
  noteActor(actor.kind);
  if ("rights" in rule) for (const right of rule.rights) require(actor, right);
  await keepWithinLimit(workspace.record, actor, route, Date.now());
  return { actor, workspace: seenBy(workspace, actor) };
}

async function actorFor(request: AskedRequest, rule: Rule, workspace: Workspace, route: RouteId): Promise<Actor> {
  if (rule.who === "programs" || rule.who === "senders")
    throw new ForbiddenError(
      "This address is for programs alone, which show what they have themselves.",
      "Authorization",
      "not_for_people",
    );
  if (carriesKey(request)) {
    if (rule.who === "either") return (await actingForKey(request, async () => workspace)).actor;
    throw new ForbiddenError("This address is not for keys: see /api/openapi.json.", "Authorization", "not_for_keys");
  }
  const actor = await sessionActor(workspace.record, request.headers.get("cookie"), Date.now());
  if (actor) return actor;
  // A page leads to where one signs in, whoever asks how often.
  if (!route.startsWith("PAGE ")) await spendOrRefuse(workspace.record, "stranger", clientAddress(request.headers), Date.now());
  throw new UnauthorizedError("Sign in first: the session has ended, or there was none.");
}

/** Only passes on what of the workspace the actor may see: the facts of their teams. */
function seenBy(workspace: Workspace, { teams }: Actor): Workspace {
  return teams === null ? workspace : { ...workspace, facts: workspace.facts.within(teams) };
}

/** Whether `enter` would let somebody who has signed in come to a page: what leads there is shown to nobody else. An unknown page is for nobody. */
export function mayEnter(actor: Actor, route: string): boolean {
  if (!isRoute(route)) return false;
  const rule: Rule = POLICY[route];
  return "rights" in rule ? rule.rights.every((right) => actor.may(right)) : rule.who === "signed-in" || rule.who === "anybody";
}

function isRoute(text: string): text is RouteId {
  return Object.hasOwn(POLICY, text);
}
