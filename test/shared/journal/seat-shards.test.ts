// Seats in shards against a plain counter: never one more than planned, and never full while one is free, whatever meets.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SHARDS } from "../../../functions/shared/journal/keys.ts";
import {
  ALL_SHARDS,
  type SeatCounts,
  type ShardWithRoom,
  seatUpdates,
  shardsWithRoom,
  takenIn,
} from "../../../functions/shared/journal/seats.ts";

const counts = (before: number, ...shards: readonly number[]): SeatCounts => ({
  before,
  shards: ALL_SHARDS.map(shard => shards[shard] ?? 0),
});
const ceilings = (of: SeatCounts, planned: number) =>
  shardsWithRoom(of, planned).map(({ shard, ceiling }) => [shard, ceiling]);

describe("where one more may sit", () => {
  test("the plan dealt out evenly; a plan of fewer than sixteen gives one to each of the first", () => {
    expect(ceilings(counts(0), 35).map(([, ceiling]) => ceiling)).toEqual([3, 3, 3, ...Array(13).fill(2)]);
    expect(ceilings(counts(0, 0, 1), 3)).toEqual([
      [0, 1],
      [2, 1],
    ]);
    expect([ceilings(counts(0), 0), ceilings(counts(0), -1)]).toEqual([[], []]);
  });

  test("what the counter from before still holds is not dealt out, and is once it is given back", () => {
    expect(ceilings(counts(14), 16)).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(ceilings(counts(13, 1, 1), 16)).toEqual([[2, 1]]);
    expect(ceilings(counts(20), 16)).toEqual([]);
  });

  test("a smaller plan: what lies above a ceiling is not dealt out a second time", () => {
    // Nine of sixteen are open, seven of them in one shard, and the plan is ten now: one more, not eight.
    const uneven = counts(0, 0, 0, 0, 7, 1, 1);
    const room = shardsWithRoom(uneven, 10);
    const most = room.reduce((sum, { shard, ceiling }) => sum + ceiling - (uneven.shards[shard] ?? 0), 0);
    expect([room.length, most]).toEqual([1, 1]);
  });
});

/** What happens, each by a number that is taken modulo what there is to choose from. */
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: fc.constant("look" as const), at: fc.nat() }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constant("sit" as const), at: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant("go" as const), at: fc.nat() }) },
  ),
  { maxLength: 200 },
);

/** The database with its condition, and whoever has read and not yet sat down: shard by shard, not all at one moment. */
class Hall {
  readonly shards: number[];
  readonly looking: { readonly seen: number[]; readonly before: number }[] = [];
  before: number;
  planned: number;

  constructor(before: number, shards: readonly number[], planned: number) {
    this.before = before;
    this.shards = ALL_SHARDS.map(shard => shards[shard] ?? 0);
    this.planned = planned;
  }

  get counts(): SeatCounts {
    return { before: this.before, shards: this.shards };
  }

  /** The first half of the shards now, the other when it sits down: a batch of reads is no snapshot. */
  look(): void {
    this.looking.push({ before: this.before, seen: this.shards.slice(0, SHARDS / 2) });
  }

  sit(at: number): void {
    const [who] = this.looking.splice(at % Math.max(1, this.looking.length), 1);
    if (!who) return;
    const seen = [...who.seen, ...this.shards.slice(SHARDS / 2)];
    const room = shardsWithRoom({ before: who.before, shards: seen }, this.planned);
    const drawn = room[at % Math.max(1, room.length)];
    if (drawn && this.isTaken(drawn)) this.shards[drawn.shard] = (this.shards[drawn.shard] ?? 0) + 1;
  }

  /** As the condition has it: below the ceiling that was read, and nothing else is looked at. */
  private isTaken({ shard, ceiling }: ShardWithRoom): boolean {
    return (this.shards[shard] ?? 0) < ceiling;
  }

  go(at: number): void {
    const open = [
      ...ALL_SHARDS.filter(shard => (this.shards[shard] ?? 0) > 0),
      ...(this.before > 0 ? [-1] : []),
    ];
    const from = open[at % Math.max(1, open.length)];
    if (from === undefined) return;
    if (from === -1) this.before--;
    else this.shards[from] = (this.shards[from] ?? 0) - 1;
  }
}

test("never one more than planned, from whatever there was, and never full while one is free", () => {
  const start = fc.tuple(
    fc.nat({ max: 12 }),
    fc.array(fc.nat({ max: 5 }), { maxLength: SHARDS }),
    fc.nat({ max: 60 }),
  );
  fc.assert(
    fc.property(start, acts, ([before, shards, planned], all) => {
      const hall = new Hall(before, shards, planned);
      // A plan that shrank leaves more than there may be: they go, and nobody comes until there is room.
      let most = Math.max(planned, takenIn(hall.counts));
      for (const { act, at } of all) {
        if (act === "look") hall.look();
        else if (act === "sit") hall.sit(at);
        else hall.go(at);
        const taken = takenIn(hall.counts);
        expect(taken).toBeLessThanOrEqual(most);
        most = Math.max(planned, taken);
        // The plain counter says whether there is one; the shards must say the same.
        expect(shardsWithRoom(hall.counts, planned).length > 0).toBe(taken < planned);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("however uneven they lie, whoever looks anew each time fills the plan to the last seat", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 9 }), { maxLength: SHARDS }),
      fc.nat({ max: 80 }),
      (shards, planned) => {
        const hall = new Hall(0, shards, planned);
        const already = takenIn(hall.counts);
        for (let more = already; more < planned; more++) {
          hall.look();
          hall.sit(more * 7);
        }
        expect(takenIn(hall.counts)).toBe(Math.max(already, planned));
      },
    ),
  );
});

test("ends and takes of one shard are one update, those of others each their own; none is taken where none is to be", () => {
  const way = { system: "land", channel: "vpn" };
  const updates = seatUpdates("t", [
    ...[{ ...way, shard: 3 }, { ...way, shard: 3 }, { ...way, shard: 4 }, way],
    { ...way, shard: 5, taken: { of: 0 } },
  ]);
  expect(
    updates.map(({ Update }) => [
      Update?.Key?.pk?.S,
      Update?.ExpressionAttributeValues?.[":by"]?.N,
      Update?.ConditionExpression,
    ]),
  ).toEqual([
    ["SEATS#land#vpn#3", "-2", undefined],
    ["SEATS#land#vpn#4", "-1", undefined],
    ["SEATS#land#vpn", "-1", undefined],
    ["SEATS#land#vpn#5", "1", "#open < :planned"],
  ]);
});
