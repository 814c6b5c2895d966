// Custody against an independent model: whatever is tried, in whatever order, both agree, and no hold opens unproved.
import fc from "fast-check";
import { expect, test } from "vitest";
import { play } from "./histories.ts";

/** Dice that fast-check can shrink: the numbers of one array, and zero once they run out. */
function diceOf(numbers: readonly number[]): (sides: number) => number {
  let at = 0;
  return sides => (numbers[at++] ?? 0) % sides;
}

test("the laws and the model agree on every step of thousands of random histories", () => {
  let attested = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(999), { minLength: 500, maxLength: 900 }), numbers => {
      attested += play(60, diceOf(numbers)).attested;
    }),
    { numRuns: 3_000, seed: 20_210_607 },
  );
  // A model that agrees on nothing but refusals would prove nothing.
  expect(attested).toBeGreaterThan(1_000);
});
