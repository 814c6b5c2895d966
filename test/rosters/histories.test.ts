// Rosters and approvals against an independent model: whatever is tried, in whatever order, no session is open on a day that a text
// closes, and none is closed that both leave open.
import { expect, test } from "vitest";
import { Random } from "../bench/measure/random.ts";
import { play } from "./histories.ts";

test("the law, the gate’s policies and the model agree on every step of thousands of random histories", () => {
  const random = new Random(20_210_705);
  let [taken, opened] = [0, 0];
  for (let n = 0; n < 3_000; n++) {
    const played = play(40, sides => random.below(sides));
    taken += played.taken;
    opened += played.opened;
  }
  // A model that agrees on nothing but refusals would prove nothing.
  expect(taken).toBeGreaterThan(20_000);
  expect(opened).toBeGreaterThan(2_000);
});
