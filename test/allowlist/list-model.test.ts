// Random lives of a list over a real journal against the plainest telling of them; every moment of the past is as it was.
import { expect, test, vi } from "vitest";
import type { Edit as RawWish } from "../../functions/allowlist/changes/edit.ts";
import { handler as expire } from "../../functions/allowlist/endings/expire.lambda.ts";
import { type Entry, wantedAt, writeEntries } from "../../functions/allowlist/lists/entry.ts";
import { keptEntries } from "../../functions/allowlist/lists/kept-entries.ts";
import { readListAt } from "../../functions/allowlist/lists/list-at.ts";
import type { Firewall } from "../../functions/allowlist/names.ts";
import { Random } from "../bench/measure/random.ts";
import { withJournal } from "../shared/journal/table.ts";
import { approve, instant, listOf, planned, propose, takeOff } from "./administering.ts";
import { type Edit, ListModel, SINGLES, WIDE } from "./list-model.ts";

withJournal();

const POOL = [...SINGLES, ...WIDE];
const PEOPLE = ["one", "two", "three"];
const BEGIN = Date.parse("2021-06-03T01:00:00.000Z");
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
    const list = await listOf(this.#firewall);
    const wanted = wantedAt(
      list ?? { mode: { kind: "restrict" } },
      list ? await keptEntries(list) : [],
      instant(this.now),
    );
    expect(wanted.sort()).toEqual(this.model.wanted(this.now));
    this.past.push([this.now, this.model.wanted(this.now)]);
  }

  async isAsItWas(): Promise<void> {
    for (const [at, wanted] of this.past) {
      const seen = await readListAt(this.#firewall, instant(at), true);
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
    const edit: Edit = {
      add: new Map(of("add").map(({ range, owner }) => [range, { owner, until }])),
      amend: new Map(of("amend").map(({ range, owner }) => [range, { owner }])),
      remove: new Set(of("remove").map(({ range }) => range)),
    };
    const edits = asked.map(({ range, kind, owner }): RawWish => {
      const end = kind === "add" && until !== undefined ? { until: instant(until) } : {};
      return {
        kind,
        raw: kind === "remove" ? { range } : { range, owner, ...end },
        pointer: field => `/${field}`,
      };
    });
    const by = random.pick(PEOPLE);
    const outcome = await propose(this.#firewall, by, this.now, edits);
    expect(outcome).toBe(this.model.propose(by, edit, this.now));
  }

  async #approve(): Promise<void> {
    const number = 1 + this.#random.below(Math.max(1, this.model.proposed));
    if (number > this.model.proposed) return;
    const by = this.#random.pick(PEOPLE);
    const outcome = await approve(this.#firewall, by, this.now, number);
    expect(outcome).toBe(this.model.approve(by, number, this.now));
  }

  async #takeOff(): Promise<void> {
    const ranges = [...this.model.rows.keys()].slice(0, 1);
    const { removals = {} } = (await listOf(this.#firewall)) ?? {};
    if (ranges.length === 0 || Object.keys(removals).length > 40) return;
    expect(await takeOff(this.#firewall, "one", this.now, ranges)).toBe("removed");
    this.model.takeOff(ranges);
  }

  async #end(): Promise<void> {
    await expireAt(this.now);
    this.model.end(this.now);
  }
}

/** The timer's clock is the process's own. */
async function expireAt(now: number): Promise<void> {
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
    await planned(firewall, BEGIN);
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
