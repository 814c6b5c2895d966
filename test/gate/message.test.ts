// The line a refused person reads: the clauses and what to do, in either language, never longer than the service takes.
import fc from "fast-check";
import { expect, test } from "vitest";
import { explain, type Refusal } from "../../functions/gate/explain.ts";
import type { Known } from "../../functions/gate/facts.ts";
import { faultWords, GATE_FAULTS, type GateFault, RULE_FAULTS } from "../../functions/gate/fault.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { cut, inSchema, plain, refusalMessage } from "../../functions/gate/vpn-reply.ts";
import { PROFILE_IDS } from "../../functions/shared/rules/clauses.ts";
import { LANGUAGES, type Language } from "../../functions/shared/words.ts";
import { FRIDAY, factsOf, inOrder, question } from "./given.ts";

const facts = factsOf(inOrder, question, FRIDAY);
const refused = (change: Partial<Known>) => explain({ ...facts, known: { ...facts.known, ...change } });

test("one clause: what to do and who can, then its wording", () => {
  const wifi = refused({ medium: "wifi" });
  expect(refusalMessage(wifi, "zh-TW")).toBe(
    "不開放（tainan-2021/3.4b）：改接有線網路，並由終端電腦重新回報連線環境。（您本人）請改接有線網路：Wi-Fi 或無法確認的網路不得用於公文交換。",
  );
  expect(refusalMessage(wifi, "en")).toBe(
    "Closed (tainan-2021/3.4b): Connect to a wired network and have the terminal report its link again. (You) Use a wired network: Wi-Fi, or a link that cannot be confirmed, may not be used for exchange.",
  );
});

test("several clauses: all of them named, and what to do for as many as fit whole", () => {
  const several = refused({ medium: "wifi", egress: "forwarded", inboundRule: false });
  expect(refusalMessage(several, "en")).toBe(
    "Closed (tainan-2021/3.4b, 4a, 4f): Connect to a wired network and have the terminal report its link again. (You) The managing agency reports the system’s exit address; it counts once the archives bureau has set it. 1 more reason.",
  );
});

test("where the house itself refuses, its sentence stands for a clause", () => {
  expect(refusalMessage(refused({ stopped: true }), "zh-TW")).toBe(
    "不開放：這條連線已被緊急切斷。查明原因後解除緊急切斷。（切斷連線的人員）",
  );
});

/** What any set of refusals must come to: it fits, it is whole, it says a clause, a deed and how much it leaves out. */
function told(refusals: readonly Refusal[], language: Language): string {
  const message = refusalMessage({ refusals }, language);
  expect(Buffer.byteLength(message, "utf8")).toBeLessThanOrEqual(255);
  expect(message.isWellFormed()).toBe(true);
  expect(message).not.toMatch(/[\p{C}"'`\\\uFFFD]/u);
  const clauses = refusals.flatMap(({ clause }) => clause ?? []);
  if (clauses.length > 0) expect(message).toContain(clauses[0]);
  const done = refusals.filter(({ fix }) => message.includes(plain(fix[language])));
  expect(done).not.toEqual([]);
  const [more] = /另有 (\d+) 項原因|(\d+) more reasons?\.$/.exec(message)?.slice(1).filter(Boolean) ?? [];
  expect(Number(more ?? 0)).toBe(refusals.length - done.length);
  return message;
}

test("whatever is refused, the message fits, says a clause and something to do, and what it leaves out", () => {
  const names = Object.keys(facts.known);
  fc.assert(
    fc.property(fc.subarray(names), fc.subarray([...PROFILE_IDS]), (unknown, profiles) => {
      const left = Object.entries(facts.known).filter(([name]) => !unknown.includes(name));
      const known = { stopped: true, ...Object.fromEntries(left) } as unknown as Known;
      const { refusals } = explain({ ...facts, profiles, known });
      if (refusals.length > 0) for (const language of LANGUAGES) told(refusals, language);
    }),
    { numRuns: 200 },
  );
});

const EVERY: readonly Refusal[] = [
  ...gatePolicies()(PROFILE_IDS).forbids.map(({ id, ...policy }) => ({ ...policy, policy: id, facts: [] })),
  ...Object.keys(RULE_FAULTS).map(policy => ({ policy, ...faultWords(policy), facts: [] })),
];

test("so does each refusal there is, and every two, and any of them together", () => {
  for (const one of EVERY)
    for (const other of EVERY) for (const language of LANGUAGES) told([...new Set([one, other])], language);
  fc.assert(
    fc.property(fc.shuffledSubarray([...EVERY], { minLength: 1 }), refusals => {
      for (const language of LANGUAGES) told(refusals, language);
    }),
    { numRuns: 300 },
  );
});

test("a sentence that a policy's author made too long, or wrote with quotes, is cut at a whole character", () => {
  const says = { "zh-TW": `「"'\\\n${"閘".repeat(200)}`, en: `"'\\\u0000${"x".repeat(400)}` };
  for (const language of LANGUAGES) {
    const message = refusalMessage(
      { refusals: [{ policy: "p", says, fix: says, who: says, facts: [] }] },
      language,
    );
    expect(Buffer.byteLength(message, "utf8")).toBeLessThanOrEqual(255);
    expect(message).not.toMatch(/[\p{C}"'`\\\uFFFD]/u);
  }
});

test.each(["v1", "v2", "v3"] as const)("the answer to the service cuts by bytes as well: %s", version => {
  const reply = inSchema(version, {
    allow: false,
    message: "閘".repeat(200),
    statuses: ["😀".repeat(200), 'a"b'],
  });
  const texts = Object.values(reply)
    .flat()
    .filter(each => typeof each === "string");
  for (const text of texts) {
    expect(Buffer.byteLength(text, "utf8")).toBeLessThanOrEqual(255);
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toContain('"');
  }
  expect(texts).toContain("閘".repeat(85));
});

test.each(Object.keys(GATE_FAULTS) as GateFault[])("the fault %s fits whole", fault => {
  for (const language of LANGUAGES)
    expect(cut(GATE_FAULTS[fault][language])).toBe(GATE_FAULTS[fault][language]);
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
  expect(message).toContain("The system’s managing agency must register the endpoint.");
  expect(message).not.toContain("Use a terminal of your own agency");
});
