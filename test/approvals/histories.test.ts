// Approvals against an independent model: whatever is tried, in whatever order, both agree, and nothing is open that a text closes.
import fc from "fast-check";
import { expect, test } from "vitest";
import { play } from "./histories.ts";

/** Dice that fast-check can shrink: the numbers of one array, and zero once they run out. */
function diceOf(numbers: readonly number[]): (sides: number) => number {
  let at = 0;
  return sides => (numbers[at++] ?? 0) % sides;
}

test("the law, the gate and the model agree on every step of thousands of random histories", () => {
  let [taken, opened] = [0, 0];
  fc.assert(
    fc.property(fc.array(fc.nat(999), { minLength: 300, maxLength: 500 }), numbers => {
      const played = play(40, diceOf(numbers));
      taken += played.taken;
      opened += played.opened;
    }),
    { numRuns: 3_000, seed: 20_210_607 },
  );
  // A model that agrees on nothing but refusals would prove nothing.
  expect(taken).toBeGreaterThan(10_000);
  expect(opened).toBeGreaterThan(1_000);
});
