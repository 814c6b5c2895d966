// A question of which only as much is settled as a policy looks at: whatever it reads that is not settled yet stops it, by name.
import { parametersOf } from "../../../../../functions/gate/adoption.ts";
import type { Asked, CompiledPolicy, Fact } from "../../../../../functions/shared/policy/compiled.ts";
import { OPERATORS } from "../../../../../functions/shared/policy/semantics.ts";
import { PROFILE_IDS } from "../../../../../functions/shared/rules/clauses.ts";
import { ABSENT, THERE, type Value, type Variables } from "./variables.ts";

/** Which action on what: one of the schema's, by its number. */
export const ACT = "act";

export type Outcome = "applies" | "not" | "errs";

class Unsettled extends Error {
  path = "";
}
/** One for all, read before the next is thrown: half of a proof was spent on writing down where each came from. */
const UNSETTLED = new Unsettled();

/** A set of which each member is settled by itself. */
class MemberSet {
  readonly path: string;
  readonly has: (member: string) => boolean;
  readonly members: readonly string[];
  constructor(path: string, members: readonly string[], has: (member: string) => boolean) {
    this.path = path;
    this.members = members;
    this.has = has;
  }
}

function isMemberSet(value: unknown): boolean {
  return value instanceof MemberSet;
}

function membersIn(value: Fact): string[] {
  const set = value as unknown;
  if (set instanceof MemberSet) return set.members.filter(each => set.has(each));
  if (!Array.isArray(set)) throw new Error("no set");
  return set as string[];
}

function possibleIn(...sets: readonly Fact[]): string[] {
  const all = sets.flatMap(set => {
    const members = set as unknown;
    return members instanceof MemberSet ? members.members : (members as readonly string[]);
  });
  return [...new Set(all)];
}

function holds(value: Fact, member: unknown): boolean {
  const set = value as unknown;
  return set instanceof MemberSet ? set.has(member as string) : membersIn(value).includes(member as string);
}

/** The operators of compiled policies, for sets of which only some members are settled. */
export const LAZY: typeof OPERATORS = {
  ...OPERATORS,
  contains: holds,
  containsAll: (whole, parts) => membersIn(parts).every(part => holds(whole, part)),
  containsAny: (whole, parts) => membersIn(parts).some(part => holds(whole, part)),
  isEmpty: value => membersIn(value).length === 0,
  same: (one, other) =>
    isMemberSet(one) || isMemberSet(other)
      ? // One after the other: the first that is in one alone says that they differ.
        possibleIn(one, other).every(each => holds(one, each) === holds(other, each))
      : OPERATORS.same(one, other),
};

/** What each regulation gives is no question. */
const LAID_DOWN = new Map(PROFILE_IDS.map(id => [`constants.${id}`, parametersOf(id)]));

export class Question {
  readonly settled = new Map<string, Value | number>();
  /** What was looked at since this was last emptied. */
  readonly looked = new Set<string>();
  readonly #variables: Variables;
  readonly #asked: Asked;

  constructor(variables: Variables) {
    this.#variables = variables;
    const act = () => this.#act();
    const facts = (owner: string) => this.#record(owner) as Readonly<Record<string, Fact>>;
    this.#asked = {
      principal: { type: "Person", id: "somebody", facts: facts("principal") },
      action: {
        get id() {
          return act().action;
        },
        get group() {
          return act().group;
        },
      },
      resource: {
        get type() {
          return act().resource;
        },
        id: "something",
        facts: facts("resource"),
      },
      context: this.#record("context"),
      constants: this.#record("constants"),
    };
  }

  /** What comes of it, or what has to be settled first. */
  ask(policy: CompiledPolicy): Outcome | { readonly needs: string } {
    this.looked.clear();
    try {
      return policy.applies(this.#asked) ? "applies" : "not";
    } catch (error) {
      return error instanceof Unsettled ? { needs: error.path } : "errs";
    }
  }

  valuesOf(path: string): readonly (Value | number)[] {
    return path === ACT ? this.#variables.shape.acts.map((_, at) => at) : this.#variables.valuesOf(path);
  }

  #read(path: string): Value | number {
    this.looked.add(path);
    const value = this.settled.get(path);
    if (value !== undefined) return value;
    UNSETTLED.path = path;
    throw UNSETTLED;
  }

  #act() {
    const act = this.#variables.shape.acts[this.#read(ACT) as number];
    if (!act) throw new Error("there is no such act");
    return act;
  }

  #record(path: string): object {
    return new Proxy(
      {},
      { get: (_, name) => (typeof name === "string" ? this.#fact(path, name) : undefined) },
    );
  }

  #fact(owner: string, name: string): unknown {
    const path = `${owner}.${name}`;
    const { shape, membersOf } = this.#variables;
    if (owner === "resource" && !shape.hasAttribute(this.#act().resource, name)) return undefined;
    const laidDown = LAID_DOWN.get(owner);
    if (laidDown) return laidDown[name];
    const attribute = shape.attributeAt(path);
    if (!attribute) return undefined;
    const isPlain = attribute.required && (attribute.type === "Record" || attribute.type === "Set");
    const value = isPlain ? THERE : this.#read(path);
    if (value === ABSENT) return undefined;
    if (value !== THERE) return value;
    if (attribute.type === "Record") return this.#record(path);
    return new MemberSet(path, membersOf(path), member => this.#read(`${path}∋${member}`) === true);
  }
}
