// Home days moved, recalled and swapped: of a week under way as well, never of a day that is over.
import { describe, expect, test } from "vitest";
import { homeDaysIn, type Roster, rosterLaw } from "../../functions/rosters/roster.ts";
import { move, recall, setRest } from "../../functions/rosters/setting.ts";
import { answerSwap, askSwap, decideSwap } from "../../functions/rosters/swapping.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { AGENCY } from "../house/city.ts";
import { given } from "../house/given.ts";
import { day, days, ground, refusals, roster, WEEK } from "./told.ts";

const TUESDAY_TEN = instantOf(day(2), "10:00");
const MON_TUE = roster({ days: days(1, 2) });
const moving = (from: number, to: number, of: Roster = MON_TUE) =>
  refusals(() =>
    move(
      of,
      { agency: AGENCY, from: day(from), to: day(to), reason: "r", at: TUESDAY_TEN },
      ground({ roster: of }),
    ),
  );
const BEFOREHAND = "keelung-pregnancy/5.4.1a";

test.each([
  ["today for a day to come", 2, 4, []],
  ["a day that is over", 1, 4, [`home-day-past ${BEFOREHAND}`]],
  ["to a day that is over", 2, 1, [`home-day-past ${BEFOREHAND}`]],
  ["a day that is none", 3, 4, [`not-a-home-day ${BEFOREHAND}`]],
  ["to another week", 2, 8, [`day-of-another-week ${BEFOREHAND}`]],
  ["to a day off", 2, 6, ["home-day-off ey-draft/4c"]],
])("moved: %s", (_, from, to, refused) => {
  expect(moving(from, to)).toEqual(refused);
});

test("what is moved is judged as the whole week then is", () => {
  const worn = ground({
    roster: MON_TUE,
    person: {
      leaves: [3, 4].map(each => ({
        from: instantOf(day(each), "00:00"),
        until: instantOf(day(each), "24:00"),
      })),
    },
  });
  const act = () =>
    move(MON_TUE, { agency: AGENCY, from: day(2), to: day(5), reason: "r", at: TUESDAY_TEN }, worn);
  expect(refusals(act)).toEqual(["office-days-short ey-draft/4c"]);
});

describe("recalled", () => {
  const recalling = (weekday: number, effectiveAt?: string) =>
    recall(MON_TUE, { agency: AGENCY, day: day(weekday), reason: "r", effectiveAt, at: TUESDAY_TEN });

  test("at once where no moment is said", () => {
    const [{ event }] = recalling(2);
    expect(event).toMatchObject({ day: day(2), effectiveAt: TUESDAY_TEN });
  });

  test.each([
    ["before now", 2, instantOf(day(2), "09:59"), ["recall-past ey-draft/10 keelung-pregnancy/5.4.1b"]],
    ["on the next day", 2, instantOf(day(3), "00:00"), ["recall-past ey-draft/10 keelung-pregnancy/5.4.1b"]],
    ["of a day that is over", 1, undefined, ["home-day-past ey-draft/10 keelung-pregnancy/5.4.1b"]],
    ["of no home day", 3, undefined, ["not-a-home-day ey-draft/10 keelung-pregnancy/5.4.1b"]],
  ])("not %s", (_, weekday, at, refused) => {
    expect(refusals(() => recalling(weekday, at))).toEqual(refused);
  });

  test("a later recall does not put off an earlier one", () => {
    const noon = instantOf(day(2), "12:00");
    const state = given(rosterLaw)
      .as({ by: "boss", at: TUESDAY_TEN })
      .events({ type: "WeekSet", week: WEEK, agency: AGENCY, days: days(2) })
      .after(before =>
        recall(before, { agency: AGENCY, day: day(2), reason: "r", effectiveAt: noon, at: TUESDAY_TEN }),
      )
      .after(before =>
        recall(before, {
          agency: AGENCY,
          day: day(2),
          reason: "r",
          effectiveAt: instantOf(day(2), "15:00"),
          at: TUESDAY_TEN,
        }),
      ).state;
    expect(state?.weeks[WEEK]?.recalled?.[day(2)]?.at).toBe(noon);
  });
});

test("rest takes the days within it, and gives them back when it is ended", () => {
  const resting = given(rosterLaw)
    .as({ by: "boss", at: TUESDAY_TEN })
    .events({ type: "WeekSet", week: WEEK, agency: AGENCY, days: days(1, 2, 4) })
    .after(before => setRest(before, { from: day(2), to: day(3) }));
  expect(homeDaysIn(resting.state, WEEK, AGENCY)).toEqual(days(1, 4));
  const ended = resting.events({ type: "RestEnded", from: day(2) });
  expect(homeDaysIn(ended.state, WEEK, AGENCY)).toEqual(days(1, 2, 4));
  expect(refusals(() => setRest(undefined, { from: day(3), to: day(2) }))).toEqual([
    "rest-order keelung-pregnancy/3.5",
  ]);
});

describe("a swap of two", () => {
  const ANN = { give: day(2), take: day(4), with: "bob" };
  const both = (own = MON_TUE, others = roster({ days: days(3, 4) })) => ({
    ...{ account: "ann", agency: AGENCY, own, others, at: TUESDAY_TEN },
  });
  const asked = given(rosterLaw)
    .as({ by: "boss", at: TUESDAY_TEN })
    .events({ type: "WeekSet", week: WEEK, agency: AGENCY, days: days(1, 2) })
    .after(() => askSwap(ANN, both()));
  const deciding = (own: Roster | undefined, granted = true, others = roster({ days: days(3, 4) })) =>
    decideSwap({
      ...both(own as Roster, others),
      ...{ granted, grounds: { own: ground(), others: ground() } },
    });

  test.each([
    ["oneself", { ...ANN, with: "ann" }, ["swap-with-self keelung-pregnancy/5.4.1b"]],
    ["a day one has not", { ...ANN, give: day(3) }, [`not-a-home-day ${BEFOREHAND}`]],
    ["a day the other has not", { ...ANN, take: day(5) }, [`not-a-home-day ${BEFOREHAND}`]],
    ["of two weeks", { ...ANN, take: day(8) }, ["swap-of-two-weeks keelung-pregnancy/5.4.1b"]],
  ])("not with %s", (_, swap, refused) => {
    expect(refusals(() => askSwap(swap, both()))).toEqual(refused);
  });

  test("is decided only once the other has agreed, and then both have their new day", () => {
    expect(refusals(() => deciding(asked.state))).toEqual(["swap-not-agreed keelung-pregnancy/5.4.1b"]);
    const agreed = asked.after(before => answerSwap(before, true));
    const { own, others } = deciding(agreed.state);
    const after = agreed.after(() => own).state;
    expect(homeDaysIn(after, WEEK, AGENCY)).toEqual(days(1, 4));
    expect(after?.swap).toBeUndefined();
    expect(others.map(({ event }) => event)).toEqual([
      { type: "HomeDaySwapped", with: "ann", give: day(4), take: day(2) },
    ]);
  });

  test("refused by the other it is gone, and by the superior with a reason", () => {
    expect(asked.after(before => answerSwap(before, false)).state?.swap).toBeUndefined();
    const agreed = asked.after(before => answerSwap(before, true));
    expect(refusals(() => deciding(agreed.state, false))).toEqual(["swap-reason-missing"]);
  });

  test("that the other’s week no longer bears is refused with its clause", () => {
    const agreed = asked.after(before => answerSwap(before, true));
    expect(refusals(() => deciding(agreed.state, true, roster({ days: days(3) })))).toEqual([
      `not-a-home-day ${BEFOREHAND}`,
    ]);
  });
});
