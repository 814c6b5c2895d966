// Stops beyond number: the narrow ones end first, so that the city can still be stopped, and all of them fit into one item.
import { expect, test } from "vitest";
import { hasRoom, NO_STOPS, type Scope, type Stop, type Stops } from "../../functions/stops/stop.ts";

const LONGEST: Stop = {
  scope: { kind: "session", id: "連".repeat(128) },
  because: "疑".repeat(500),
  agency: "household-office",
  system: "household",
  person: "員".repeat(128),
  at: "2021-06-11T00:30:00.000Z",
  by: "supervisor@household",
};
const DYNAMODB_ITEM = 400 * 1024;

/** As many of one scope after the other as are taken. */
function filled(before: Stops, scope: Scope): Stops {
  const active: Record<string, Stop> = { ...before.active };
  for (let n = Object.keys(active).length; hasRoom({ active }, scope); n++)
    active[`stop-0f8fad5b-d9cb-469f-a165-${String(n).padStart(12, "0")}`] = LONGEST;
  return { active };
}

test("however many single sessions are stopped, the whole city still can be", () => {
  const many = filled(NO_STOPS, { kind: "session", id: "s" });
  for (const kind of ["session", "terminal", "person"] as const)
    expect(hasRoom(many, { kind, id: "x" })).toBe(false);
  for (const kind of ["agency", "system", "city"] as const)
    expect(hasRoom(many, { kind, id: "x" })).toBe(true);
});

test("however many systems and agencies are stopped, the whole city still can be", () => {
  const many = filled(NO_STOPS, { kind: "system", id: "household" });
  expect(hasRoom(many, { kind: "agency", id: "x" })).toBe(false);
  expect(hasRoom(many, { kind: "city", id: "city" })).toBe(true);
});

test("with the longest reasons they fit into one item", () => {
  const all = filled(filled(NO_STOPS, { kind: "session", id: "s" }), { kind: "city", id: "city" });
  expect(Object.keys(all.active).length).toBeGreaterThan(100);
  expect(Buffer.byteLength(JSON.stringify(all))).toBeLessThan(DYNAMODB_ITEM);
});
