// An example whole, as it would be asked: what was not settled is as usual, and told in a sentence is only what is not.
import { parametersOf } from "../../../../../functions/gate/adoption.ts";
import type { Entity, PolicyQuestion } from "../../../../../functions/shared/policy/compiled.ts";
import { PROFILE_IDS, type ProfileId } from "../../../../../functions/shared/rules/clauses.ts";
import { BINDS_EVERYBODY } from "../../../../../functions/shared/rules/profiles.ts";
import { ACT } from "./question.ts";
import type { Example } from "./search.ts";
import type { Attributes } from "./shape.ts";
import { ABSENT, type Value, type Variables } from "./variables.ts";

type Record_ = Readonly<Record<string, unknown>>;

export function questionOf(example: Example, variables: Variables): PolicyQuestion {
  const { shape } = variables;
  const act = shape.acts[(example.get(ACT) as number) ?? 0];
  if (!act) throw new Error("there is no such act");
  const whole = (owner: string) => recordAt(owner, shape.attributesOf(owner), { example, variables });
  const entity = (type: string, owner: "principal" | "resource"): Entity => ({
    type,
    id: owner,
    facts: Object.fromEntries(
      Object.entries(whole(owner)).filter(
        ([name]) => owner === "principal" || shape.hasAttribute(type, name),
      ),
    ) as NonNullable<Entity["facts"]>,
  });
  return {
    principal: entity("Person", "principal"),
    action: act.action,
    ...(act.group && { group: act.group }),
    resource: entity(act.resource, "resource"),
    context: whole("context"),
    constants: constantsOf(example, whole("constants")),
  };
}

interface Filling {
  readonly example: Example;
  readonly variables: Variables;
}

function recordAt(owner: string, attributes: Attributes, filling: Filling): Record_ {
  const { example, variables } = filling;
  const rows = Object.entries(attributes).flatMap(([name, { type, required, attributes: inner }]) => {
    const path = `${owner}.${name}`;
    if (name === "profiles") return [];
    const isPlain = required && (type === "Record" || type === "Set");
    const value = isPlain ? undefined : (example.get(path) ?? usually(path, variables));
    if (value === ABSENT) return [];
    const whole = type === "Record" ? recordAt(path, inner ?? {}, filling) : membersAt(path, filling);
    return [[name, type === "Record" || type === "Set" ? whole : value] as const];
  });
  return Object.fromEntries<unknown>(rows);
}

/** Where nothing is usual, nothing is said. */
function usually(path: string, { usual, valuesOf }: Variables): Value | undefined {
  const values = valuesOf(path);
  return usual(path) ?? (values.includes(ABSENT) ? ABSENT : values[0]);
}

function membersAt(path: string, { example, variables }: Filling): string[] {
  const settled = [...example.keys()].filter(each => each.startsWith(`${path}∋`));
  const members = new Set([
    ...variables.membersOf(path),
    ...settled.map(each => each.slice(path.length + 1)),
  ]);
  const isIn = (member: string) =>
    example.get(`${path}∋${member}`) ?? variables.usual(`${path}∋${member}`) ?? false;
  return [...members].filter(isIn);
}

/** The regulations that bind, each with what is written in it, and an agency's own. */
function constantsOf(example: Example, { own }: Record_): Record_ {
  const binding = PROFILE_IDS.filter(id => isBinding(id, example));
  return {
    ...Object.fromEntries(binding.map(id => [id, parametersOf(id)])),
    ...(own !== undefined && { own }),
  };
}

export function isBinding(id: ProfileId, example: Example): boolean {
  const value = example.get(`constants.${id}`);
  return BINDS_EVERYBODY.some(each => each === id) || (value !== undefined && value !== ABSENT);
}
