// Random lives of a list over a real journal against the plainest telling of them; every moment of the past is as it was.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { approved } from "../../functions/allowlist/approving.ts";
import { drafted, proposed } from "../../functions/allowlist/changing.ts";
import { openDesk } from "../../functions/allowlist/desk.ts";
import { type Entry, wantedAt, writeEntries } from "../../functions/allowlist/entry.ts";
import { handler as expire } from "../../functions/allowlist/expire.lambda.ts";
import { entriesOf, keepEntries } from "../../functions/allowlist/kept-entries.ts";
import { type List, listLaw } from "../../functions/allowlist/list.ts";
import type { Firewall } from "../../functions/allowlist/names.ts";
import { removing } from "../../functions/allowlist/removal.ts";
import { seeList } from "../../functions/allowlist/seen-list.ts";
import { systemLaw } from "../../functions/allowlist/system.ts";
import type { Wish as RawWish } from "../../functions/allowlist/wish.ts";
import { keepBlob } from "../../functions/shared/blob.ts";
import { change } from "../../functions/shared/change.ts";
import { commit } from "../../functions/shared/commit.ts";
import { read } from "../../functions/shared/journal.ts";
import { stream } from "../../functions/shared/keys.ts";
import { type Permit, permit } from "../../functions/shared/permit.ts";
import { Problem } from "../../functions/shared/problem.ts";
import { systemOf } from "../../functions/shared/systems.ts";
import { Random } from "../bench/measure/random.ts";
import { withJournal } from "../journal/table.ts";
import { ListModel, SINGLES, WIDE, type Wish } from "./list-model.ts";

withJournal();

const POOL = [...SINGLES, ...WIDE];
const PEOPLE = ["one", "two", "three"];
const BEGIN = Date.parse("2021-06-03T01:00:00.000Z");
const instant = (ms: number) => new Date(ms).toISOString();

function acting(name: string, { system }: Firewall, person: string, now: number): Permit {
  const agency = systemOf(system).managingAgency;
  const who = { person, agency, roles: ["administrator"], systems: [system], mfa: true };
  const act = { name, kind: "write", request: randomUUID(), at: new Date(now) } as const;
  return permit(who, act, { type: "List", id: "l", system, agency });
}

class Life {
  readonly model = new ListModel();
  readonly past: (readonly [at: number, wanted: readonly string[]])[] = [];
  now = BEGIN;
  readonly #firewall: Firewall;
  readonly #random: Random;

  constructor(firewall: Firewall, random: Random) {
    this.#firewall = firewall;
    this.#random = random;
  }

  async step(): Promise<void> {
    this.now += 1_000 + this.#random.below(100_000);
    const roll = this.#random.below(10);
    if (roll < 4) await this.#propose();
    else if (roll < 8) await this.#approve();
    else if (roll < 9) await this.#takeOff();
    else await this.#end();
    const list = await this.#list();
    const wanted = wantedAt(
      list ?? { mode: { kind: "restrict" } },
      list ? await entriesOf(list) : [],
      instant(this.now),
    );
    expect(wanted.sort()).toEqual(this.model.wanted(this.now));
    this.past.push([this.now, this.model.wanted(this.now)]);
  }

  async isAsItWas(): Promise<void> {
    for (const [at, wanted] of this.past) {
      const seen = await seeList(this.#firewall, instant(at), true);
      expect([at, wantedAt(seen.list, seen.entries, instant(at)).sort()]).toEqual([at, wanted]);
    }
  }

  async #propose(): Promise<void> {
    const random = this.#random;
    const ranges = random.shuffled(POOL).slice(0, 1 + random.below(4));
    const has = (range: string) => this.model.rows.has(range);
    // Mostly sensible, and now and then not.
    const kindOf = (range: string) => {
      if (random.below(12) === 0) return random.pick(["add", "amend", "remove"] as const);
      return has(range) ? random.pick(["amend", "remove"] as const) : "add";
    };
    const asked = ranges.map(range => ({ range, kind: kindOf(range), owner: random.pick(["甲", "乙"]) }));
    const until = random.below(2) ? this.now + random.below(1_500_000) - 50_000 : undefined;
    const of = (kind: string) => asked.filter(each => each.kind === kind);
    const wish: Wish = {
      add: new Map(of("add").map(({ range, owner }) => [range, { owner, until }])),
      amend: new Map(of("amend").map(({ range, owner }) => [range, { owner }])),
      remove: new Set(of("remove").map(({ range }) => range)),
    };
    const wishes = asked.map(({ range, kind, owner }): RawWish => {
      const end = kind === "add" && until !== undefined ? { until: instant(until) } : {};
      return {
        kind,
        raw: kind === "remove" ? { range } : { range, owner, ...end },
        pointer: field => `/${field}`,
      };
    });
    const by = random.pick(PEOPLE);
    const words = { reason: "甲", document: "乙" };
    const outcome = await outcomeOf("proposed", async () => {
      const may = acting("proposeChange", this.#firewall, by, this.now);
      const desk = await openDesk(this.#firewall, may.recordedAt);
      const draft = await drafted(desk, { wishes, defaults: words });
      await commit({ changes: [await proposed(desk, draft, words, may)] });
    });
    expect(outcome).toBe(this.model.propose(by, wish, this.now));
  }

  async #approve(): Promise<void> {
    const number = 1 + this.#random.below(Math.max(1, this.model.proposed));
    if (number > this.model.proposed) return;
    const by = this.#random.pick(PEOPLE);
    const outcome = await outcomeOf("approved", async () => {
      const may = acting("approveChange", this.#firewall, by, this.now);
      const desk = await openDesk(this.#firewall, may.recordedAt);
      await commit({ changes: [await approved(desk, number, may)], unmoved: [desk.system, ...desk.others] });
    });
    expect(outcome).toBe(this.model.approve(by, number, this.now));
  }

  async #takeOff(): Promise<void> {
    const ranges = [...this.model.rows.keys()].slice(0, 1);
    if (ranges.length === 0) return;
    const may = acting("removeAtOnce", this.#firewall, "one", this.now);
    const desk = await openDesk(this.#firewall, may.recordedAt);
    if (Object.keys(desk.list.removals).length > 40) return;
    const { gone, left } = removing(desk, { ranges, closeOpen: false });
    const facts = { number: desk.list.removed + 1, because: "急", gone: await keepBlob(writeEntries(gone)) };
    const event = {
      type: "EntriesRemoved",
      ...facts,
      removed: gone.length,
      ...(await keepEntries(left, desk.now)),
    } as const;
    await commit({ changes: [change(listLaw, desk.held, [{ event }], may)] });
    this.model.takeOff(ranges);
  }

  async #end(): Promise<void> {
    await expireAt(this.now);
    this.model.end(this.now);
  }

  async #list(): Promise<List | undefined> {
    const { system, channel, direction } = this.#firewall;
    return (await read<List>(stream("LIST", system, channel, direction))).state;
  }
}

async function outcomeOf(done: string, act: () => Promise<void>): Promise<string> {
  try {
    await act();
    return done;
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
}

/** The timer's clock is the process's own. */
async function expireAt(now: number): Promise<void> {
  const { vi } = await import("vitest");
  vi.useFakeTimers({ now, toFake: ["Date"] });
  try {
    await expire({ source: "timer" });
  } finally {
    vi.useRealTimers();
  }
}

test.each([
  [1, "land", "vpn", "inbound"],
  [2, "land", "vdi", "inbound"],
  [3, "land", "vpn", "outbound"],
  [4, "land", "vdi", "outbound"],
] as const)(
  "life %i is as the rules tell it, and so is each moment of its past",
  async (seed, system, channel, direction) => {
    const firewall = { system, channel, direction } as const;
    const own = stream("SYSTEM", system);
    const plan = {
      type: "CapacityPlanned",
      accounts: 20,
      seats: 5,
      bandwidthMbps: 100,
      planRef: "P",
    } as const;
    const may = acting("proposeChange", firewall, "one", BEGIN);
    await commit({ changes: [change(systemLaw, await read(own), [{ event: plan }], may)] });
    const life = new Life(firewall, new Random(seed));
    // All of one system: what its own lists share is nobody else's concern.
    for (let step = 0; step < 120; step++) await life.step();
    expect(life.past.some(([, wanted]) => wanted.length > 3)).toBe(true);
    await life.isAsItWas();
  },
);

test("entries are kept in one order, whatever order they came in", () => {
  const entry = (range: string): Entry => ({
    ...{ range, owner: "甲", reason: "乙", document: "丙", from: instant(BEGIN) },
    ...{ addedAt: instant(BEGIN), addedBy: "one", approvedBy: "two", change: 1 },
  });
  const ranges = [
    "2001:db8::/64",
    "203.0.113.10/32",
    "203.0.113.9/32",
    "9.0.0.0/24",
    "203.0.113.0/24",
    "2001:db8::/48",
  ];
  const texts = [ranges, ranges.toReversed()].map(each => writeEntries(each.map(entry)));
  expect(texts[0]).toBe(texts[1]);
  expect((JSON.parse(texts[0] as string) as Entry[]).map(({ range }) => range)).toEqual([
    ...["9.0.0.0/24", "203.0.113.0/24", "203.0.113.9/32", "203.0.113.10/32"],
    ...["2001:db8::/48", "2001:db8::/64"],
  ]);
});
