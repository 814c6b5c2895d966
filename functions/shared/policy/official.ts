// The official engine, asked as the compiled policies are: the same answer, or none for the same policy.
import type { Context, EntityJson, StaticPolicySet } from "@cedar-policy/cedar-wasm/web";
import { type Entity, EVALUATION_ERROR, type PolicyQuestion, type PolicyVerdict } from "./compiled.ts";
import { startEngine } from "./engine.ts";
import { CONSTANTS } from "./expression.ts";
import type { PolicySet } from "./text.ts";

const NAME = "official";

/** One set at a time: the next takes its place. */
export function officially(set: PolicySet): (question: PolicyQuestion) => PolicyVerdict {
  const cedar = startEngine();
  const staticPolicies = Object.fromEntries(
    Object.entries(set).map(([id, { policy }]) => [id, policy]),
  ) as StaticPolicySet;
  const read = cedar.preparsePolicySet(NAME, { staticPolicies });
  if (read.type !== "success") throw new Error(JSON.stringify(read.errors));
  return question => {
    const { principal, action, group, resource, context, constants } = question;
    const answer = cedar.statefulIsAuthorized({
      principal: { type: principal.type, id: principal.id },
      action: { type: "Action", id: action },
      resource: { type: resource.type, id: resource.id },
      context: { ...context, ...(constants !== undefined && { [CONSTANTS]: constants }) } as Context,
      preparsedPolicySetId: NAME,
      entities: [...known(principal), ...known(resource), ...inGroup(action, group)],
    });
    if (answer.type !== "success") return REFUSED;
    const { decision, diagnostics } = answer.response;
    if (diagnostics.errors.length > 0) return REFUSED;
    return {
      allowed: decision === "allow",
      because: decision === "allow" ? [] : [...diagnostics.reason].sort(),
    };
  };
}

const REFUSED: PolicyVerdict = { allowed: false, because: [EVALUATION_ERROR] };

function known({ type, id, facts }: Entity): EntityJson[] {
  return facts ? [{ uid: { type, id }, attrs: facts as EntityJson["attrs"], parents: [] }] : [];
}

function inGroup(action: string, group: string | undefined): EntityJson[] {
  if (group === undefined) return [];
  return [{ uid: { type: "Action", id: action }, attrs: {}, parents: [{ type: "Action", id: group }] }];
}
