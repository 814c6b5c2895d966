// The agency page: the letter passed on or not, by its number; the plan; and to the center, who has no record of it yet.
import { describe, expect, test } from "vitest";
import { UNPREPARED } from "../../functions/agencies/agency.ts";
import { bindingView } from "../../functions/agencies/binding-view.ts";
import { agencyPage } from "../../functions/console/agency/agency.ts";
import type { AgencyFacts, Binding } from "../../functions/console/agency/binding.ts";
import { readerOf } from "./reader.ts";

const facts = (agency: string, ...notices: string[]) =>
  ({
    ...{ agency, profiles: ["tainan-2021"], bannedBrands: [], loanReminderDays: [5], returnSites: [] },
    ...{ scanOfficers: [], version: 1, hash: "" },
    relays: notices.map(notice => ({ notice, relayedTo: ["各所"], relayedAt: "2021-06-03T07:00:00.000Z" })),
    readiness: {
      ...{ hardware: { fit: true, note: "" }, software: { fit: true, note: "" }, people: [] },
      ...{ planRef: "應變計畫 110-1", drillRequired: false, at: "2021-06-04T01:00:00.000Z", reviewer: "r" },
    },
  }) as AgencyFacts;
const shown = (own: AgencyFacts | undefined, all?: AgencyFacts[]) =>
  String(agencyPage(readerOf(), "household-office", own, { all }).main);

describe("tainan-2021/0", () => {
  test("is met by a record of this letter, however its number was typed, and of no other", () => {
    const missing = "尚無本函之轉知紀錄";
    expect(shown(facts("a", "府研智字第１１００６８１９３５號函"))).not.toContain(missing);
    expect(shown(facts("a", "另一函"))).toContain(missing);
    expect(shown(undefined)).toContain(missing);
    expect(shown(facts("a", "府研智字第1100681935號"))).toContain("各所");
  });

  test("lists to the center every agency without it, and to nobody else", () => {
    const page = shown(undefined, [facts("told", "府研智字第1100681935號"), facts("untold")]);
    expect(page).toContain("?agency=untold");
    expect(page).not.toContain("?agency=told");
    // The nine managing agencies, too, though they recorded nothing.
    expect(page).toContain("?agency=police-bureau");
    expect(shown(undefined)).not.toContain('id="relays"');
  });
});

test("office, duty and trading hours are shown by kind, past midnight and by title; without any, what that means", () => {
  expect(shown(facts("a"))).toContain("設定前一律不得連線");
  const night = { kind: "duty", from: "22:00", until: "06:00", days: "every-day", title: "技士" } as const;
  const windows = [night, { kind: "office", from: "08:00", until: "17:00" } as const];
  const page = shown({ ...facts("a"), hours: { windows, outsideHours: "allowed", document: "府人字第7號" } });
  for (const said of [
    "22:00–次日 06:00",
    "每日",
    "技士",
    "08:00–17:00",
    "全體",
    "免經指派",
    "府人字第7號",
    "推論",
  ])
    expect(page).toContain(said);
  expect(page.indexOf("08:00–17:00")).toBeLessThan(page.indexOf("22:00"));
});

describe("what is to be prepared", () => {
  const page = (roles: string[], agency: string, own: AgencyFacts | undefined) =>
    String(agencyPage(readerOf({ roles }), agency, own).main);

  test("has each its own status, whose part it is and the way to it", () => {
    const steps = page(["records"], "household-office", undefined).split("<li class=").slice(1);
    const sites = steps.find(step => step.includes("消毒處所")) ?? "";
    for (const said of ["待辦", "辦理者：", "檔案管理人員", "/console/acts/setReturnSites?"])
      expect(sites).toContain(said);
    const officers = steps.find(step => step.includes("掃毒證明人員")) ?? "";
    expect(officers).toContain("辦理者：單位主管");
    expect(officers).not.toContain("/console/acts/");
  });

  test("once it is in place its button no longer leads", () => {
    const first =
      page(["supervisor"], "household-office", facts("household-office")).split("<li class=")[1] ?? "";
    expect(first).toContain("已備妥");
    expect(first).toContain('class="button second"');
  });

  test("is done by the agency itself: whoever looks at another's is offered nothing", () => {
    expect(page(["supervisor", "records"], "police-bureau", undefined)).not.toContain(
      "/console/acts/reviewReadiness",
    );
  });
});

test("tainan-2021/2a and tainan-2021/2b: the plan, when it was last looked at, the guide it rests on and where the files are", () => {
  const page = shown(facts("a"));
  for (const said of ["應變計畫 110-1", "110/06/04", "府人考字第1090425967號", "http://login.tainan.gov.tw"])
    expect(page).toContain(said);
});

test("what binds each activity, by which text and with which values, is on the page", () => {
  const agency = { ...UNPREPARED, overlays: [OWN] };
  const bindings = (["exchange", "hours"] as const).map(activity => ({
    agency: "a",
    ...bindingView(agency, { activity, on: "2026-11-30" }),
  })) as readonly Binding[];
  const own = { ...facts("a"), overlays: [OWN] } as unknown as AgencyFacts;
  const page = String(agencyPage(readerOf(), "a", own, { bindings }).main);
  for (const said of ["一律適用", "沒有適用的規範。", "機關自訂", "資安字第 1 號", "連線環境回報有效時間"])
    expect(page).toContain(said);
});
const OWN = {
  ...({
    activity: "exchange",
    parameter: "postureFreshMinutes",
    value: 5,
    document: "資安字第 1 號",
  } as const),
  set: { at: "2026-11-29T01:00:00.000Z", by: "supervisor" },
};
