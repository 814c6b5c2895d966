// The conditions of a statement: operators, what to do with many values or none; an operator or key not known here is refused by
// its name; pure.
import { glob } from "./glob.ts";

/** What is said of a call, by condition key in small letters; a key that is missing is not there. */
export type Context = Readonly<Record<string, readonly string[]>>;

export interface Condition {
  readonly key: string;
  readonly of: "one" | "all" | "any";
  readonly ifExists: boolean;
  readonly isNull: boolean;
  readonly negated: boolean;
  /** Whether a value of the call is one of those that the statement names. */
  readonly fits: (value: string) => boolean;
  readonly wanted: readonly string[];
}

type Comparing = (wanted: readonly string[]) => (value: string) => boolean;

const equals: Comparing = wanted => value => wanted.includes(value);
const sameLetters: Comparing = wanted => {
  const small = wanted.map(each => each.toLowerCase());
  return value => small.includes(value.toLowerCase());
};
const like: Comparing = wanted => {
  const patterns = wanted.map(pattern => glob(pattern));
  return value => patterns.some(pattern => pattern.test(value));
};

const OPERATORS: Readonly<Record<string, Comparing>> = {
  StringEquals: equals,
  StringNotEquals: equals,
  StringEqualsIgnoreCase: sameLetters,
  StringNotEqualsIgnoreCase: sameLetters,
  StringLike: like,
  StringNotLike: like,
  Bool: sameLetters,
  Null: sameLetters,
};
/** Those that a request tells; whether it has several values decides which operators may ask for it. */
const KEYS: readonly (readonly [RegExp, "one" | "many"])[] = [
  [/^aws:resourcetag\/.+$/, "one"],
  [/^ec2:resourcetag\/.+$/, "one"],
  [/^dynamodb:leadingkeys$/, "many"],
  [/^ses:fromaddress$/, "one"],
  [/^kms:requestalias$/, "one"],
];

export function conditionsIn(
  block: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Condition[] {
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      conditionOf(operator, key.toLowerCase(), [values].flat().map(String)),
    ),
  );
}

function conditionOf(operator: string, key: string, wanted: readonly string[]): Condition {
  const [, set, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const comparing = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!comparing) throw new Error(`the rights cannot be judged here: the operator ${operator}`);
  const known = KEYS.find(([pattern]) => pattern.test(key));
  if (!known) throw new Error(`the rights cannot be judged here: the condition key ${key}`);
  const isNull = name === "Null";
  if (known[1] === "many" && !set && !isNull)
    throw new Error(`the rights cannot be judged here: ${operator} of ${key}, which has many values`);
  // What these would mean together is not said anywhere.
  if ((isNull && set) || (ifExists && (set || isNull)))
    throw new Error(`the rights cannot be judged here: the operator ${operator}`);
  return {
    ...{ key, isNull, wanted, ifExists: ifExists !== undefined },
    of: set === "ForAllValues" ? "all" : set === "ForAnyValue" ? "any" : "one",
    negated: /Not(?=Equals|Like)/.test(name),
    fits: comparing(wanted),
  };
}

export function holds({ key, of, ifExists, isNull, negated, fits }: Condition, context: Context): boolean {
  const values = Object.hasOwn(context, key) ? context[key] : undefined;
  if (isNull) return fits(String(values === undefined));
  if (values === undefined) return ifExists || of === "all" || (negated && of === "one");
  const passes = (value: string) => fits(value) !== negated;
  return of === "all" ? values.every(passes) : values.some(passes);
}
