// What the schema beside policies lets a question be: who may ask, by which action, of what, and of which kind each fact is.
import { parametersOf } from "../../../../../functions/gate/adoption.ts";
import { startEngine } from "../../../../../functions/shared/policy/engine.ts";
import { schemaOf } from "../../../../../functions/shared/policy/schema.ts";
import { PROFILE_IDS, type ProfileId } from "../../../../../functions/shared/rules/clauses.ts";
import { BINDS_EVERYBODY } from "../../../../../functions/shared/rules/profiles.ts";

export interface Attribute {
  readonly type: "Bool" | "Long" | "String" | "Set" | "Record";
  readonly required: boolean;
}
export type Attributes = Readonly<Record<string, Attribute & { readonly attributes?: Attributes }>>;

/** One action on one type of thing. */
export interface Act {
  readonly action: string;
  readonly group: string;
  readonly resource: string;
}

export interface Shape {
  readonly acts: readonly Act[];
  attributeAt(path: string): Attribute | undefined;
  /** Of the one who asks, of the thing, of the context, of the constants. */
  attributesOf(owner: string): Attributes;
  /** Of a thing of that type. */
  hasAttribute(resource: string, name: string): boolean;
  /** What is written in the regulations there. */
  givenAt(path: string): readonly (string | number | boolean)[];
}

export function shapeOf(folder: string): Shape {
  const answer = startEngine().schemaToJson(schemaOf(folder));
  if (answer.type !== "success") throw new Error(`${folder}: the schema cannot be read`);
  const { entityTypes, actions } = (answer.json as unknown as Record<string, Written>)[""] as Written;
  const entities = Object.entries(entityTypes).map(
    ([type, { shape }]) => [type, shape ? attributesIn(shape) : {}] as const,
  );
  const { Person: principal = {}, ...resources } = Object.fromEntries(entities);
  const resource: Attributes = Object.assign({}, ...Object.values(resources));
  const context = Object.values(actions).map(({ appliesTo }) => appliesTo?.context);
  const facts = context[0] ? attributesIn(context[0]) : {};
  const roots: Readonly<Record<string, Attributes>> = {
    ...{ principal, resource, context: facts },
    constants: bound(facts.profiles?.attributes ?? {}),
  };
  const known = new Map<string, Attribute | undefined>();
  return {
    acts: actsIn(actions),
    attributeAt: path => {
      if (!known.has(path)) known.set(path, at(roots, path));
      return known.get(path);
    },
    attributesOf: owner => roots[owner] ?? {},
    hasAttribute: (type, name) => Object.hasOwn(resources[type] ?? {}, name),
    givenAt: path => given(path),
  };
}

interface WrittenType {
  readonly type: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, WrittenType & { readonly required?: boolean }>>;
}
interface Written {
  readonly entityTypes: Readonly<Record<string, { readonly shape?: WrittenType }>>;
  readonly actions: Readonly<
    Record<
      string,
      {
        readonly appliesTo?: {
          readonly resourceTypes: readonly string[];
          readonly context?: WrittenType;
        } | null;
        readonly memberOf?: readonly { readonly id: string }[];
      }
    >
  >;
}

function attributesIn({ attributes = {} }: WrittenType): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { required = true, ...each }]) => {
      const type = (each.type === "EntityOrCommon" ? each.name : each.type) as Attribute["type"];
      return [name, { type, required, ...(type === "Record" && { attributes: attributesIn(each) }) }];
    }),
  );
}

/** The regulations that bind everybody are always there; a parameter is that of the regulation, and an agency's own is any. */
function bound(profiles: Attributes): Attributes {
  const rows = Object.entries(profiles).map(([id, row]) => {
    const required = BINDS_EVERYBODY.some(each => each === id);
    return [id, { ...row, required }] as const;
  });
  return Object.fromEntries(rows);
}

function actsIn(actions: Written["actions"]): Act[] {
  return Object.entries(actions).flatMap(([action, { appliesTo, memberOf = [] }]) =>
    (appliesTo?.resourceTypes ?? []).map(resource => ({ action, group: memberOf?.[0]?.id ?? "", resource })),
  );
}

function at(roots: Readonly<Record<string, Attributes>>, path: string): Attribute | undefined {
  const [root = "", ...steps] = path.split(".");
  let attributes: Attributes | undefined = roots[root];
  let found: Attribute | undefined;
  for (const step of steps) {
    const next: (Attribute & { readonly attributes?: Attributes }) | undefined = attributes?.[step];
    found = next;
    attributes = next?.attributes;
  }
  return found;
}

/** Of an agency's own, what any regulation gives by that name. */
function given(path: string): readonly (string | number | boolean)[] {
  const [root, profile, name = ""] = path.split(".");
  if (root !== "constants") return [];
  const from = profile === "own" ? PROFILE_IDS : [profile as ProfileId];
  return from.flatMap(id => (parametersOf(id)[name] ?? []) as string | number | boolean);
}
