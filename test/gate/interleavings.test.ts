// Questions and facts that run into each other over the real database: nobody is let in, or left in, behind a closed gate.
import { describe, expect, test } from "vitest";
import { Conflicts } from "../../infra/local/aws/conflicts.ts";
import { withFaultyDatabase } from "./faulty-database.ts";

const database = withFaultyDatabase();

describe("random interleavings", { timeout: 400_000 }, () => {
  const played = async (play: object) =>
    (await import("./interleavings/play.ts")).play({ interleavings: 300, seed: 20_210_618, ...play });

  test("find no session let in or left in while anything closes the gate, no seat too many, and never two on one terminal or of one person", async () => {
    const { violations, allowed, closed, turned } = await played({});
    expect(violations).toEqual([]);
    expect([allowed > 30, closed > 15, turned > 200]).toEqual([true, true, true]);
  });

  test("find none either while transactions that meet cancel each other", async () => {
    const conflicts = new Conflicts({ holdMs: 2, cancelAfterMs: 1 });
    database.suffer(conflicts.keeper);
    const { violations, allowed, closed } = await played({ interleavings: 150 });
    expect(violations).toEqual([]);
    expect([allowed > 10, closed > 5, conflicts.refused > 50]).toEqual([true, true, true]);
  });

  test("find a gate that does not prove that what it read still stands", async () => {
    const { violations } = await played({ isBlind: true, interleavings: 2_000 });
    expect(violations.join()).toContain("let in");
  });

  test("find a seat that is taken whoever has it", async () => {
    const { violations } = await played({ isCareless: true, interleavings: 2_000 });
    expect(violations.join()).toContain("open at once");
  });

  test("find a session that nobody closes", async () => {
    const { violations } = await played({ neverCloses: true });
    expect(violations.join()).toContain("still open");
  });
});
