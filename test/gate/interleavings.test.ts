// Questions and facts that run into each other over the real database: nobody is let in, or left in, behind a closed gate.
import { describe, expect, test } from "vitest";
import { withJournal } from "../shared/journal/table.ts";

withJournal();

describe("random interleavings", { timeout: 400_000 }, () => {
  const played = async (play: object) =>
    (await import("./interleavings/play.ts")).play({ interleavings: 300, seed: 20_210_618, ...play });

  test("find no session let in or left in while anything closes the gate, no seat too many, and never two on one terminal or of one person", async () => {
    const { violations, allowed, closed, turned } = await played({});
    expect(violations).toEqual([]);
    expect([allowed > 30, closed > 15, turned > 200]).toEqual([true, true, true]);
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
