// The nine exchange systems: names as types, facts from policies/systems.json; there is no tenth.
import * as v from "valibot";
import register from "../../../policies/systems.json" with { type: "json" };
import type { Family } from "../address/address.ts";
import type { Words } from "../words.ts";

export const SYSTEMS = [
  "city-hall",
  "district",
  "household",
  "land",
  "police",
  "health",
  "environment",
  "fire",
  "school",
] as const;
export type SystemCode = (typeof SYSTEMS)[number];

/** Both kinds handle sensitive information (tainan-2021/4e), and no setting changes that. */
export const SYSTEM_KINDS = ["exchange", "document-management"] as const;
/** Services that keep sufficient staff on site (維持充分人力) (keelung-pregnancy/4.1.2). */
export const CRITICAL_SERVICES = ["law-enforcement", "epidemic-control", "rescue"] as const;

/** What is done when EC2 holds what nobody recorded: made right again, or left for a person to look at. */
export const DRIFT_HABITS = ["repair", "alarm"] as const;
export type DriftHabit = (typeof DRIFT_HABITS)[number];

export interface System extends Words {
  readonly code: SystemCode;
  readonly criticalService: (typeof CRITICAL_SERVICES)[number] | null;
  /** The letter names no agency for any system, so this is a setting. */
  readonly managingAgency: string;
  readonly sensitivity: "sensitive";
  readonly kinds: readonly (typeof SYSTEM_KINDS)[number][];
  readonly firewall: {
    /** IPv6 only where the system uses it: each family costs four prefix lists. */
    readonly families: readonly Family[];
    readonly drift: (typeof DRIFT_HABITS)[number];
  };
}

const systemSchema = v.strictObject({
  code: v.picklist(SYSTEMS),
  "zh-TW": v.pipe(v.string(), v.nonEmpty()),
  en: v.pipe(v.string(), v.nonEmpty()),
  criticalService: v.nullable(v.picklist(CRITICAL_SERVICES)),
  managingAgency: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
  sensitivity: v.literal("sensitive"),
  kinds: v.pipe(v.array(v.picklist(SYSTEM_KINDS)), v.nonEmpty()),
  firewall: v.strictObject({
    families: v.union([v.strictTuple([v.literal(4)]), v.strictTuple([v.literal(4), v.literal(6)])]),
    drift: v.picklist(DRIFT_HABITS),
  }),
});

const systems: ReadonlyMap<string, System> = readSystems(register);

/** Throws unless exactly the nine are there, each once. */
export function readSystems(content: unknown): ReadonlyMap<string, System> {
  const rows = v.parse(v.pipe(v.array(systemSchema), v.length(SYSTEMS.length)), content);
  const byCode = new Map(rows.map(row => [row.code, row]));
  for (const code of SYSTEMS) if (!byCode.has(code)) throw new Error(`system ${code} is missing`);
  return byCode;
}

export function isSystem(code: string): code is SystemCode {
  return systems.has(code);
}

export function systemOf(code: string): System {
  const found = systems.get(code);
  if (!found) throw new Error(`there is no system ${code}`);
  return found;
}
