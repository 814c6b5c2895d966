// Clauses about home days: set before the week begins, capped by weeks of pregnancy and by office days, moved, at rest; the gate follows.
import type { ClauseId } from "../../../functions/shared/rules/clauses.ts";
import { AGENCY } from "../custody-story.ts";
import { agreed, EY, KEELUNG, withdrawn } from "./home-work.ts";
import { PERSONNEL, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const of = { person: WORKER };
/** On the Friday before they are set; the second is set while the first is under way. */
const WEEK = "2021-07-05";
const on = (date: string) => ({ at: `${date}T09:00:00+08:00` });
const days = (...dates: readonly string[]) => dates.map(date => `2021-07-${date}`);
const span = { from: WEEK, to: "2021-07-30" };
/** Weeks of pregnancy on that Monday, by the expected date. */
const EXPECTED = { 24: "2021-10-20", 29: "2021-09-20", 36: "2021-08-01" } as const;

function setting(dates: readonly string[], week = WEEK) {
  return { by: SUPERVISOR, of: { week }, body: { rows: [{ person: WORKER, days: dates }] } };
}

const CAP = {
  ...{ most: 3, capGround: "special-work", reason: "輪值夜班，日間補休" },
  ...{ from: WEEK, to: "2021-07-30" },
};

/** Approved by both regulations, so that the week can be set at all. */
async function approved(stage: Stage, weeks: keyof typeof EXPECTED) {
  const ey = await agreed(stage, { ...EY, ...span });
  const keelung = await agreed(stage, { ...KEELUNG, ...span, expectedOn: EXPECTED[weeks] });
  return async () => {
    for (const one of [ey, keelung]) await withdrawn(stage, one);
  };
}

function capped(clause: ClauseId, weeks: keyof typeof EXPECTED, most: readonly string[]): Scene {
  return {
    proves: [clause],
    async play(stage) {
      const ended = await approved(stage, weeks);
      const more = [...most, "2021-07-09"];
      await stage.denied(clause, "home-days-capped", "setWeek", setting(more));
      await stage.act("setWeek", setting(most));
      await stage.holds(clause, on(most.at(-1) ?? ""));
      await stage.shows("showTeam", { by: SUPERVISOR, query: { week: WEEK } }, "已排定", "110/07/05");
      await ended();
    },
  };
}

export const HOME_DAYS: readonly Scene[] = [
  {
    proves: ["ey-draft/4c", "keelung-pregnancy/5.4.1a"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      await refuses("keelung-pregnancy/5.4.1a", on("2021-07-06"));
      await denied("ey-draft/4a", "home-day-unapproved", "setWeek", setting(days("06")));
      const ended = await approved(stage, 36);
      await act("wishHomeDays", { by: WORKER, of, body: { week: WEEK, days: days("06", "07") } });
      await shows(
        "showTeam",
        { by: SUPERVISOR, query: { week: WEEK } },
        "願",
        "建議的排法滿足所有人填寫的日數",
      );
      await denied("ey-draft/4c", "office-days-short", "setWeek", setting(days("05", "06", "07", "08")));
      await act("setWeek", setting(days("06", "07")));
      await shows("showMyWeek", { by: WORKER, query: { week: WEEK } }, "7/6（二）", "居家");
      for (const clause of ["ey-draft/4c", "keelung-pregnancy/5.4.1a"] as const) {
        await holds(clause, on("2021-07-07"));
        await refuses(clause, on("2021-07-08"));
      }
      await ended();
    },
  },
  {
    proves: ["keelung-pregnancy/5.4.1b"],
    async play(stage) {
      const { act, refuses, holds, shows } = stage;
      const clause = "keelung-pregnancy/5.4.1b";
      const ended = await approved(stage, 36);
      await act("setWeek", setting(days("06", "07")));
      const moving = { from: "2021-07-07", to: "2021-07-08", reason: "業務需要" };
      await act("moveHomeDay", { by: SUPERVISOR, of, body: moving });
      await refuses("keelung-pregnancy/5.4.1a", on("2021-07-07"));
      await holds("keelung-pregnancy/5.4.1a", on("2021-07-08"));
      const recall = { day: "2021-07-08", reason: "防疫", effectiveAt: "2021-07-08T12:00:00+08:00" };
      await act("recallHomeDay", { by: SUPERVISOR, of, body: recall });
      await holds("keelung-pregnancy/5.4.1a", on("2021-07-08"));
      await refuses("keelung-pregnancy/5.4.1a", { at: "2021-07-08T12:00:00+08:00" });
      await holds(clause);
      const back = { reason: "防疫緊急需要", effectiveAt: "2021-07-02T08:00:00+08:00" };
      await act("recallPerson", { by: SUPERVISOR, of, body: back });
      await refuses(clause);
      await shows("showPerson", { by: PERSONNEL, of }, "防疫緊急需要");
      await act("liftRecall", { by: PERSONNEL, of, body: { reason: "任務完成" } });
      await holds(clause);
      await ended();
    },
  },
  capped("keelung-pregnancy/3.1", 24, days("05", "06")),
  capped("keelung-pregnancy/3.2", 29, days("05", "06", "07")),
  {
    proves: ["keelung-pregnancy/3.3"],
    async play(stage) {
      const ended = await approved(stage, 36);
      const clause = "keelung-pregnancy/3.3";
      await stage.denied(clause, "home-days-capped", "setWeek", setting(days("05", "06", "07", "08", "09")));
      await stage.act("setWeek", setting(days("05", "06", "07")));
      await stage.holds(clause, on("2021-07-07"));
      await stage.shows("showTeam", { by: SUPERVISOR, query: { week: WEEK } }, "已排定");
      await ended();
    },
  },
  {
    proves: ["keelung-pregnancy/3.4"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      const clause = "keelung-pregnancy/3.4";
      const ended = await approved(stage, 24);
      const asking = (body: object) => ({ by: SUPERVISOR, of, body: { ...CAP, ...body } });
      await denied(clause, "cap-order", "askHomeDayCap", asking({ to: "2021-07-04" }));
      await act("askHomeDayCap", asking({}));
      // Asked for and not approved it changes nothing.
      await denied("keelung-pregnancy/3.1", "home-days-capped", "setWeek", setting(days("05", "06", "07")));
      await act("decideHomeDayCap", { by: PERSONNEL, of, body: { granted: true } });
      await denied(clause, "home-days-capped", "setWeek", setting(days("05", "06", "07", "08")));
      await act("setWeek", setting(days("05", "06", "07")));
      await holds(clause, on("2021-07-07"));
      await shows("showMyWeek", { by: WORKER, query: { week: WEEK } }, "每週 3 日", "輪值夜班", clause);
      await shows("showAgencyWeek", { by: PERSONNEL, query: { week: WEEK } }, "輪值夜班", "核准者");
      await act("askHomeDayCap", asking({ most: 1 }));
      await act("decideHomeDayCap", { by: PERSONNEL, of, body: { granted: true } });
      await refuses(clause, on("2021-07-06"));
      await act("askHomeDayCap", asking({ most: 1, from: WEEK, to: WEEK }));
      await act("decideHomeDayCap", { by: PERSONNEL, of, body: { granted: true } });
      await ended();
    },
  },
  {
    proves: ["keelung-pregnancy/3.5"],
    async play(stage) {
      const { act, denied, shows } = stage;
      const ended = await approved(stage, 36);
      await act("setRest", { by: PERSONNEL, of, body: { from: "2021-07-06", to: "2021-07-07" } });
      await denied("keelung-pregnancy/3.5", "home-day-resting", "setWeek", setting(days("06")));
      await shows("showMyWeek", { by: WORKER, query: { week: WEEK } }, "休養");
      await act("endRest", { by: PERSONNEL, of, body: { from: "2021-07-06" } });
      await act("setWeek", setting(days("06")));
      await ended();
    },
  },
  {
    proves: ["keelung-pregnancy/4.1.2"],
    async play(stage) {
      const { act, denied, shows } = stage;
      const agency = { agency: AGENCY };
      const ended = await approved(stage, 36);
      const floor = { activity: "exchange", parameter: "onSiteFloor", document: "府人字第9號" };
      const unit = { values: ["500"], unit: "people" };
      await act("setWeek", setting([]));
      await act("setOverlay", { by: PERSONNEL, of: agency, body: { ...floor, ...unit } });
      await denied("keelung-pregnancy/4.1.2", "on-site-short", "setWeek", setting(days("06")));
      await shows("showAgency", { by: PERSONNEL }, "500");
      const lift = { activity: "exchange", parameter: "onSiteFloor", reason: "任務完成" };
      for (const by of [PERSONNEL, SUPERVISOR]) await act("liftOverlay", { by, of: agency, body: lift });
      await act("setWeek", setting(days("06")));
      await ended();
    },
  },
];
