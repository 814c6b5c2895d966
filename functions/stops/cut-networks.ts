// Brings every system's network to what the stops in force want of it, and records what EC2 then did or would not do.
//
// Two runs may meet, one of which read the stops before the newest: it looks again when it is done, and what it undid wrongly it
// does anew. So after the last run each network is as the last stop wants it, whatever the order; a run that died halfway is made
// good by the timer.

import { permitGateway } from "../shared/http/permit.ts";
import { change } from "../shared/journal/change.ts";
import { commit, settle } from "../shared/journal/commit.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { log } from "../shared/log.ts";
import { isForExchange, SYSTEMS, type SystemCode } from "../shared/rules/systems.ts";
import { systemLaw } from "../systems/system.ts";
import {
  type Attempted,
  isSettled,
  type Network,
  type NetworkEvent,
  networkDone,
  networkFailed,
  networkLaw,
  networkOf,
  stopsThatCut,
} from "./network.ts";
import { type NetworkAcls, type NetworkRules, SIDES } from "./network-acl.ts";
import { CITY_STOPS, NO_STOPS, type Stops } from "./stop.ts";

export interface Cutter {
  readonly acls: NetworkAcls;
  readonly now: () => Date;
}

/** One system that fails does not keep the others; which failed is told at the end, so that all come again. */
export async function cutNetworks(cutter: Cutter): Promise<void> {
  let wanted = await wantedNow();
  for (;;) {
    const faults = await bring(wanted, cutter);
    const then = await wantedNow();
    if (JSON.stringify(then) === JSON.stringify(wanted)) {
      if (faults.length === 0) return;
      throw new AggregateError(faults, faults.map(String).join("; "));
    }
    wanted = then;
  }
}

/** Of each system, the stops that cut it. */
type Wanted = readonly (readonly [system: SystemCode, stops: readonly string[]])[];

async function wantedNow(): Promise<Wanted> {
  const { state = NO_STOPS } = await read<Stops>(CITY_STOPS);
  return SYSTEMS.map(system => [system, stopsThatCut(state, system)]);
}

async function bring(wanted: Wanted, cutter: Cutter): Promise<readonly Error[]> {
  const [found, networks] = await Promise.all([
    cutter.acls.find().catch((fault: Error) => fault),
    readMany(SYSTEMS.map(networkOf)),
  ]);
  const each = wanted.map(([system, stops], at) => {
    const run = new Bringing(system, stops, cutter);
    return run.from(found, networks[at]?.state);
  });
  return (await Promise.all(each)).filter(fault => fault !== undefined);
}

class Bringing {
  private readonly system: SystemCode;
  private readonly stops: readonly string[];
  private readonly cutter: Cutter;

  constructor(system: SystemCode, stops: readonly string[], cutter: Cutter) {
    this.system = system;
    this.stops = stops;
    this.cutter = cutter;
  }

  private get wanted() {
    return this.stops.length > 0 ? "cut" : "open";
  }

  async from(
    found: readonly NetworkRules[] | Error,
    before: Network | undefined,
  ): Promise<Error | undefined> {
    try {
      if (found instanceof Error) throw found;
      const attempted = await this.attempt(found, before);
      if (attempted.drift) log("error", "network-drift", { system: this.system, wanted: this.wanted });
      await this.record(network => networkDone(network, this.stops, attempted));
      return undefined;
    } catch (fault) {
      const error = fault as Error;
      await this.failed(error, before);
      return error;
    }
  }

  private async attempt(found: readonly NetworkRules[], before: Network | undefined): Promise<Attempted> {
    const { acls } = this.cutter;
    const own = found.filter(({ system }) => system === this.system);
    const subnets = own.flatMap(rules => rules.subnets);
    const isCut = this.wanted === "cut";
    if (isCut && own.length === 0 && (await this.hasNone())) return { subnets, drift: false };
    if (isCut) requireThere(own, subnets);
    let changed = false;
    for (const side of SIDES)
      for (const rules of own) {
        if (rules.denied.includes(side) === isCut) continue;
        const isNew = await (isCut ? acls.deny(rules, side) : acls.restore(rules, side));
        changed ||= isNew;
      }
    return { subnets, drift: changed && isSettled(before, this.wanted) };
  }

  /** A stage need not give document management a network: what no deployment made is not there to be cut. */
  private async hasNone(): Promise<boolean> {
    if (isForExchange(this.system)) return false;
    return (await read(stream(systemLaw, this.system))).state?.deployment === undefined;
  }

  private async failed(error: Error, before: Network | undefined): Promise<void> {
    // Of a network that is open and wanted so, nothing is asked that could have failed.
    if (this.wanted === "open" && isSettled(before, "open")) return;
    const why = error instanceof NotThere ? error.message : error.name;
    const happening = this.wanted === "cut" ? "network-not-cut" : "network-not-restored";
    log("error", happening, { system: this.system, why });
    await this.record(network => networkFailed(network, this.wanted, why)).catch((unrecorded: Error) => {
      log("error", "network-unrecorded", { system: this.system, why: unrecorded.name });
    });
  }

  private record(decide: (network: Network | undefined) => NetworkEvent | undefined): Promise<void> {
    return settle(async () => {
      const held = await read(networkOf(this.system));
      const event = decide(held.state);
      if (!event) return;
      const { now } = this.cutter;
      const permit = permitGateway({ name: "cutNetwork", kind: "write", request: this.system, at: now() });
      await commit({ changes: [change(networkLaw, held, [{ event }], permit)] });
    });
  }
}

function requireThere(own: readonly NetworkRules[], subnets: readonly string[]): void {
  if (own.length === 0) throw new NotThere("no-network-acl");
  if (subnets.length === 0) throw new NotThere("no-subnet");
}

/** What the stack should have made is not there to be changed. */
class NotThere extends Error {}
