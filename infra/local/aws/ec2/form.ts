// Reads the EC2 Query form: flat names, lists as Name.1, Name.2.Member; never guesses at a value that is not plain.
import { Ec2Refusal } from "./refusal.ts";

export type QueryForm = ReadonlyMap<string, string>;

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export function queryFormOf(body: string): QueryForm {
  return new Map(new URLSearchParams(body));
}

export function required(form: QueryForm, name: string): string {
  const value = form.get(name);
  if (!value) throw new Ec2Refusal("MissingParameter", `The request must contain the parameter ${name}`);
  return value;
}

export function integer(form: QueryForm, name: string, { least, most }: Bounds): number | undefined {
  const value = form.get(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || number < least || number > most) {
    const message = `Value (${value}) for parameter ${name} is invalid: it must be between ${least} and ${most}.`;
    throw new Ec2Refusal("InvalidParameterValue", message);
  }
  return number;
}

export function requiredInteger(form: QueryForm, name: string, bounds: Bounds): number {
  required(form, name);
  return integer(form, name, bounds) ?? bounds.least;
}

/** The members of a list in the order of their numbers; the value of a plain member is under the empty name. */
export function members(form: QueryForm, name: string): readonly QueryForm[] {
  const found = new Map<number, Map<string, string>>();
  for (const [key, value] of form) {
    if (!key.startsWith(`${name}.`)) continue;
    const [, index = "", inner = ""] = /^(\d+)(?:\.(.+))?$/.exec(key.slice(name.length + 1)) ?? [];
    if (index === "") continue;
    const member = found.get(Number(index)) ?? new Map<string, string>();
    found.set(Number(index), member.set(inner, value));
  }
  return [...found].sort(([a], [b]) => a - b).map(([, member]) => member);
}

export function texts(form: QueryForm, name: string): readonly string[] {
  return members(form, name).map(member => member.get("") ?? "");
}
