// What somebody's attributes say of the facts that matter here, and what they are called; pure.

import type { Called } from "../../shared/directory/entry.ts";
import { keyIn } from "../../shared/rules/text.ts";
import { EMPLOYMENTS } from "../names.ts";
import type { PushedFacts } from "../synchronised.ts";
import type { Values } from "./attributes.ts";
import { ENTERPRISE } from "./names.ts";

/** Directories' own words for those whom the agency does not employ, and for those whom it does in whatever way. */
const OUTSIDERS = ["guest", "vendor", "external", "contractor", "partner"];
const INSIDERS = ["member", "employee"];
const LONGEST_AGENCY = 64;

export interface Saying extends Omit<PushedFacts, "agency" | "superior"> {
  readonly agency?: string | undefined;
  /** As the directory refers to them: our id, its own, or an account. */
  readonly manager?: string | undefined;
}

export function factsIn(attributes: Values): Saying {
  const { organization, department, manager } = (attributes[ENTERPRISE] ?? {}) as Values;
  const value = (manager as Values | undefined)?.value;
  return {
    active: attributes.active !== false,
    agency: organization === undefined ? undefined : (keyIn(organization, LONGEST_AGENCY) ?? ""),
    status: statusIn(attributes.userType),
    unit: textOrNone(department),
    manager: textOrNone(value),
  };
}

function statusIn(userType: unknown): PushedFacts["status"] {
  if (typeof userType !== "string") return undefined;
  const said = userType.toLowerCase();
  if (INSIDERS.includes(said)) return undefined;
  if (OUTSIDERS.includes(said)) return "vendor";
  return EMPLOYMENTS.find(each => each === said) ?? "unknown";
}

/** Undefined where nothing says it. */
export function calledIn({ displayName, name, emails, phoneNumbers }: Values): Called | undefined {
  const { formatted, familyName, givenName } = (name ?? {}) as Readonly<Record<string, string | undefined>>;
  const whole = textOrNone(displayName) ?? formatted ?? joined(familyName, givenName);
  if (whole === undefined) return undefined;
  return { name: whole, mail: bestOf(emails, ["work"]), phone: bestOf(phoneNumbers, ["work", "mobile"]) };
}

/** As each is written: 王小明, and Ada Lovelace. */
function joined(family: string | undefined, given: string | undefined): string | undefined {
  if (family === undefined || given === undefined) return family ?? given;
  return /^\p{Script=Han}/u.test(family) ? `${family}${given}` : `${given} ${family}`;
}

function bestOf(values: unknown, kinds: readonly string[]): string | undefined {
  const all = (values ?? []) as readonly Values[];
  const ofKind = kinds.map(kind => all.find(each => String(each.type).toLowerCase() === kind));
  const best = ofKind.find(Boolean) ?? all.find(each => each.primary === true) ?? all[0];
  return textOrNone(best?.value);
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
