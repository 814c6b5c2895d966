// The words that tell a law's test, told about the smallest law: what is not so must fail.
import { describe, expect, test } from "vitest";
import { Problem, problemKinds } from "../../functions/shared/http/problem.ts";
import type { Law } from "../../functions/shared/journal/event.ts";
import { given, Ledger } from "./given.ts";

type Turned = { readonly type: "Opened" | "Closed" };
interface Door {
  readonly open: boolean;
  readonly by: string;
  readonly times: number;
}
const doorLaw: Law<Door, Turned> = {
  kind: "STOP",
  evolve: (door, { event, by }) => ({
    open: event.type === "Opened",
    by: by.person,
    times: (door?.times ?? 0) + 1,
  }),
};
const KINDS = problemKinds({ "door-open": [409, "已開", "It is open"] });
const open = (door: Door | undefined): Turned[] => {
  if (door?.open) throw new Problem(KINDS["door-open"], { clauses: ["house/1"] });
  return [{ type: "Opened" }];
};
const closed = given(doorLaw).events({ type: "Opened" }, { type: "Closed" });

describe("given what happened, when something is decided", () => {
  test("then these events follow, and this state", () => {
    closed.when(open).then({ type: "Opened" });
    closed.as({ by: "porter" }).when(open).thenState({ open: true, by: "porter", times: 3 });
    given(doorLaw).when(open).thenState({ times: 1 });
  });

  test("or it is refused, with its clauses", () => {
    closed.after(open).when(open).refused("door-open", "house/1");
  });

  test("what differs fails: an event too many, another state, another clause, a refusal that is none", () => {
    expect(() => closed.when(open).then()).toThrow();
    expect(() => closed.when(open).then({ type: "Closed" })).toThrow();
    expect(() => closed.when(open).then({ type: "Opened" }, { type: "Opened" })).toThrow();
    expect(() => closed.when(open).thenState({ times: 2 })).toThrow();
    expect(() => closed.when(open).refused("door-open")).toThrow();
    expect(() => closed.after(open).when(open).then({ type: "Opened" })).toThrow();
    expect(() => closed.after(open).when(open).thenState({ open: true })).toThrow();
    expect(() => closed.after(open).when(open).refused("door-open", "house/2")).toThrow();
  });

  test("a fault of the program is not a refusal", () => {
    const broken = () => {
      throw new TypeError("broken");
    };
    expect(() => closed.when(broken).refused("door-open")).toThrow("broken");
  });
});

test("a ledger keeps many things and all that was recorded, in order", () => {
  const ledger = new Ledger();
  ledger.record(doorLaw, "front", [{ type: "Opened" }], { by: "porter" });
  ledger.record(doorLaw, "back", [{ type: "Closed" }]);
  expect(ledger.of(doorLaw, "front").state).toEqual({ open: true, by: "porter", times: 1 });
  expect(ledger.recorded.map(({ stream, version }) => `${stream} ${version}`)).toEqual([
    "STOP#front 1",
    "STOP#back 1",
  ]);
});
