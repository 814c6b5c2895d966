// What can be supposed of each fact that the rules in force look at: what somebody could change it to, what the rules tell apart, and
// that it is not known. Whatever is offered here, the gate takes.
import type { Compared } from "../shared/policy/compiled.ts";
import { readSet } from "../shared/policy/sets.ts";
import { parametersFor } from "./adoption.ts";
import { CHANGEABLE, LEFT_OUT } from "./changeable.ts";
import type { FactName, Facts } from "./facts.ts";
import { deployedPolicies } from "./policies.ts";
import { FACT_KINDS, suppositionComplaint } from "./what-if.ts";

export interface Supposable {
  readonly fact: FactName;
  /** Null: that it is not known. */
  readonly values: readonly unknown[];
}

/** The question itself says these. */
const OF_THE_QUESTION: readonly string[] = ["activity", "system", "channel"];

export function supposable(facts: Facts): readonly Supposable[] {
  if (facts.rules !== "in-force") return [];
  const compared = comparedWith(facts);
  return (Object.keys(FACT_KINDS) as FactName[])
    .filter(fact => !OF_THE_QUESTION.includes(fact))
    .flatMap(fact => {
      const rows = compared.filter(([path]) => path.split(".")[0] === fact);
      if (rows.length === 0) return [];
      const values = [...targets(fact, facts), ...rows.flatMap(row => told(fact, row, facts)), null];
      return { fact, values: distinct(values.filter(value => !suppositionComplaint({ [fact]: value }))) };
    });
}

type Row = readonly [path: string, value: unknown];

/** Each fact by its path, with each value that a rule in force compares it with. */
function comparedWith({ profiles, overlay, known }: Facts): Row[] {
  const binding = new Set(deployedPolicies()(profiles, overlay).forbids.map(({ id }) => id));
  const parameters = parametersFor(profiles, overlay);
  const valuesOf = ({ value, parameter, fact }: Compared): unknown[] => {
    if (fact !== undefined) return [known[fact as FactName]].flat();
    const [text = "", name = ""] = parameter?.split(".") ?? [];
    return [parameter === undefined ? value : parameters[text]?.[name]].flat();
  };
  const looking = readSet("connect").filter(({ id }) => binding.has(id));
  const pairs = looking.flatMap(({ compares }) => Object.entries(compares));
  const rows = pairs.flatMap(([path, all]) =>
    [undefined, ...all.flatMap(valuesOf)].map((value): Row => [path, value]),
  );
  // A fact that another is held against is told apart by what that other one is.
  const against = pairs.flatMap(([path, all]) =>
    all.flatMap(({ fact }) => (fact === undefined ? [] : [[path, fact] as const])),
  );
  const mirrored = against.flatMap(([path, fact]) =>
    rows.filter(([of]) => of === path).map(([, value]): Row => [fact, value]),
  );
  return [...rows, ...mirrored];
}

function targets(fact: FactName, { known }: Facts): unknown[] {
  const row = CHANGEABLE[fact];
  return row ? row.to(known).map(target => (target === LEFT_OUT ? null : target)) : [];
}

/** As the whole fact would be, were that part of it this value: of a number also what lies beside it, of a set with it and without. */
function told(fact: FactName, [path, value]: Row, { known }: Facts): unknown[] {
  const kind = FACT_KINDS[fact];
  if (typeof kind !== "string") {
    const part = path.split(".")[1];
    const usual = Object.fromEntries(Object.keys(kind).map(each => [each, false]));
    return part === undefined ? [] : [{ ...usual, ...(known[fact] as object | undefined), [part]: value }];
  }
  if (kind.startsWith("texts")) {
    const now = (known[fact] ?? []) as readonly string[];
    return value === undefined
      ? [[]]
      : [[...now.filter(each => each !== value), value], now.filter(each => each !== value)];
  }
  if (kind.startsWith("truth")) return [true, false];
  return typeof value === "number" ? [value - 1, value, value + 1].filter(each => each >= 0) : [value];
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map(value => [JSON.stringify(value), value])).values()];
}
