// How long a session whose time is up may take its leave: only where nothing but time closed it, and never after a recorded fact; pure.

import { parametersOf } from "../gate/adoption.ts";
import type { Refusal } from "../gate/explain.ts";
import type { FactName, Facts } from "../gate/facts.ts";

const MINUTE_MS = 60_000;

/** What these say closes at once, even where it was known long before from when on. */
const AT_ONCE: readonly FactName[] = ["stopped", "held", "recalled", "suspended", "active", "inService"];

/** The shortest that the regulations in force allow; without one that allows any, none. */
export function drainMs({ profiles }: Pick<Facts, "profiles">, refusals: readonly Refusal[]): number {
  const names = refusals.flatMap(({ facts }) => facts.map(({ name }) => name));
  if (refusals.length === 0 || names.some(name => AT_ONCE.some(each => each === name))) return 0;
  const allowed = profiles.flatMap(id => {
    const { drainMinutes } = parametersOf(id);
    return typeof drainMinutes === "number" ? [drainMinutes] : [];
  });
  return allowed.length === 0 ? 0 : Math.min(...allowed) * MINUTE_MS;
}
