// Replay and shadow: what changed policies would have said, by name and clause, and never more than said.
import { describe, expect, test } from "vitest";
import { explain } from "../../functions/gate/explain.ts";
import type { Facts } from "../../functions/gate/facts.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { differenceBetween, shadowing } from "../../functions/gate/replay.ts";
import { decisionOf, factsFrom, recordedFacts } from "../../functions/sessions/session-records.ts";
import { type Differing, sentence } from "../../infra/local/commands/replay/tally.ts";
import { withJournal } from "../shared/journal/table.ts";
import { allowingWifi, keepingOneFree, withPolicies } from "./changed-policies.ts";
import { but, FRIDAY, factsOf, found, inOrder, question } from "./given.ts";

withJournal();

const ALL = { from: "0000", until: "9999" };
const fullHouse = { system: found("SYSTEM#household", { planned: { vpn: 20 }, open: { vpn: 19 } }) };
const SITUATIONS = {
  inOrder: factsOf(inOrder, question, FRIDAY),
  onWifi: factsOf({ ...inOrder, ...but("posture", { medium: "wifi" }) }, question, FRIDAY),
  onWifiHeld: factsOf(
    { ...inOrder, ...but("posture", { medium: "wifi" }), ...but("terminal", { hold: "return-declared" }) },
    question,
    FRIDAY,
  ),
  lastSeat: factsOf({ ...inOrder, ...fullHouse }, question, FRIDAY),
};

describe("over the journal", () => {
  test("names each decision that differs, how, and by which clause; the same policies differ nowhere", async () => {
    const { decided, eventsOf, lay } = await import("./recorded.ts");
    const { replayed } = await import("../../infra/local/commands/replay/replayed.ts");
    await lay(eventsOf(Object.values(SITUATIONS).map(decided)));
    const differing: Differing[] = [];
    const same = await withPolicies(
      letter => letter,
      folder => replayed(folder, ALL, each => differing.push(each)),
    );
    expect([same.asked, same.differing, differing]).toEqual([4, 0, []]);
    const tally = await withPolicies(
      letter => keepingOneFree(allowingWifi(letter)),
      folder => replayed(folder, ALL, each => differing.push(each)),
    );
    expect(tally.json()).toEqual({
      asked: 4,
      undecided: 0,
      differing: 3,
      kinds: { "newly-refused": 1, "newly-allowed": 1, "other-clauses": 1 },
      clauses: { "- tainan-2021/3.4b": 2, "+ tainan-2021/3.4d": 1 },
    });
    const byNumber = differing.toSorted((one, other) => (one.session < other.session ? -1 : 1));
    expect(byNumber.map(({ session, kind, before, after }) => [session.at(-1), kind, before, after])).toEqual(
      [
        ["1", "newly-allowed", ["tainan-2021/3.4b"], []],
        ["2", "other-clauses", ["tainan-2021/3.4b", "tainan-2021/3.5d"], ["tainan-2021/3.5d"]],
        ["3", "newly-refused", [], ["tainan-2021/3.4d"]],
      ],
    );
    expect(byNumber.map(sentence)[2]).toContain("newly refused: 放行 allowed → tainan-2021/3.4d");
  });

  test("a span begins with what was recorded at its first moment and leaves out what was at its last", async () => {
    const { replayed } = await import("../../infra/local/commands/replay/replayed.ts");
    const later = (ms: number) => new Date(Date.parse(FRIDAY) + ms).toISOString();
    const asked = async (span: object) =>
      (await withPolicies(allowingWifi, folder => replayed(folder, { ...ALL, ...span }, () => {}))).asked;
    expect(await asked({ from: later(2) })).toBe(2);
    expect(await asked({ until: later(3) })).toBe(3);
    expect(await asked({ from: later(1), until: later(2) })).toBe(1);
  });

  test("policies that cannot be read are a fault, not a page of refusals", async () => {
    const { replayed } = await import("../../infra/local/commands/replay/replayed.ts");
    const broken = withPolicies(
      () => "forbid (",
      folder => replayed(folder, ALL, () => {}),
    );
    await expect(broken).rejects.toThrow("tainan-2021.cedar");
  });
});

describe("in shadow", () => {
  const { onWifi, inOrder: open } = SITUATIONS;

  test("a second set says what it would have said, and the decision stands", async () => {
    await withPolicies(allowingWifi, folder => {
      const shadow = shadowing(() => gatePolicies(folder));
      const enforced = explain(onWifi);
      expect(shadow(onWifi, enforced)).toEqual({
        kind: "newly-allowed",
        before: ["tainan-2021/3.4b"],
        after: [],
      });
      expect(enforced.refusals).toHaveLength(1);
      expect(shadow(open, explain(open))).toBeUndefined();
    });
  });

  test("a set that cannot be read differs by name, and refuses nobody", () => {
    const shadow = shadowing(() => {
      throw new Error("no such folder");
    });
    expect(shadow(open, explain(open))).toMatchObject({ kind: "newly-refused", after: ["engine-failed"] });
  });
});

test("a decision on record gives back the facts it rested on, whole", () => {
  for (const facts of Object.values(SITUATIONS)) {
    const onRecord = JSON.parse(JSON.stringify(decisionOf(facts, explain(facts))));
    const { records, ...rest } = factsFrom(onRecord.facts);
    const { records: read, ...known } = facts;
    expect(rest).toEqual(known);
    expect(Object.keys(records).sort()).toEqual(Object.keys(read).sort());
    expect(differenceBetween(onRecord.refusals, explain(factsFrom(onRecord.facts)).refusals)).toBeUndefined();
  }
});

describe("a fact that the gate came to know later", () => {
  const { terminalSession: _, personSession: __, ...without } = SITUATIONS.inOrder.known;
  const lacking: Facts = { ...SITUATIONS.inOrder, known: without };
  const onRecord = (facts: Facts) => JSON.parse(JSON.stringify(recordedFacts(facts)));
  const refusals = (recorded: Parameters<typeof factsFrom>[0]) =>
    explain(factsFrom(recorded)).refusals.map(({ policy }) => policy);

  test("refuses nobody whose decision is from before", () => {
    const { edition, ...before } = onRecord(lacking);
    expect([edition, refusals(before)]).toEqual([7, []]);
  });

  test("refuses as it did whoever was decided with it, and was missing it", () => {
    expect(explain(lacking).refusals.map(({ policy }) => policy)).toEqual(["person-free", "terminal-free"]);
    expect(refusals(onRecord(lacking))).toEqual(["person-free", "terminal-free"]);
  });

  test("is what was recorded, where it was", () => {
    const recorded = onRecord({ ...lacking, known: { ...without, terminalSession: "others" } });
    expect(factsFrom(recorded).known).toMatchObject({ terminalSession: "others" });
  });
});
