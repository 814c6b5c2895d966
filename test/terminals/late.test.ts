// Late entries: when it happened and when it was recorded are both kept, and nothing decided meanwhile changes.
import { describe, expect, test } from "vitest";
import { reportLoss } from "../../functions/terminals/incident.ts";
import { carryOut } from "../../functions/terminals/loan.ts";
import { declareReturn } from "../../functions/terminals/return.ts";
import { minute, STEPS, worldAt } from "./trip.ts";

describe("a return entered after the fact", () => {
  test.each([
    ["half an hour late, without a reason", minute(100), {}, "done"],
    ["later than that, without a reason", minute(101), {}, "late-without-reason"],
    ["later than that, with its reason", minute(101), { reason: "network down" }, "done"],
    ["before it happened", minute(69), { reason: "early" }, "happened-in-the-future"],
  ])("%s: at %s", (_, at, more, decided) => {
    const world = worldAt("out");
    const when = { happenedAt: minute(70), ...more };
    expect(
      world.act({ by: "records", at }, ({ terminal }, context) => declareReturn(terminal, when, context)),
    ).toBe(decided);
  });

  test("keeps both times; the hold runs from the recording, so that what was allowed meanwhile stays allowed", () => {
    const world = worldAt("out");
    const when = { happenedAt: minute(70), reason: "network down" };
    world.act({ by: "records", at: minute(300) }, ({ terminal }, context) =>
      declareReturn(terminal, when, context),
    );
    const recorded = world.life.findLast(({ stream }) => stream === "TERMINAL#PC");
    expect(recorded).toMatchObject({
      happenedAt: minute(70),
      recordedAt: minute(300),
      reason: "network down",
    });
    const since = minute(300);
    expect(world.terminal().custody.hold).toEqual({ cause: "return-declared", since });
    expect(world.person().holds.PC).toEqual({ cause: "return-declared", since });
    expect(world.terminal().custody.loan?.returnDeclaredAt).toBe(minute(70));
  });

  test("cannot lie before the terminal left, nor can its loss", () => {
    const world = worldAt("out");
    const when = { happenedAt: minute(9), reason: "?" };
    expect(
      world.act({ by: "records", at: minute(30) }, ({ terminal }, context) =>
        declareReturn(terminal, when, context),
      ),
    ).toBe("returned-before-leaving");
    const loss = { loss: "lost", note: "", ...when } as const;
    expect(
      world.act({ by: "records", at: minute(30) }, ({ terminal }, context) =>
        reportLoss(terminal, loss, context),
      ),
    ).toBe("returned-before-leaving");
  });
});

test("leaving entered late needs its reason like everything else", () => {
  const world = worldAt("registered");
  const late = (reason?: string) =>
    world.act({ by: "records", at: minute(60) }, ({ terminal }, context) =>
      carryOut(terminal, { happenedAt: minute(10), reason }, context),
    );
  expect([late(), late("forgotten")]).toEqual(["late-without-reason", "done"]);
});

test("a terminal found again comes back by the whole way", () => {
  const world = worldAt("lost");
  expect(STEPS.reportFound(world)).toBe("done");
  const { stage, hold, loan } = world.terminal().custody;
  expect([stage, hold?.cause, loan?.scan, loan?.attestation]).toEqual([
    "return-declared",
    "return-declared",
    undefined,
    undefined,
  ]);
  expect(STEPS.attest(world)).toBe("wrong-stage");
});

test("a loss proposes to withdraw what was bound to the terminal", () => {
  expect(worldAt("lost").terminal().custody.incident).toMatchObject({
    cause: "stolen",
    withdraw: ["certificate:PC", "ranges-of:PC"],
  });
});
