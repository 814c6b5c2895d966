// By which words a terminal is found: what brings new ones, held against whole random lives.
import { expect, test } from "vitest";
import type { Recorded } from "../../functions/shared/journal/event.ts";
import { mayBringWords, searchWords } from "../../functions/terminals/search-words.ts";
import { type Terminal, type TerminalEvent, terminalLaw } from "../../functions/terminals/terminal.ts";
import { Random } from "../bench/measure/random.ts";
import { play } from "./histories.ts";

test("whatever brings a terminal a new word is an event that its index follows", () => {
  const random = new Random(20_210_607);
  const brought = new Set<string>();
  const passedOver = new Set<string>();
  for (let times = 0; times < 150; times++) {
    const terminals = new Map<string, Terminal>();
    const { life } = play(60, sides => random.below(sides));
    for (const recorded of life.filter(({ stream }) => stream.startsWith("TERMINAL#"))) {
      const before = terminals.get(recorded.stream);
      const after = terminalLaw.evolve(before, recorded as Recorded<TerminalEvent>);
      terminals.set(recorded.stream, after);
      const known = before ? searchWords(before) : [];
      const isNew = searchWords(after).some(word => !known.includes(word));
      (isNew ? brought : passedOver).add(recorded.event.type);
      if (isNew) expect(mayBringWords(recorded.event), recorded.event.type).toBe(true);
    }
  }
  expect([...brought].sort()).toEqual(["LoanRegistered", "TerminalRegistered"]);
  expect(passedOver.size).toBeGreaterThan(8);
});

test("a terminal amended or handed over is indexed anew, one carried out or scanned is not", () => {
  const followed = (type: string) => mayBringWords({ type });
  expect(["TerminalAmended", "TerminalTransferred"].map(followed)).toEqual([true, true]);
  expect(["CarriedOut", "Scanned", "Attested", "LoanClosed"].map(followed)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
