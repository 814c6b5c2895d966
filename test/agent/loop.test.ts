// Numbers and times of reports: none used twice, none lost in silence, none sooner than it should.
import { describe, expect, test } from "vitest";
import { after, begun, isDue, type Loop, type Outcome, reporting } from "../../infra/agent/loop.ts";
import { claimsOf, clean } from "../../infra/agent/reading.ts";

const EVERY = 240_000;
const accepted: Outcome = { kind: "accepted" };
const refused = (code: string): Outcome => ({ kind: "refused", code, says: "" });
const unreached = (maybeIn = false): Outcome => ({ kind: "unreached", why: "offline", maybeIn });
const AT = { now: 0, bootedAt: -1 };
const fresh = begun({ taken: 0, heard: false, running: false, at: 0 }, AT);
const heard = begun({ taken: 5, heard: true, running: false, at: 0 }, AT);
const step = (loop: Loop, outcome: Outcome, now: number, essence = "wired") =>
  after(reporting(loop, essence, { now, everyMs: EVERY }), outcome, { now, everyMs: EVERY, random: 1 });

test("each report takes the next number, and the next is due after its time or when what is read changes", () => {
  const one = step(fresh, accepted, 0);
  expect(one).toMatchObject({ taken: 1, heard: true, nextAt: EVERY });
  expect([isDue(one, "wired", EVERY - 1), isDue(one, "wired", EVERY), isDue(one, "wifi", 1)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(step(one, accepted, EVERY).taken).toBe(2);
});

test("before a key is enrolled no number is lost, however long it takes", () => {
  let loop = fresh;
  for (let now = 0; now < 20 * EVERY; now += 60_000)
    loop = step(loop, refused("posture-signature"), now, `at ${now}`);
  expect(loop.taken).toBe(1);
  expect(step(loop, accepted, 20 * EVERY).taken).toBe(1);
});

test("what could not be handed in keeps its number until the next is due; then it is given up and missing", () => {
  const first = step(heard, unreached(), 0);
  expect(first.taken).toBe(6);
  expect(step(first, unreached(), 60_000).taken).toBe(6);
  expect(step(first, accepted, EVERY).taken).toBe(7);
  expect(step(first, accepted, 1_000, "wifi").taken).toBe(7);
});

test("a report whose answer was lost on the way and is refused as known is in", () => {
  const lost = step(heard, unreached(true), 0);
  expect(step(lost, refused("posture-replayed"), 5_000)).toMatchObject({
    taken: 6,
    said: "wired",
    failures: 0,
  });
});

test("numbers that somebody else used are passed over, farther each time", () => {
  let loop = heard;
  const taken = [1, 2, 3].map(() => {
    loop = step(loop, refused("posture-replayed"), 0);
    return loop.taken;
  });
  expect(taken).toEqual([8, 12, 20]);
});

test("it waits longer each time, never over two minutes, never twice the same", () => {
  let loop = heard;
  const waits = Array.from({ length: 10 }, () => {
    loop = step(loop, unreached(), 0);
    return loop.nextAt;
  });
  expect(waits.slice(0, 3)).toEqual([2_000, 4_000, 8_000]);
  expect(Math.max(...waits)).toBe(120_000);
  const soon = after(reporting(heard, "wired", { now: 0, everyMs: EVERY }), unreached(), {
    now: 0,
    everyMs: EVERY,
    random: 0,
  });
  expect(soon.nextAt).toBe(1_000);
});

test("an end that nobody ordered leaves one number out; one in order, or before anything was heard, none", () => {
  const takenAfter = (kept: object, bootedAt = 0) =>
    begun({ taken: 9, heard: true, running: true, at: 50, ...kept }, { now: 100, bootedAt }).taken;
  expect([takenAfter({}), takenAfter({ running: false }), takenAfter({ heard: false })]).toEqual([10, 9, 9]);
  expect(takenAfter({}, 60)).toBe(9);
});

describe("claims", () => {
  const scanner = { product: "Defender", realTime: true, signaturesOn: "2026-11-14" };

  test("what was not read is not claimed; what was told is declared", () => {
    expect(claimsOf({ medium: "unknown" }, {}, "2026-11-20")).toEqual({ medium: "unknown" });
    expect(claimsOf({ medium: "wifi" }, { compliant: true }, "2026-11-20")).toEqual({
      medium: "wifi",
      compliant: true,
      declared: ["compliant"],
    });
    expect(claimsOf({ medium: "wired" }, {}, "2026-11-20")).toMatchObject({ publicWifi: false });
  });

  test("a scanner counts while it watches with signatures of this week", () => {
    const antivirus = (more: object, today = "2026-11-20") =>
      claimsOf({ medium: "wired", antivirus: { ...scanner, ...more } }, {}, today).antivirus;
    expect([antivirus({}), antivirus({}, "2026-11-22"), antivirus({ realTime: false })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("a product may not smuggle what rearranges a line", () => {
    expect(clean(`a\u202eb\nc${"x".repeat(99)}`)).toHaveLength(60);
    expect(clean("趨勢\u0000科技")).toBe("趨勢 科技");
  });
});
