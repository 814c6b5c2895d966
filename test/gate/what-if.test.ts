// What is supposed instead of what is so: every fact by its kind, and a clear word about whatever is none; what fails is told by its cause.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHANGEABLE } from "../../functions/gate/changeable.ts";
import { explain } from "../../functions/gate/explain.ts";
import type { Known } from "../../functions/gate/facts.ts";
import { toldByCause } from "../../functions/gate/told-by-cause.ts";
import { refusalMessage } from "../../functions/gate/vpn-reply.ts";
import { FACT_KINDS, supposing, whatIfComplaint } from "../../functions/gate/what-if.ts";
import words from "../../policies/changes.json" with { type: "json" };
import { FRIDAY, factsOf, inOrder, question } from "./given.ts";

const facts = factsOf(inOrder, question, FRIDAY);
const code = (text: string) => whatIfComplaint(text)?.code;

test("each fact is of the kind that the schema of the policies says", () => {
  const schema = readFileSync("policies/connect/connect.cedarschema", "utf8").replaceAll(/\/\/.*/g, "");
  const context = schema.slice(schema.indexOf("},", schema.indexOf("own?:")));
  const declared = [...context.matchAll(/(\w+)(\??): (Bool|Long|String|Set<String>),/g)].map(
    ([, name, optional, type = ""]) => [name, `${KINDS[type]}${optional ? "" : "!"}`],
  );
  const plain = Object.entries(FACT_KINDS).filter(([, kind]) => typeof kind === "string");
  const inside = ["important", "encrypted", "loggedIn", "classification"];
  expect(
    Object.fromEntries(declared.filter(([name = ""]) => !inside.includes(name) || name === "encrypted")),
  ).toEqual(Object.fromEntries(plain));
});
const KINDS: Readonly<Record<string, string>> = {
  Bool: "truth",
  Long: "number",
  String: "text",
  "Set<String>": "texts",
};

test.each([
  ["{", "what-if-unreadable"],
  ["[]", "what-if-unreadable"],
  ["7", "what-if-unreadable"],
  ['{"mediun":"wired"}', "fact-unknown"],
  ['{"__proto__":1}', "fact-unknown"],
  ['{"constructor":1}', "fact-unknown"],
  ['{"medium":true}', "fact-of-another-kind"],
  ['{"medium":""}', "fact-of-another-kind"],
  ['{"onLeave":"yes"}', "fact-of-another-kind"],
  ['{"homeDays":2.5}', "fact-of-another-kind"],
  ['{"homeDays":1e300}', "fact-of-another-kind"],
  ['{"rights":"read"}', "fact-of-another-kind"],
  ['{"stopped":null}', "fact-of-another-kind"],
  ['{"document":{"title":"x"}}', "fact-unknown"],
  ['{"export":{"important":true}}', "fact-of-another-kind"],
  ['{"export":[]}', "fact-of-another-kind"],
])("%s is refused: %s", (text, refusal) => {
  expect(code(text)).toBe(refusal);
  expect(() => supposing(facts, text)).toThrow("cannot be supposed");
});

test.each([
  '{"medium":"wired"}',
  '{"medium":null}',
  '{"export":{"important":true,"encrypted":false}}',
  '{"rights":[]}',
  "{}",
])("%s can be supposed", text => {
  expect(code(text)).toBeUndefined();
});

test("what is supposed decides, stands in no record and ends by nothing on record", () => {
  const then = supposing(facts, '{"medium":"wifi","stage":"out"}');
  expect(explain(then).refusals.map(({ policy }) => policy)).toEqual(["tainan-wired-only"]);
  expect([then.records.medium, then.records.postureMinutes === undefined]).toEqual([undefined, false]);
  expect(then.deadlines.map(({ fact }) => fact)).not.toContain("stage");
  expect(facts.deadlines.map(({ fact }) => fact)).toContain("stage");
});

describe("each refusal says what really fails", () => {
  const told = (change: Partial<Known>) => {
    const changed = { ...facts, known: { ...facts.known, ...change } };
    return toldByCause({ ...explain(changed), facts: changed });
  };
  test.each<readonly [Partial<Known>, string, string, string]>([
    [{ medium: "wifi" }, "The link is Wi-Fi.", "Use a wired network.", "You"],
    [
      { postureMinutes: 90 },
      "The report of the link is too old.",
      "Have the terminal report its link again.",
      "You",
    ],
    [
      { medium: "wifi", postureMinutes: 90 },
      "The link is Wi-Fi; the report of the link is too old.",
      "Use a wired network, and have the terminal report its link again.",
      "You",
    ],
    [
      { egress: "forwarded" },
      "The exit address is forwarded, not yet set.",
      "Set the exit address and say so.",
      "The archives bureau",
    ],
    [
      { inboundRule: false },
      "The inbound firewall rule is not in force.",
      "Put the inbound firewall rule in force.",
      "The system's administrator",
    ],
  ])("%j", (change, cause, fix, who) => {
    const [refusal, ...more] = told(change);
    expect([refusal?.cause?.en, refusal?.fix.en, refusal?.who.en, more]).toEqual([cause, fix, who, []]);
  });
  test("in the line of the VPN client too", () => {
    const message = refusalMessage({ refusals: told({ postureMinutes: 90 }) }, "zh-TW");
    expect(message).toMatch(
      /^不開放（tainan-2021\/3\.4b）：由終端電腦重新回報連線環境。（您本人）連線環境的回報已過舊。/,
    );
  });
});

test("there are words for whatever can be changed, and for nothing else", () => {
  const facts = Object.keys(CHANGEABLE);
  const named = Object.keys(words).map(name => name.split(/[=>]/)[0]);
  expect([facts.filter(fact => !(fact in words)), named.filter(name => !facts.includes(name ?? ""))]).toEqual(
    [[], []],
  );
  const texts = Object.values(words).flatMap(({ wrong, deed }) => [...wrong, ...deed]);
  expect(texts.filter(text => text.trim() === "" || /[。.]$/.test(text))).toEqual([]);
});
