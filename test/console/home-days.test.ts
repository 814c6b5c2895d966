// The pages of home days: what is proposed is ticked, what cannot be says why with its clause, and what is not set is said to be so.
import { expect, test } from "vitest";
import { myWeekPage } from "../../functions/console/home-work/my-week.ts";
import { teamPage } from "../../functions/console/home-work/team.ts";
import { readerOf } from "./reader.ts";

const week = "2021-06-28";
const days = Array.from({ length: 7 }, (_, at) => ({
  day: `2021-0${at < 3 ? `6-${28 + at}` : `7-0${at - 2}`}`,
  works: at < 5,
}));
const ann = {
  ...{ person: "ann@household", wish: ["2021-06-29"], recalled: [], leave: [], version: 2 },
  against: [
    {
      code: "home-day-leave",
      day: "2021-06-30",
      clauses: ["ey-draft/6c"],
      words: { "zh-TW": "當日請假", en: "leave" },
    },
  ],
};
const proposal = {
  ...{ short: 1, capped: [], missed: { "ann@household": 2 } },
  rows: [{ person: "ann@household", days: ["2021-06-29"], wished: 1 }],
  conflict: { days: ["2021-07-01"], people: ["bob@household"], needed: 2, places: 1 },
};
const facts = { of: "somebody@household", keep: "", key: "k" };
const roles = ["supervisor", "worker"];

function mainOf(page: { readonly main: unknown }): string {
  return String(page.main);
}

test("a team's week: the proposal is ticked, the wish is seen, and a day of leave names its clause", () => {
  const text = mainOf(
    teamPage(readerOf({ roles }), { ...facts, team: { week, days, rows: [ann], proposal } }),
  );
  expect(text).toMatch(/name="days\.ann@household" value="2021-06-29" checked/);
  expect(text).not.toMatch(/value="2021-06-30"/);
  expect(text).toContain("ey-draft/6c");
  expect(text).toContain("前四週少 2 日");
  expect(text).toContain("合計只有 1 個居家名額");
  expect(text).toContain("排定這一週");
});

test("once the week has begun it is no longer set, and its days can be moved or recalled", () => {
  const visit = readerOf({ roles, at: "2021-06-28T04:00:00Z" });
  const rows = [{ ...ann, days: ["2021-06-29"] }];
  const text = mainOf(teamPage(visit, { ...facts, team: { week, days, rows, proposal } }));
  expect(text).not.toContain("排定這一週");
  expect(text).toMatch(/acts\/moveHomeDay\?person=ann/);
  expect(text).toMatch(/acts\/recallHomeDay\?person=ann/);
});

test("what was sent and refused stays ticked as it was sent", () => {
  const typed = new Map([["ann@household", ["2021-06-30"]]]);
  const team = { week, days, rows: [ann], proposal };
  const text = mainOf(teamPage(readerOf({ roles }), { ...facts, typed, team }));
  expect(text).toMatch(/value="2021-06-30" checked/);
});

test("one's own week says that it is not set, and who asks to swap", () => {
  const swap = {
    with: "somebody@household",
    give: "2021-06-29",
    take: "2021-06-30",
    asked: "2021-06-25T01:00:00Z",
  };
  const bob = { person: "bob@household", weeks: {}, rests: [], version: 1, swap };
  const visit = readerOf({ roles });
  const text = mainOf(myWeekPage(visit, { roster: undefined, asked: [bob], week: "2021-06-21", key: "k" }));
  expect(text).toContain("主管尚未排定這一週");
  expect(text).toMatch(/acts\/answerSwap\?person=bob/);
  expect(text).toMatch(/name="days" value="2021-06-29"/);
});
