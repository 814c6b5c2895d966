// What compiled policies are made of: each operator as the policy language defines it. Whatever it calls an error throws, and so does
// a value that the language does not have; a number beyond what is exact here is refused rather than rounded.
import type { Entity, Fact } from "./compiled.ts";

class PolicyError extends Error {}

type Facts = { readonly [name: string]: unknown };

function isFacts(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What would be an entity or an extension of the language, and not a record. */
const RESERVED = ["__entity", "__extn", "__expr"];

function valid(value: unknown): Fact {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return exact(value);
    case "object":
      if (value !== null) return value as Fact;
  }
  throw new PolicyError("no value of the language");
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new PolicyError("no whole number, or beyond what is exact");
  return value;
}

function there(value: unknown): boolean {
  return (
    typeof value === "string" ||
    typeof value === "boolean" ||
    (value !== undefined && valid(value) !== undefined)
  );
}

function get(value: unknown): Fact {
  return typeof value === "string" || typeof value === "boolean" ? value : valid(value);
}

function record(value: unknown): Facts {
  if (!isFacts(value)) throw new PolicyError("no record");
  return value;
}

const NOTHING = {};

/** Of an entity nothing is known about, nothing is there; asked for all the same, it is an error. */
function known({ facts = NOTHING }: Entity): Facts {
  return facts;
}

function yes(value: Fact): boolean {
  if (typeof value !== "boolean") throw new PolicyError("neither yes nor no");
  return value;
}

function long(value: Fact): number {
  if (typeof value !== "number") throw new PolicyError("no number");
  return value;
}

function plus(one: Fact, other: Fact): number {
  return exact(long(one) + long(other));
}

function minus(one: Fact, other: Fact): number {
  return exact(long(one) - long(other));
}

function times(one: Fact, other: Fact): number {
  return exact(long(one) * long(other));
}

/** No order and no number of times: what is in one is in the other. */
function set(value: Fact): readonly Fact[] {
  if (!Array.isArray(value)) throw new PolicyError("no set");
  for (const each of value) valid(each);
  return value;
}

function same(one: Fact, other: Fact): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && containsAll(one, other) && containsAll(other, one);
  return sameRecords(one as Facts, other as Facts);
}

function sameRecords(one: Facts, other: Facts): boolean {
  const names = namesIn(one);
  return (
    names.length === namesIn(other).length &&
    names.every(name => there(other[name]) && same(get(one[name]), get(other[name])))
  );
}

function namesIn(record: Facts): string[] {
  const names = Object.keys(record).filter(name => record[name] !== undefined);
  if (names.some(name => RESERVED.includes(name))) throw new PolicyError("no record");
  return names;
}

function contains(whole: Fact, part: Fact): boolean {
  return set(whole).some(each => same(each, part));
}

function containsAll(whole: Fact, parts: Fact): boolean {
  const all = set(whole);
  return set(parts).every(part => all.some(each => same(each, part)));
}

function containsAny(whole: Fact, parts: Fact): boolean {
  const all = set(whole);
  return set(parts).some(part => all.some(each => same(each, part)));
}

function isEmpty(value: Fact): boolean {
  return set(value).length === 0;
}

/** An action is in its group and in itself. */
function isIn(
  action: { readonly id: string; readonly group?: string | undefined },
  names: readonly string[],
): boolean {
  return names.includes(action.id) || (action.group !== undefined && names.includes(action.group));
}

/** Before any question: what a constant settles, where it settles a truth value at all. */
function settledAt(constants: unknown, path: readonly string[]): boolean | undefined {
  const reached = reach(constants, path);
  return typeof reached === "boolean" ? reached : undefined;
}

function settledHas(constants: unknown, path: readonly string[], name: string): boolean | undefined {
  const reached = reach(constants, path);
  return isFacts(reached) ? reached[name] !== undefined : undefined;
}

function reach(constants: unknown, path: readonly string[]): unknown {
  let reached = constants;
  for (const step of path) reached = isFacts(reached) ? reached[step] : undefined;
  return reached;
}

/** Three ways it can be: settled to yes, settled to no, or left open for the question. */
type Settled = boolean | undefined;

function settledNot(one: Settled): Settled {
  return one === undefined ? undefined : !one;
}

function settledBoth(one: Settled, other: Settled): Settled {
  return one === true ? other : one;
}

function settledEither(one: Settled, other: Settled): Settled {
  return one === false ? other : one;
}

/** By the names that compiled policies call them. */
export const OPERATORS = {
  ...{ there, get, record, known, yes, long, plus, minus, times, same },
  ...{ contains, containsAll, containsAny, isEmpty, isIn },
  ...{ settledAt, settledHas, settledNot, settledBoth, settledEither },
};
