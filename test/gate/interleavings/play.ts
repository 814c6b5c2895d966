// Plays many rounds over the real database, several systems at once, and tells what went wrong; nothing should.

import { Random } from "../../bench/measure/random.ts";
import { cityInOrder } from "../city.ts";
import { closing, NO_CLOSING } from "./closing.ts";
import { type Borrower, hingesOf, hingesOfCity } from "./hinges.ts";
import { Lane, SEATS, type Seated, type Tally } from "./lane.ts";
import { layWire } from "./wire.ts";

const SYSTEMS = ["household", "land", "police", "health", "environment", "fire"] as const;
/** The link must be reported again every few minutes, whatever the machine is slow at. */
const FRESH_MS = 4 * 60_000;

export interface Play {
  readonly interleavings: number;
  readonly seed: number;
  /** A planted bug, to see that it is found. */
  readonly isBlind?: boolean;
  readonly isCareless?: boolean;
  readonly neverCloses?: boolean;
  readonly progress?: (tally: Tally) => void;
}

export async function play({ interleavings, seed, progress, ...bugs }: Play): Promise<Tally> {
  const tally: Tally = { interleavings: 0, asked: 0, allowed: 0, turned: 0, closed: 0, violations: [] };
  const random = new Random(seed);
  const means = { random, tally, closing: bugs.neverCloses ? NO_CLOSING : closing() };
  const lanes: { lane: Lane; refresh: () => Promise<void> }[] = [];
  for (const system of SYSTEMS) lanes.push(await laneOf(system, means));
  const takeAway = layWire({ random, ...bugs });
  try {
    await Promise.all(
      lanes.map(async ({ lane, refresh }) => {
        let fresh = performance.now();
        while (tally.interleavings < interleavings && tally.violations.length < 10) {
          if (performance.now() - fresh > FRESH_MS) {
            await refresh();
            fresh = performance.now();
          }
          await lane.round();
          progress?.(tally);
        }
        await lane.leave();
      }),
    );
  } finally {
    takeAway();
  }
  return tally;
}

async function laneOf(system: (typeof SYSTEMS)[number], means: ConstructorParameters<typeof Lane>[2]) {
  const city = await cityInOrder({ system, accounts: SEATS });
  const common = await hingesOfCity(city);
  const [one, other] = [await city.borrower(), await city.borrower()];
  const borrowers: Seated[] = [
    ...withTwoTerminals(one, await city.borrower(undefined, one.person)),
    { ...other, hinges: hingesOf(other) },
  ].map(who => ({ ...who, hinges: [...who.hinges, ...common] }));
  const refresh = async () => {
    for (const { propertyNo, hinges } of borrowers)
      if (hinges.every(hinge => !hinge.name.startsWith("link") || hinge.isOpen)) await city.wired(propertyNo);
  };
  return { lane: new Lane(city, borrowers, means), refresh };
}

/** What binds the person binds them on both. */
function withTwoTerminals(one: Borrower, two: Borrower): readonly Seated[] {
  const isPersons = ({ name }: { readonly name: string }) => /^(recall|suspension)/.test(name);
  const onOne = hingesOf(one);
  const onTwo = hingesOf(two).filter(hinge => !isPersons(hinge));
  return [
    { ...one, hinges: onOne },
    { ...two, hinges: [...onTwo, ...onOne.filter(isPersons)] },
  ];
}
