// A terminal's gate in one word: each stage of the trip has its own, and what refuses decides the rest.
import { expect, test } from "vitest";
import { type GateState, gateStateOf } from "../../functions/gate/gate-state.ts";

const by = (...clauses: string[]) => clauses.map(each => ({ policy: each, clause: `tainan-2021/${each}` }));

test.each<readonly [GateState, string | undefined, readonly string[]]>([
  ["closed:not-ready", undefined, ["3.1a", "3.2c", "4a"]],
  ["closed:not-checked-out", undefined, ["3.2c"]],
  ["closed:not-checked-out", "registered", ["3.2c", "4a", "4f"]],
  ["closed:not-allowlisted", "out", ["4f"]],
  ["open", "out", []],
  ["open", "out", ["3.4b"]],
  ["closed:otherwise", "out", ["3.2e"]],
  ["closed:overdue", "overdue", ["3.2c"]],
  ["closed:return-declared", "return-declared", ["3.1a", "3.5b", "3.5d"]],
  ["closed:disinfected", "disinfected", ["3.5c", "3.5d"]],
  ["closed:scanned", "scanned", ["3.5d"]],
  ["closed:infected", "infected", ["3.5d"]],
  ["closed:lost", "lost", ["3.5d"]],
  ["released", "attested", ["3.2c"]],
  ["released", "released", ["3.2c"]],
])("%s while the stage is %s and %j refuse", (state, stage, clauses) => {
  expect(gateStateOf({ ...(stage && { stage }) }, by(...clauses) as never)).toBe(state);
});

test("what the house itself refuses is no open gate", () => {
  expect(gateStateOf({ stage: "out" }, [{ policy: "address-listed" }])).toBe("closed:not-allowlisted");
  expect(gateStateOf({ stage: "out" }, [{ policy: "nothing-stopped" }])).toBe("closed:otherwise");
});
