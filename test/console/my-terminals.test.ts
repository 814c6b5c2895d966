// One's terminals: by cause, split by whose turn it is; on the way back nothing is advised that cannot help; one line for each.
import { expect, test } from "vitest";
import { who } from "../../functions/console/frame/who.ts";
import { type GateShown, gateCard } from "../../functions/console/my-page/gate-card.ts";
import { myPage } from "../../functions/console/my-page/my-page.ts";
import type { HeldTerminal, MyFacts } from "../../functions/console/my-page/terminal-list.ts";
import { readerOf } from "./reader.ts";

const worker = readerOf({ roles: ["worker"] });
const words = (zh: string) => ({ "zh-TW": zh, en: `en:${zh}` });
const refusal = (more: object) => ({
  ...{ policy: "p", says: words("條文"), facts: [], fix: words("辦理"), who: words("您本人") },
  ...more,
});
const stepOf = (fact: string) => [
  { policies: ["p"], ways: [{ changes: [{ fact }], deed: words("d"), who: words("w") }], alone: [] },
];
const shut = (...refusals: object[]): GateShown => ({
  ...{ allowed: false, held: false },
  refusals: refusals.map(refusal) as unknown as GateShown["refusals"],
});
const LOAN = {
  ...{ number: 1, borrower: "somebody@household", dueOn: "2021-06-25", dueAt: "2021-06-25T16:00:00.000Z" },
  ...{ accessories: [], signed: {}, registeredBy: "records@household" },
};
const held = (place: number, stage = "out", gate: GateShown = shut({})): HeldTerminal =>
  ({
    row: { propertyNo: `3140101-03-000000${place}`, system: "household", custody: { stage, loan: LOAN } },
    ...{ gate, link: [] },
  }) as unknown as HeldTerminal;
const standing = (more: object = {}) =>
  ({ holds: {}, leaves: [], loans: {}, ...more }) as unknown as MyFacts["standing"];
const agency = {
  returnSites: [{ id: "lobby", name: "一樓大廳" }],
  scanOfficers: ["scan@household"],
} as unknown as MyFacts["agency"];
const shown = (facts: Partial<MyFacts>) =>
  String(myPage(worker, { standing: standing(), held: [], channel: "vpn", agency, ...facts }).main);

test("one cause that several clauses name is one thing to do, in the part of whoever does it", () => {
  const text = String(
    gateCard(
      worker,
      shut(
        { policy: "a", fix: words("甲") },
        { policy: "b", fix: words("乙"), who: words("掃毒人員") },
        { policy: "c", fix: words("乙"), who: words("掃毒人員") },
      ),
    ),
  );
  expect(text).toContain("尚有 2 項未符");
  const [mine = "", others = ""] = text.split("由他人辦理");
  expect(mine).toContain("甲");
  expect(mine).not.toContain("乙");
  expect(others.match(/乙/g)).toHaveLength(1);
  for (const policy of ["b", "c"]) expect(others).toContain(`title="${policy}">本系統規定</span>`);
});

test("only the fact that fails is shown of those that were looked at", () => {
  const facts = [
    { name: "medium", value: "wired" },
    { name: "postureMinutes", value: 10_144 },
  ];
  const text = String(gateCard(worker, { ...shut({ facts }), steps: stepOf("postureMinutes") }));
  expect(text).toContain("7 天 1 小時");
  expect(text).not.toContain("網路類型");
});

test("on its way back: where to, who does what next by name, and that a new loan is needed; no cable, no address", () => {
  const gate = shut({ fix: words("改接有線網路") });
  const text = shown({ held: [held(1, "return-declared", gate)] });
  for (const said of [
    "一樓大廳",
    String(who("scan@household")),
    String(who("records@household")),
    "重新辦理借用",
  ])
    expect(text).toContain(said);
  for (const said of ["改接有線網路", "您目前的位址", "電腦應歸還", "還有 4 天"])
    expect(text).not.toContain(said);
});

test("released: no longer held, to be signed for, and not due any more", () => {
  const text = shown({ held: [held(1, "released")] });
  expect(text).toContain("管制已解除");
  expect(text).toContain("/console/acts/signReturn?");
  expect(text).not.toContain("應歸還");
});

test("a hold by another terminal names it", () => {
  const facts = [{ name: "held", value: "return-declared" }];
  const gate = { ...shut({ facts, fix: words("完成消毒"), who: words("掃毒人員") }), steps: stepOf("held") };
  const holds = { "3140101-03-0000003": { cause: "return-declared", since: "x" } };
  const text = shown({ held: [held(1, "out", gate)], standing: standing({ holds }) });
  expect(text).toContain("您的另一部電腦 3140101-03-0000003");
  expect(text).not.toContain("完成消毒");
});

test("one's address is shown, and where to return it", () => {
  const text = shown({ held: [held(1)] });
  expect(text).toContain("<code>198.51.100.7</code>");
  expect(text).toContain("再將電腦及配件送至 一樓大廳");
});

test("of several each has one line, and only the one in use is open; links of one name are told apart", () => {
  const open = [
    { session: "s", status: "allowed", terminal: "3140101-03-0000002", askedAt: "2021-06-21T01:00:00Z" },
  ];
  const text = shown({ held: [held(1), held(2), held(3, "return-declared")], open: open as never });
  expect(text.match(/<details class="my-terminal"/g)).toHaveLength(3);
  expect(text).toMatch(/<details class="my-terminal" open><summary><code>3140101-03-0000002/);
  expect(text.match(/<details class="my-terminal" open/g)).toHaveLength(1);
  const labels = [...text.matchAll(/aria-label="(申報歸還[^"]*)"/g)].map(([, label]) => label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(text.match(/>VPN</g)).toHaveLength(1);
});

test("where to bring it says until when somebody is there today", () => {
  const site = { id: "lobby", name: "一樓大廳", opens: "08:30", closes: "17:00" };
  const open = { site: "lobby", from: "2021-06-21T00:30:00Z", until: "2021-06-21T09:00:00Z" };
  const next = { site: "lobby", from: "2021-06-22T00:30:00Z", until: "2021-06-22T09:00:00Z" };
  const page = (opening: object) =>
    shown({
      held: [held(1, "return-declared")],
      agency: { ...agency, returnSites: [site], openings: [opening] } as unknown as MyFacts["agency"],
    });
  expect(page(open)).toContain("今日開放至 17:00");
  expect(page(next)).toContain("今日不開放；下次 110/06/22 08:30 至 17:00");
});
