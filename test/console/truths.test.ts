// Pages and acts say what is so and no more: each sentence that was once untrue, held to the rule it speaks of.
import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { pledgePage } from "../../functions/console/counter/pledge.ts";
import { slipPage } from "../../functions/console/counter/slip.ts";
import { eventContent } from "../../functions/console/frame/event.ts";
import { who } from "../../functions/console/frame/who.ts";
import { deadlinesOf } from "../../functions/console/my-page/my-page.ts";
import type { MyFacts } from "../../functions/console/my-page/terminal-list.ts";
import { reportsPage } from "../../functions/console/reports/reports.ts";
import { systemPage } from "../../functions/console/systems/system.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";
import { clauseOf } from "../../functions/shared/rules/clauses.ts";
import { SCAN } from "../terminals/trip.ts";
import { readerOf } from "./reader.ts";

const rulesWith = (fact: string) =>
  globSync("policies/connect/*.cedar")
    .filter(file => readFileSync(file, "utf8").includes(`context.${fact}`))
    .map(file => file.replace(/^.*\/|\.cedar$/g, ""))
    .sort();
const text = (page: { main: unknown }) => String(page.main);

describe("the system page", () => {
  const row = {
    ...{
      system: "household",
      name: { "zh-TW": "戶役政", en: "Household" },
      managingAgency: "a",
      kind: "exchange" as const,
    },
    ...{ sensitivity: "sensitive", drift: "repair", endpoints: [], families: [4] },
  };
  const page = text(systemPage(readerOf(), row as never, undefined as never));

  test("says who asks for the remote test, and cites the clause that does", () => {
    expect(rulesWith("remoteTested")).toEqual(["twse-2023"]);
    expect(page).toContain("只有採用證交所規範的機關");
    expect(page).toContain("twse-2023/2.2.6");
    expect(page).not.toContain("tainan-2021/3.4b");
  });
});

describe("leave", () => {
  const { "zh-TW": zh = "", en = "" } = ACT_WORDS.grantLeave?.consequence ?? {};

  test("closes the gate under the regulations that say so, and no promise goes further", () => {
    expect(rulesWith("onLeave")).toEqual(["ey-draft", "keelung-pregnancy"]);
    expect(zh).toContain("僅依臺南市函時不因此關閉");
    expect(zh).not.toContain("工時不計");
    expect(en).toContain("Under the Tainan letter alone it is not");
  });

  test("on one's own page it begins; whether the gate closes is the gate's to say", () => {
    const standing = { leaves: [{ from: "2021-06-22T00:00:00.000Z", until: "2021-06-23T00:00:00.000Z" }] };
    const facts = { standing, held: [], channel: "vpn" } as unknown as MyFacts;
    const [leave] = deadlinesOf(facts, new Date("2021-06-21T00:00:00Z"));
    expect(leave?.words).toEqual({ "zh-TW": "請假開始", en: "leave begins" });
  });
});

test("critical services keep sufficient staff, as the text says", () => {
  const clause = clauseOf("keelung-pregnancy/4.1.2");
  expect(clause["zh-TW"]).toContain("維持充分人力");
  expect(clause.en).toContain("sufficient staff");
  for (const file of globSync("{functions,policies}/**/*.{ts,json,cedar}"))
    expect([file, /full staff/i.test(readFileSync(file, "utf8"))]).toEqual([file, false]);
});

test("after the round of 2021 the reports page sets no deadline", () => {
  const deadline = {
    printed: "2021-06-13",
    effective: "2021-06-10",
    endOfWork: "17:00",
    roundEnds: "2021-12-31",
  };
  const page = (at: string) =>
    text(reportsPage(readerOf({ at, roles: ["center"] }), { deadline, missing: [], rows: [] }));
  expect(page("2021-06-08T00:00:00Z")).toContain("期限：110/06/10 17:00 前");
  expect(page("2026-11-28T00:00:00Z")).toContain("目前未定回報期限");
  expect(page("2026-11-28T00:00:00Z")).not.toContain("17:00 前");
});

test("a number is called what it is in each event", () => {
  const reader = readerOf();
  const said = (type: string) => String(eventContent(reader, { type, number: 2 } as { type: string }));
  expect(said("LoanRegistered")).toContain("借用次序");
  expect(said("ChangeApproved")).toContain("異動編號");
  expect(said("PackCompiled")).toContain("彙整檔號");
});

test("the slip writes the pattern's date as every other one", () => {
  const loan = {
    ...{ number: 1, borrower: "w", purpose: "p", dueOn: "2021-06-18", accessories: [], scan: SCAN },
    attestation: { by: "s", at: "2021-06-21T03:40:00.000Z", document: "" },
    release: { by: "r", at: "2021-06-21T03:45:00.000Z", missing: [] },
  };
  const page = slipPage(readerOf(), {
    ...{ propertyNo: "3140101-03-0000001", system: "household", brand: "Acer", serial: "1" },
    custody: { loan },
  } as never);
  expect(text(page)).toContain("（病毒碼 110年6月6日）");
  expect(text(page).replace(/datetime="[^"]*"/g, "")).not.toContain("2021-06-06");
});

describe("the pledge page", () => {
  const loan = { propertyNo: "3140101-03-0000001", number: "1", agency: "household-office" };
  const facts = { ...loan, digest: "d", text: "t", key: "k", borrower: "worker" };
  const acceptedAt = "2021-06-07T00:00:00.000Z";
  const visit = (person: string) => ({ ...readerOf(), person: { ...readerOf().person, person } }) as never;

  test("tells the borrower that they pledged, and others that the borrower did", () => {
    expect(text(pledgePage(visit("worker"), { ...facts, acceptedAt }))).toContain("您已於此時切結");
    const others = text(pledgePage(visit("records"), { ...facts, acceptedAt }));
    expect(others).toContain(`借用人 ${who("worker")} 已於此時切結`);
    expect(others).not.toContain("您已");
  });

  test("offers the pledge to the borrower alone", () => {
    expect(text(pledgePage(visit("worker"), facts))).toContain("<form");
    const others = text(pledgePage(visit("records"), facts));
    expect(others).toContain("尚未切結");
    expect(others).not.toContain("<form");
  });
});
