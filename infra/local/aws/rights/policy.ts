// The law of IAM policies as far as our templates use it: statements read once, calls judged by them; whatever is not known here is
// refused by its name when the policy is read; pure.
import { type Condition, type Context, conditionsIn, holds } from "./condition.ts";
import { arnGlob, glob } from "./glob.ts";

export interface PolicyDocument {
  readonly Statement: Statement | readonly Statement[];
}
export type Statement = Readonly<Record<string, unknown>>;

/** One thing that a request does: what, to what, and what may be said of it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

/** A call that no statement allows is refused as much as one that a statement denies, and AWS says which of the two it was. */
export type Judgement = "allowed" | "denied" | "not-allowed";

interface Rule {
  readonly denies: boolean;
  readonly conditions: readonly Condition[];
  means(action: string, resource: string): boolean;
}

const KNOWN = new Set(["Sid", "Effect", "Action", "Resource", "Condition"]);

export class Policy {
  readonly #rules: readonly Rule[];
  /** The statements that mean an action on a resource: there are few of both, and they come again and again. */
  readonly #found = new Map<string, readonly Rule[]>();

  constructor(documents: readonly PolicyDocument[]) {
    this.#rules = documents.flatMap(({ Statement }) => [Statement].flat()).map(ruleOf);
  }

  judge({ action, resource, context }: Call): Judgement {
    const holding = this.#meaning(action, resource).filter(({ conditions }) =>
      conditions.every(condition => holds(condition, context)),
    );
    if (holding.some(({ denies }) => denies)) return "denied";
    return holding.length > 0 ? "allowed" : "not-allowed";
  }

  #meaning(action: string, resource: string): readonly Rule[] {
    const key = `${action} ${resource}`;
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#rules.filter(rule => rule.means(action, resource));
    // Resources named by clients are without number.
    if (this.#found.size >= MOST_REMEMBERED) this.#found.clear();
    this.#found.set(key, found);
    return found;
  }
}

const MOST_REMEMBERED = 1_000;

function ruleOf(statement: Statement): Rule {
  const unknown = Object.keys(statement).filter(name => !KNOWN.has(name));
  if (unknown.length > 0)
    throw new Error(`the rights cannot be judged here: a statement with ${unknown.join(", ")}`);
  const { Effect, Action, Resource, Condition = {} } = statement;
  if (Effect !== "Allow" && Effect !== "Deny")
    throw new Error(`the rights cannot be judged here: Effect ${Effect}`);
  // Actions are the same in capitals or not, resources are not.
  const actions = textsIn(Action).map(pattern => glob(pattern, "i"));
  const resources = textsIn(Resource).map(arnGlob);
  return {
    denies: Effect === "Deny",
    conditions: conditionsIn(Condition as Record<string, Record<string, unknown>>),
    means: (action, resource) =>
      actions.some(pattern => pattern.test(action)) && resources.some(pattern => pattern.test(resource)),
  };
}

function textsIn(value: unknown): string[] {
  const texts = [value].flat();
  if (texts.length > 0 && texts.every(text => typeof text === "string")) return texts;
  throw new Error(`the rights cannot be judged here: ${JSON.stringify(value)} for an action or a resource`);
}
