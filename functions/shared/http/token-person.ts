// Who a proved token says somebody is, by the rules of its provider; what it does not say gives nothing, and what it leaves out or
// says twice is nobody; pure.

import type { Actor } from "../journal/event.ts";
import { accountIn, foldedAccount, isSuffix } from "../rules/account.ts";
import { keyIn } from "../rules/text.ts";
import type { ClaimPath, FactorKind, TokenRules } from "./token-rules.ts";

type Claims = Readonly<Record<string, unknown>>;

export interface PersonInToken extends Actor {
  readonly systems: readonly string[];
  readonly mfa: boolean;
}

/** The proofs of RFC 8176 by kind: two codes are still one factor, and only `mfa` says of itself that there were more. */
const PROOFS: Readonly<Record<FactorKind, readonly string[]>> = {
  know: ["kba", "pin", "pwd"],
  have: ["hwk", "otp", "pop", "sc", "sms", "swk", "tel"],
  are: ["face", "fpt", "iris", "retina", "vbm"],
  two: ["mfa"],
};

/** Entra ID names no group of somebody who is in too many; then nobody knows which they are in. */
export function leavesGroupsOut(claims: Claims, { roles, agency, systems }: TokenRules): boolean {
  const elsewhere = claims._claim_names;
  const left = typeof elsewhere === "object" && elsewhere !== null ? Object.keys(elsewhere) : [];
  if (claims.hasgroups !== undefined) left.push("groups");
  return [roles, agency, systems].some(path => left.includes(stepsOf(path)[0] ?? ""));
}

export function personIn(claims: Claims, rules: TokenRules): PersonInToken | undefined {
  const person = accountIn(withoutSuffix(valueAt(claims, rules.person), rules.suffixes));
  const agency = agencyIn(claims, rules);
  if (!person || !agency) return undefined;
  return {
    person,
    agency,
    roles: namedBy(valueAt(claims, rules.roles), rules.roleNames),
    systems: namedBy(valueAt(claims, rules.systems), rules.systemNames),
    mfa: isMultiFactor(claims, rules),
  };
}

/** As a directory writes names with the domain at their end, and our register without. */
export function withoutSuffix(value: unknown, suffixes: readonly string[] = []): unknown {
  if (typeof value !== "string") return value;
  const folded = foldedAccount(value);
  const suffix = suffixes.find(each => folded.endsWith(each) && folded.length > each.length);
  return suffix === undefined ? value : folded.slice(0, -suffix.length);
}

/** Of a deployment's rules those alone, without reading the others; what is none cuts off nothing, and neither does any beside it. */
export function suffixesIn(rules: string): readonly string[] {
  const { suffixes = [] } = JSON.parse(rules) as { readonly suffixes?: unknown };
  const isOne = (each: unknown) => typeof each === "string" && isSuffix(each);
  return Array.isArray(suffixes) && suffixes.every(isOne) ? suffixes : [];
}

/** One, or none: of somebody whose groups are of two agencies it is not known whose they are. */
function agencyIn(claims: Claims, { agency, agencyNames }: TokenRules): string | undefined {
  const value = valueAt(claims, agency);
  if (!agencyNames) return keyIn(value, LONGEST_AGENCY);
  const named = new Set(valuesOf(value).flatMap(each => own(agencyNames, each) ?? []));
  const [only] = named;
  return named.size === 1 ? keyIn(only, LONGEST_AGENCY) : undefined;
}
const LONGEST_AGENCY = 128;

function namedBy(
  value: unknown,
  names: Readonly<Record<string, readonly string[]>> | undefined,
): readonly string[] {
  if (!names) return listOf(value);
  return [...new Set(valuesOf(value).flatMap(each => own(names, each) ?? []))];
}

function isMultiFactor(claims: Claims, rules: TokenRules): boolean {
  const { acr: strong = [], acrClaim, amr = {}, twoFactors } = rules;
  if (twoFactors === "always") return true;
  const said = acrClaim === undefined ? claims.acr : valueAt(claims, acrClaim);
  const levels = acrClaim !== undefined && Array.isArray(said) ? said : [said];
  if (levels.some(level => typeof level === "string" && strong.includes(level))) return true;
  const kinds = new Set(
    listOf(valueAt(claims, rules.mfa)).flatMap(proof => own(amr, proof) ?? kindOf(proof)),
  );
  return kinds.has("two") || kinds.size > 1;
}

function kindOf(proof: string): FactorKind[] {
  return (Object.keys(PROOFS) as FactorKind[]).filter(kind => PROOFS[kind].includes(proof));
}

function stepsOf(path: ClaimPath): readonly string[] {
  return typeof path === "string" ? [path] : path;
}

function valueAt(claims: Claims, path: ClaimPath): unknown {
  return stepsOf(path).reduce<unknown>(
    (whole, step) => (typeof whole === "object" && whole !== null ? own(whole as Claims, step) : undefined),
    claims,
  );
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function listOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.filter(each => typeof each === "string" && each.isWellFormed());
  return typeof claim === "string" && claim.isWellFormed() ? claim.split(" ").filter(Boolean) : [];
}

/** A group alone comes as a text, and its name may have blanks in it. */
function valuesOf(claim: unknown): readonly string[] {
  return typeof claim === "string" ? [claim, ...listOf(claim)] : listOf(claim);
}
