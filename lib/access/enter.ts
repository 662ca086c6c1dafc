import { actingForKey } from "@/lib/access/acting-for-key";
import { type Actor, require } from "@/lib/access/actor";
import { POLICY, type RouteId, type Rule } from "@/lib/access/policy";
import { type AskedRequest, carriesKey, refuseForeign } from "@/lib/access/refusal";
import { sessionActor } from "@/lib/access/sessions";
import { ForbiddenError, UnauthorizedError } from "@/lib/errors";
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
 * signed in; what `actingForKey` throws, for programs
 */
export async function enter(request: AskedRequest, route: RouteId): Promise<Entered> {
  refuseForeign(request);
  const rule: Rule = POLICY[route];
  const workspace = await serverWorkspace();
  const actor = await actorFor(request, rule, workspace);
  if ("rights" in rule) for (const right of rule.rights) require(actor, right);
  return { actor, workspace: seenBy(workspace, actor) };
}

async function actorFor(request: AskedRequest, rule: Rule, workspace: Workspace): Promise<Actor> {
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
  if (!actor) throw new UnauthorizedError("Sign in first: the session has ended, or there was none.");
  return actor;
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
