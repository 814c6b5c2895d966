// Brings prefix lists in EC2 to what the journal wants, one change after the other, and records what EC2 then holds.
//
// One writer a list: nobody changes a prefix list without a claim in the journal (ApplyBegun), recorded on the very version of
// the list that was read. A claim outlives the function that made it (20 s against 15 s), so whoever finds one that has ended
// takes over from a dead run, never from a slow one; and if a call of a dead run is still on its way, EC2 refuses it, because
// every call names the version it was decided on. A claim ends with RangesApplied, again on the version that was read: what
// was approved meanwhile has moved that version, so the run decides again, and whatever gave way to it has nothing left to do.

import { permitGateway } from "../../shared/http/permit.ts";
import { keepBlob } from "../../shared/journal/blob.ts";
import { change } from "../../shared/journal/change.ts";
import { commit, Moved } from "../../shared/journal/commit.ts";
import { log } from "../../shared/log.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import type { InForceEvent } from "../lists/in-force.ts";
import { listLaw } from "../lists/list.ts";
import { CEILING, type Firewall, type PrefixListPlace, prefixListName, prefixListsOf } from "../names.ts";
import { type ApplyEvent, nextAction } from "./next-action.ts";
import { type Observed, observe } from "./observe.ts";
import { type PrefixList, type PrefixLists, ReadAgain } from "./prefix-list.ts";

export interface Applier {
  readonly lists: PrefixLists;
  /** What the lists' own names begin with. */
  readonly names?: string;
  /** Who this run is, in its claims. */
  readonly run: string;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** After this a run begins nothing new and leaves the rest to the timer. */
const RUN_MS = 9_000;
const PAUSE_MS = { first: 50, growth: 1.6, longest: 1_000 };
const AT_ONCE = 6;

/** A list that fails does not keep the others from theirs. */
export async function applyLists(firewalls: readonly Firewall[], applier: Applier): Promise<void> {
  const until = applier.now().getTime() + RUN_MS;
  const names = firewalls.flatMap(prefixListsOf).map(place => prefixListName(place, applier.names));
  if (names.length === 0) return;
  const first = await applier.lists.find(names).catch(unlessReadAgain);
  const waiting = [...firewalls];
  const faults: unknown[] = [];
  const work = async () => {
    for (let firewall = waiting.shift(); firewall; firewall = waiting.shift()) {
      for (const place of prefixListsOf(firewall)) {
        const application = new Application(place, applier, until);
        await application
          .run(first?.get(prefixListName(place, applier.names)))
          .catch(fault => faults.push(fault));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join("; "));
}

function unlessReadAgain(error: unknown): undefined {
  if (!(error instanceof ReadAgain)) throw error;
}

/** What is next: nothing, another action on what was found, or reading what EC2 made of it. */
type Next = "done" | "act" | "read";

class Application {
  private readonly place: PrefixListPlace;
  private readonly name: string;
  private readonly applier: Applier;
  private readonly until: number;
  private tries = 0;

  constructor(place: PrefixListPlace, applier: Applier, until: number) {
    this.place = place;
    this.name = prefixListName(place, applier.names);
    this.applier = applier;
    this.until = until;
  }

  async run(first: PrefixList | undefined): Promise<void> {
    let found = first;
    while (this.applier.now().getTime() < this.until) {
      try {
        found ??= await this.find();
        const next = found.busy ? "read" : await this.act(found);
        if (next === "done") return;
        if (next === "act") continue;
      } catch (error) {
        if (!(error instanceof ReadAgain) && !(error instanceof Moved)) throw error;
        log("info", "apply-again", { list: this.name, because: error.message || "moved" });
      }
      found = undefined;
      await this.pause();
    }
    log("warn", "apply-unfinished", { list: this.name });
  }

  private async act(found: PrefixList): Promise<Next> {
    const observed = await observe(this.place, found, this.applier);
    const { at, observation } = observed;
    const habit = systemOf(this.place.system).firewall.drift;
    const action = nextAction(observation, { run: this.applier.run, at, ceiling: CEILING, habit });
    if (action.kind === "rest" || action.kind === "give-way") return "done";
    if (action.kind === "record") {
      await this.record(observed, action.events);
      return "act";
    }
    this.tries = 0;
    const { lists } = this.applier;
    const { call } = action;
    await (call.kind === "change" ? lists.change(found, call) : lists.resize(found, call.maxEntries));
    return "read";
  }

  private async record(
    { held, observation, at }: Observed,
    events: readonly [ApplyEvent, ...ApplyEvent[]],
  ): Promise<void> {
    const { found, actual, wanted } = observation;
    for (const { ranges } of [actual, wanted]) await keepBlob(JSON.stringify(ranges));
    const holds = {
      family: this.place.family,
      prefixList: found.id,
      version: found.version,
      ranges: actual.digest,
      count: actual.ranges.length,
    };
    const [first, ...more] = events.map(each => ({ event: { ...each, ...holds } as InForceEvent }));
    if (!first) return;
    const act = { name: "applyList", kind: "write", request: this.applier.run, at: new Date(at) } as const;
    await commit({ changes: [change(listLaw, held, [first, ...more], permitGateway(act))] });
    for (const { type } of events)
      if (type in ALARMS) log("error", ALARMS[type as Alarm], { list: this.name });
  }

  private async find(): Promise<PrefixList> {
    const found = (await this.applier.lists.find([this.name])).get(this.name);
    if (!found) throw new Error(`EC2 has no prefix list ${this.name}`);
    if (found.failure) log("warn", "apply-failed-in-ec2", { list: this.name, because: found.failure });
    return found;
  }

  private pause(): Promise<unknown> {
    const { first, growth, longest } = PAUSE_MS;
    return this.applier.wait(Math.min(longest, first * growth ** this.tries++));
  }
}

/** What a person must observe at, by the name of its article in the runbook. */
const ALARMS = { DriftFound: "prefix-list-drift", ApplyRefused: "prefix-list-full" } as const;
type Alarm = keyof typeof ALARMS;
