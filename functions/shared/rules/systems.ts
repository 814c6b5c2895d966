// The nine exchange systems and the document-management system beside each: names as types, facts from policies/systems.json; there
// is no tenth of either kind.
import * as v from "valibot";
import register from "../../../policies/systems.json" with { type: "json" };
import type { Family } from "../address/address.ts";
import type { Words } from "../words.ts";
import type { Activity } from "./activities.ts";

/** In the order of the letter, which asks these nine for their IP reports and no other (tainan-2021/4b). */
export const EXCHANGE_SYSTEMS = [
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
export type ExchangeCode = (typeof EXCHANGE_SYSTEMS)[number];

/** Beside each (公文管理系統), with lists, networks, sessions and stops of its own. */
export type SystemCode = ExchangeCode | `${ExchangeCode}-dm`;
export const SYSTEMS: readonly SystemCode[] = [
  ...EXCHANGE_SYSTEMS,
  ...EXCHANGE_SYSTEMS.map(system => `${system}-dm` as const),
];

/** Both kinds handle sensitive information (tainan-2021/4e), and no setting changes that. What is done in a system is what it is for. */
export const SYSTEM_KINDS = ["exchange", "document-management"] as const satisfies readonly Activity[];
export type SystemKind = (typeof SYSTEM_KINDS)[number];
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
  readonly kind: SystemKind;
  /** Of one for document management, the exchange system that it stands beside. */
  readonly beside?: ExchangeCode;
  readonly firewall: {
    /** IPv6 only where the system uses it: each family costs four prefix lists. */
    readonly families: readonly Family[];
    readonly drift: (typeof DRIFT_HABITS)[number];
  };
}

const systemSchema = () =>
  v.strictObject({
    code: v.picklist(EXCHANGE_SYSTEMS),
    "zh-TW": v.pipe(v.string(), v.nonEmpty()),
    en: v.pipe(v.string(), v.nonEmpty()),
    criticalService: v.nullable(v.picklist(CRITICAL_SERVICES)),
    managingAgency: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
    sensitivity: v.literal("sensitive"),
    firewall: v.strictObject({
      families: v.union([v.strictTuple([v.literal(4)]), v.strictTuple([v.literal(4), v.literal(6)])]),
      drift: v.picklist(DRIFT_HABITS),
    }),
  });

/** Written in by a build, which has looked at all that it ships: nobody waits for that again at a start. */
declare const CHECKED_BY_BUILD: true | undefined;

const systems: ReadonlyMap<string, System> =
  typeof CHECKED_BY_BUILD === "undefined" ? readSystems(register) : byCode(register as unknown as Rows);

/** Throws unless exactly the nine are there, each once; beside each stands one of the same agency and standing, for its documents. */
export function readSystems(content: unknown): ReadonlyMap<string, System> {
  const rows = v.parse(v.pipe(v.array(systemSchema()), v.length(EXCHANGE_SYSTEMS.length)), content);
  const found = byCode(rows);
  for (const code of SYSTEMS) if (!found.has(code)) throw new Error(`system ${code} is missing`);
  return found;
}

type Rows = readonly v.InferOutput<ReturnType<typeof systemSchema>>[];
function byCode(rows: Rows): ReadonlyMap<string, System> {
  const exchange = rows.map((row): System => ({ ...row, kind: "exchange" }));
  return new Map([...exchange, ...rows.map(besideOf)].map(row => [row.code, row]));
}

function besideOf(row: Rows[number]): System {
  return {
    ...row,
    code: `${row.code}-dm`,
    "zh-TW": `${row["zh-TW"]}公文管理系統`,
    en: `${row.en}: document management`,
    kind: "document-management",
    beside: row.code,
  };
}

export function isSystem(code: string): code is SystemCode {
  return systems.has(code);
}

export function systemOf(code: string): System {
  const found = systems.get(code);
  if (!found) throw new Error(`there is no system ${code}`);
  return found;
}

export function isForExchange(system: SystemCode): system is ExchangeCode {
  return systemOf(system).kind === "exchange";
}

/** A terminal carried out for exchange serves official use (tainan-2021/3.2d), and so the system beside its own; no other way round. */
export function servesSystem(ofTerminal: string, asked: string): boolean {
  return ofTerminal === asked || (isSystem(asked) && systemOf(asked).beside === ofTerminal);
}

/** What is done in a system; one that nobody knows is judged as the letter's own. */
export function activityIn(system: string | undefined): SystemKind {
  return system !== undefined && isSystem(system) ? systemOf(system).kind : "exchange";
}
