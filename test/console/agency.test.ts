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
