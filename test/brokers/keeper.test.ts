// What a broker closes and says, told in any order, not told at all, or without a gate to be heard by.
import { expect, test } from "vitest";
import type { SessionRow } from "../../infra/brokers/gate.ts";
import { Keeper } from "../../infra/brokers/keeper.ts";
import { Unsaid } from "../../infra/brokers/unsaid.ts";

function stage({ holding = [] as string[] } = {}) {
  const done: string[] = [];
  const open = new Set(holding);
  const world = { now: 0, deskFails: false, gateFails: false, row: undefined as SessionRow | undefined };
  const gateDoes = async (what: string) => {
    if (world.gateFails) throw new Error("no gate");
    done.push(what);
  };
  const keeper = new Keeper({
    endpoint: "vdi",
    now: () => world.now,
    say: () => {},
    desk: {
      open: async () => [...open],
      async close(session) {
        if (world.deskFails) throw new Error("it runs on");
        done.push(`close ${session}`);
        return open.delete(session) ? "logged-off" : "already-gone";
      },
    },
    gate: {
      async look() {
        if (world.gateFails || !world.row) throw new Error("no gate");
        return world.row;
      },
      end: session => gateDoes(`end ${session}`),
      alive: session => gateDoes(`alive ${session}`),
      closed: (session, { how }) => gateDoes(`closed ${session} ${how}`),
    },
  });
  return { keeper, done, world, open };
}

const row = (more: Partial<SessionRow> = {}): SessionRow => ({
  ...{ session: "s", version: 1, status: "allowed", endpoint: "vdi", person: "wang" },
  askedAt: "2026-11-25T01:00:00.000Z",
  ...{ broker: { account: "a" }, ...more },
});
const ended = (more: Partial<SessionRow> = {}) => row({ version: 2, status: "ended", ...more });

test("an end is closed first, then confirmed; told again, nothing is done twice", async () => {
  const { keeper, done, open } = stage({ holding: ["s"] });
  keeper.opened(row());
  await Promise.all([keeper.heard(ended()), keeper.heard(ended())]);
  expect(done).toEqual(["close s", "closed s logged-off"]);
  expect([open.size, keeper.held]).toEqual([0, []]);
});

test("another endpoint's session, an older version and one confirmed before are left alone", async () => {
  const { keeper, done } = stage({ holding: ["s"] });
  keeper.opened(row({ version: 5 }));
  await keeper.heard(ended({ endpoint: "other" }));
  await keeper.heard(ended({ version: 4 }));
  await keeper.heard(ended({ session: "t", closed: { at: "x" } }));
  expect(done).toEqual([]);
});

test("a desktop that does not close is not said to be closed, and is tried again when told again", async () => {
  const { keeper, done, world } = stage({ holding: ["s"] });
  keeper.opened(row());
  world.deskFails = true;
  await keeper.heard(ended());
  expect([done, keeper.held]).toEqual([[], ["s"]]);
  world.deskFails = false;
  await keeper.heard(ended());
  expect(done).toEqual(["close s", "closed s logged-off"]);
});

test("a confirmation that was not heard is said again, until it is", async () => {
  const { keeper, done, world } = stage({ holding: ["s"] });
  keeper.opened(row());
  world.gateFails = true;
  await keeper.heard(ended());
  world.gateFails = false;
  await keeper.tick();
  await keeper.tick();
  expect(done).toEqual(["close s", "closed s logged-off"]);
});

test("what nobody renews is closed, gate or no gate, and the gate hears of it when it can", async () => {
  const { keeper, done, world } = stage({ holding: ["s"] });
  const until = (seconds: number) => ({ lease: { until: new Date(seconds * 1_000).toISOString() } });
  keeper.opened(row(until(100)));
  world.now = 90_000;
  world.row = row({ version: 2, ...until(400) });
  await keeper.tick();
  world.now = 399_000;
  world.gateFails = true;
  await keeper.tick();
  expect(done).toEqual([]);
  world.now = 400_000;
  await keeper.tick();
  expect([done, keeper.held]).toEqual([["close s"], []]);
  world.gateFails = false;
  await keeper.tick();
  expect(done).toEqual(["close s", "end s", "closed s logged-off"]);
});

test("after a start, what is open and not allowed is closed, and what was allowed and is not open is over", async () => {
  const { keeper, done } = stage({ holding: ["kept", "forgotten"] });
  await keeper.begin([row({ session: "kept" }), row({ session: "lost" }), ended({ session: "gone" })]);
  expect(keeper.held).toEqual(["kept"]);
  expect(done).toEqual([
    ...["close lost", "end lost", "closed lost already-gone"],
    ...["close forgotten", "closed forgotten logged-off"],
    ...["close gone", "closed gone already-gone"],
  ]);
});

test("how it closed is said by whoever saw it, and not by what is found out later", async () => {
  const said: string[] = [];
  const unsaid = new Unsaid(
    { end: async () => {}, closed: async (_, { how }) => void said.push(how) },
    () => {},
  );
  unsaid.closed("s", { closedAt: "x", how: "disconnected" });
  unsaid.closed("s", { closedAt: "y", how: "already-gone" });
  await unsaid.tellAll();
  expect([said, unsaid.size]).toEqual([["disconnected"], 0]);
});

test("what is seen after it was said to be closed is told, closed again and confirmed anew; once heard, not twice", async () => {
  const { keeper, done, world, open } = stage({ holding: ["s"] });
  keeper.opened(row());
  await keeper.heard(ended());
  await keeper.tick();
  expect(done.splice(0)).toEqual(["close s", "closed s logged-off"]);
  open.add("s");
  world.gateFails = true;
  await keeper.tick();
  expect([done.splice(0), open.size]).toEqual([[], 1]);
  world.gateFails = false;
  await keeper.tick();
  expect(done.splice(0)).toEqual(["alive s", "close s", "closed s logged-off"]);
  await keeper.tick();
  expect(done).toEqual([]);
});
