// The line a refused person reads: the clauses and what to do, in either language, never longer than the service takes.
import fc from "fast-check";
import { expect, test } from "vitest";
import { explain } from "../../functions/gate/explain.ts";
import type { Known } from "../../functions/gate/facts.ts";
import { factsOf } from "../../functions/gate/gather-facts.ts";
import { refusalMessage } from "../../functions/gate/message.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { LANGUAGES } from "../../functions/shared/words.ts";
import { FRIDAY, inOrder, question } from "./given.ts";

const facts = factsOf(inOrder, question, FRIDAY);
const refused = (change: Partial<Known>) => explain({ ...facts, known: { ...facts.known, ...change } });

test("one clause: its wording, what to do and who can", () => {
  const wifi = refused({ medium: "wifi" });
  expect(refusalMessage(wifi, "zh-TW")).toBe(
    "不開放（tainan-2021/3.4b）：請改接有線網路：Wi-Fi 或無法確認的網路不得用於公文交換。改接有線網路，並由終端電腦重新回報連線環境。（您本人）",
  );
  expect(refusalMessage(wifi, "en")).toBe(
    "Closed (tainan-2021/3.4b): Use a wired network: Wi-Fi, or a link that cannot be confirmed, may not be used for exchange. Plug in a wired network and let the terminal report its link again. (You)",
  );
});

test("several clauses: all of them named, and what to do for as many as fit whole", () => {
  const several = refused({ medium: "wifi", egress: "forwarded", inboundRule: false });
  expect(refusalMessage(several, "en")).toBe(
    "Closed (tainan-2021/3.4b, 4a, 4f): Plug in a wired network and let the terminal report its link again. (You) Administrators list your address; the exit address counts once the archives bureau has set it. (The managing agency and the archives bureau)",
  );
});

test("where the house itself refuses, its sentence stands for a clause", () => {
  expect(refusalMessage(refused({ stopped: true }), "zh-TW")).toBe(
    "不開放：這條連線已被緊急切斷。查明原因後解除緊急切斷。（切斷連線的人員）",
  );
});

test("whatever is refused, the message fits and says something to do", () => {
  const names = Object.keys(facts.known);
  fc.assert(
    fc.property(fc.subarray(names), fc.subarray([...PROFILE_IDS]), (unknown, profiles) => {
      const left = Object.entries(facts.known).filter(([name]) => !unknown.includes(name));
      const known = { stopped: true, ...Object.fromEntries(left) } as unknown as Known;
      const explained = explain({ ...facts, profiles, known });
      if (explained.refusals.length === 0) return;
      for (const language of LANGUAGES) {
        const message = refusalMessage(explained, language);
        expect(message.length).toBeLessThanOrEqual(255);
        expect(message.length).toBeGreaterThan(20);
      }
    }),
    { numRuns: 200 },
  );
});

test("too many clauses to name are counted", () => {
  const nothing = explain(
    factsOf(
      { agency: { stream: "AGENCY#a", version: 1, state: { profiles: ["tainan-2021", "ey-draft"] } } },
      { person: "nobody", factors: 0 },
      FRIDAY,
    ),
  );
  expect(refusalMessage(nothing, "zh-TW")).toMatch(/^不開放（tainan-2021\/3\.1a、3\.1b、.*等 \d+ 項）：/);
});

test("whom nobody knows is told that, and not that they were recalled", () => {
  const unknown = explain(factsOf({}, { person: "nobody", factors: 2 }, FRIDAY));
  const message = refusalMessage(unknown, "en");
  expect(message).toContain("This account belongs to no enrolled person");
  expect(message).not.toContain("recalled");
});

test("where the endpoint serves no system, nobody is sent for another terminal", () => {
  const { system: _, channel: __, ...asked } = question;
  const nowhere = explain(factsOf(inOrder, asked, FRIDAY));
  const message = refusalMessage(nowhere, "en");
  expect(message).toContain("The system's managing agency registers the endpoint.");
  expect(message).not.toContain("Use a terminal of your own agency");
});
