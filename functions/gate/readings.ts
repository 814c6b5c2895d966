// How states of other features read at the gate; the only file here that knows the shape of their laws.
import type { Agency } from "../agencies/agency.ts";
import type { Held } from "../shared/journal/change.ts";
import type { SystemState } from "../systems/system.ts";
import type { Terminal } from "../terminals/terminal.ts";
import type { Way } from "./reads.ts";
import type { AgencyStanding, Found, SystemPlan, TerminalCustody } from "./states.ts";

const IN_SERVICE: readonly string[] = ["registered"];

export function found<State>({ stream, version, state }: Held<State>): Found<State> | undefined {
  return state === undefined ? undefined : { stream, version, state };
}

export function terminalReading({ status, custody, ...paper }: Terminal): TerminalCustody {
  const { stage, hold, loan } = custody;
  return {
    ...paper,
    retired: !IN_SERVICE.includes(status),
    stage,
    ...(hold && { hold: hold.cause }),
    ...(loan && { loan: { ...loan, pledged: loan.pledgedAt !== undefined } }),
  };
}

/** A review that found hardware or software unfit names nobody. */
export function agencyReading({ profiles, bannedBrands, readiness }: Agency): AgencyStanding {
  if (!readiness) return { profiles, bannedBrands };
  const { at, hardware, software, people, drillRequired, drill } = readiness;
  const review = {
    at,
    people: hardware.fit && software.fit ? people : [],
    drillRequired,
    ...(drill && { drilledAt: drill.doneAt }),
  };
  return { profiles, bannedBrands, review };
}

/** Seats are those of the channel asked for; a system without a plan has none, and that is not the same as none left. */
export function systemReading(
  { plan, remoteTestedAt }: SystemState,
  way: Way | undefined,
  open: number,
): SystemPlan {
  return {
    planned: plan ? { vpn: plan.accounts, vdi: plan.seats } : {},
    open: way ? { [way.channel]: open } : {},
    ...(remoteTestedAt !== undefined && { remoteTestedAt }),
  };
}
