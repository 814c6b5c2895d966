// Clauses of overtime: weighed and assigned beforehand, by its category and within its limits, claimed and confirmed. Each scene calls off
// what it assigned, so that the next begins with an empty month.
import type { ClauseId } from "../../../functions/shared/rules/clauses.ts";
import { AGENCY } from "../custody-story.ts";
import { PERSONNEL, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const of = { person: WORKER };
const agency = { agency: AGENCY };
/** A Monday in November 2023, and a month without days off but weekends. */
const MONDAY = "2023-11-06";
const WEIGHED = { urgency: "限期公文", necessity: "系統下班後才能處理", reasonableness: "一人即可" };
const work = { category: "general", task: "公文電子交換" };

export const instant = (day: string, time: string) => `${day}T${time}:00+08:00`;
export const span = (day: string, from: string, until: string, last = day) => ({
  from: instant(day, from),
  until: instant(last, until),
});

export function assigning(of_: object, more: object = {}) {
  return { by: SUPERVISOR, of, body: { ...of_, ...work, ...WEIGHED, ...more } };
}

async function assigned(stage: Stage, of_: object, more: object = {}): Promise<string> {
  const { body } = await stage.act("assignOvertime", assigning(of_, more));
  return body.row.piece;
}

async function calledOff(stage: Stage, ...pieces: readonly string[]) {
  for (const piece of pieces)
    await stage.act("callOffOvertime", { by: SUPERVISOR, of: { ...of, piece }, body: { reason: "試算" } });
}

async function cause(stage: Stage, category: string, kind: string, on = MONDAY): Promise<string> {
  const body = { category, kind, what: "專案", on };
  const made = await stage.act("giveOvertimeCause", { by: PERSONNEL, of: agency, body });
  return made.body.causes[0].cause;
}

const ended = (stage: Stage, number: string) =>
  stage.act("endOvertimeCause", {
    ...{ by: PERSONNEL, of: { ...agency, cause: number } },
    body: { to: "2023-12-31", reason: "結束" },
  });

/** So much passes on a day, and one minute more does not. */
function dayCap(
  clauses: readonly ClauseId[],
  day: string,
  [from, until, over]: readonly string[],
  category: readonly [string, string?],
): Scene {
  return {
    proves: clauses,
    async play(stage) {
      const [name = "", kind] = category;
      const number = kind && (await cause(stage, name, kind));
      const more = { category: name, ...(number && { cause: number }) };
      if (name === "seasonal") await consented(stage, number ?? "");
      for (const clause of clauses)
        await stage.denied(
          clause,
          "overtime-capped",
          "assignOvertime",
          assigning(span(day, from ?? "", over ?? ""), more),
        );
      const piece = await assigned(stage, span(day, from ?? "", until ?? ""), more);
      await stage.shows("showPersonHours", { by: SUPERVISOR, of, query: { month: "2023-11" } }, "已指派");
      await calledOff(stage, piece);
      if (number) await ended(stage, number);
    },
  };
}

function consented(stage: Stage, number: string, more: object = {}) {
  const body = { from: "2023-11-06", to: "2024-01-05", document: "府人字第33號", ...more };
  return stage.act("recordCountyConsent", { by: PERSONNEL, of: { ...agency, cause: number }, body });
}

/** Weekdays of November from the second week on. */
const EVENINGS = ["07", "08", "09", "10", "13", "14", "15", "16", "17", "20", "21", "22", "23", "24", "27"];
/** Nights and weekends of 63 hours, Friday at five to Monday at eight. */
const WEEKENDS = [
  ["2023-11-10", "2023-11-13"],
  ["2023-11-17", "2023-11-20"],
  ["2023-11-24", "2023-11-27"],
  ["2023-12-01", "2023-12-04"],
] as const;

export const HOURS_2023: readonly Scene[] = [
  {
    proves: ["yilan-hours/2.2c", "yilan-hours/3.1b"],
    async play(stage) {
      const unweighed = assigning(span(MONDAY, "18:00", "20:00"), { reasonableness: "" });
      for (const clause of ["yilan-hours/2.2c", "yilan-hours/3.1b"] as const)
        await stage.denied(clause, "overtime-unweighed", "assignOvertime", unweighed);
      const piece = await assigned(stage, span(MONDAY, "18:00", "20:00"));
      await stage.shows("showPiece", { by: SUPERVISOR, of: { ...of, piece } }, "當時本月已加班", "限期公文");
      await calledOff(stage, piece);
    },
  },
  {
    proves: ["yilan-hours/2.2b"],
    async play(stage) {
      await stage.denied(
        ...(["yilan-hours/2.2b", "overtime-in-hours", "assignOvertime"] as const),
        assigning(span(MONDAY, "16:00", "19:00")),
      );
      const query = { from: instant(MONDAY, "16:00"), until: instant(MONDAY, "19:00") };
      await stage.shows("showEffect", { by: SUPERVISOR, of, query }, "落在法定辦公時間內");
      await calledOff(stage, await assigned(stage, span(MONDAY, "17:00", "19:00")));
    },
  },
  dayCap(["yilan-hours/2.1b", "yilan-hours/2.5a"], "2023-11-07", ["18:00", "22:00", "22:01"], ["general"]),
  {
    proves: ["yilan-hours/2.1c"],
    async play(stage) {
      const pieces: string[] = [];
      for (const day of EVENINGS)
        pieces.push(await assigned(stage, span(`2023-11-${day}`, "18:00", "22:00")));
      const more = assigning(span("2023-11-28", "18:00", "18:01"));
      await stage.denied("yilan-hours/2.1c", "overtime-capped", "assignOvertime", more);
      await stage.shows("showPersonHours", { by: SUPERVISOR, of, query: { month: "2023-11" } }, "60 小時");
      await calledOff(stage, ...pieces);
    },
  },
  {
    proves: ["yilan-hours/2.3"],
    async play(stage) {
      const wrong = { category: "disaster-major", kind: "seasonal-work", what: "報稅", on: MONDAY };
      await stage.denied("yilan-hours/2.3", "cause-of-other-category", "giveOvertimeCause", {
        ...{ by: PERSONNEL, of: agency },
        body: wrong,
      });
      const none = assigning(span(MONDAY, "18:00", "20:00"), { category: "disaster-major" });
      await stage.denied("yilan-hours/2.3", "cause-missing", "assignOvertime", none);
      const number = await cause(stage, "disaster-major", "sudden-event");
      await stage.shows("showAgencyHours", { by: PERSONNEL }, "專案");
      const more = { category: "disaster-major", cause: number };
      await calledOff(stage, await assigned(stage, span(MONDAY, "18:00", "20:00"), more));
      await ended(stage, number);
    },
  },
  {
    proves: ["yilan-hours/2.5b"],
    async play(stage) {
      const apply = (span_: object) => ({ by: WORKER, of, body: { ...span_, ...work } });
      const begun = apply(span(MONDAY, "08:30", "08:45"));
      await stage.denied("yilan-hours/2.5b", "overtime-begun", "applyOvertime", begun);
      const { body } = await stage.act("applyOvertime", apply(span(MONDAY, "18:00", "19:00")));
      const piece = body.row.piece;
      await stage.shows("showMyHours", { by: WORKER, query: { month: "2023-11" } }, "待單位主管同意");
      const decision = { by: SUPERVISOR, of: { ...of, piece }, body: { granted: true, ...WEIGHED } };
      await stage.act("decideOvertime", decision);
      await calledOff(stage, piece);
    },
  },
  {
    proves: ["yilan-hours/2.5c"],
    async play(stage) {
      const project = assigning(span(MONDAY, "18:00", "20:00"), { category: "project" });
      await stage.denied("yilan-hours/2.5c", "category-closed", "assignOvertime", project);
      const query = { from: instant(MONDAY, "18:00"), until: instant(MONDAY, "20:00"), category: "project" };
      await stage.shows("showEffect", { by: SUPERVISOR, of, query }, "專案加班已停止適用");
      await calledOff(stage, await assigned(stage, span(MONDAY, "18:00", "20:00")));
    },
  },
  {
    proves: ["yilan-hours/2.5e"],
    async play(stage) {
      const clause = "yilan-hours/2.5e";
      const number = await cause(stage, "seasonal", "periodic-work");
      const seasonal = assigning(span("2023-11-08", "18:00", "20:00"), {
        category: "seasonal",
        cause: number,
      });
      await stage.denied(clause, "consent-missing", "assignOvertime", seasonal);
      const book = { by: PERSONNEL, of: { ...agency, cause: number } };
      const long = { from: "2023-11-06", to: "2024-01-06", document: "d" };
      await stage.denied(clause, "consent-too-long", "recordCountyConsent", { ...book, body: long });
      await consented(stage, number);
      await calledOff(stage, (await stage.act("assignOvertime", seasonal)).body.row.piece);
      const fourth = { to: "2024-02-06", document: "d" };
      await stage.denied(clause, "consent-too-long", "extendCountyConsent", { ...book, body: fourth });
      const third = { to: "2024-02-05", document: "府人字第40號" };
      await stage.act("extendCountyConsent", { ...book, body: third });
      await stage.shows("showAgencyHours", { by: PERSONNEL }, "府人字第33號", "113/02/05");
      await ended(stage, number);
    },
  },
  dayCap(["yilan-hours/2.5d"], "2023-11-08", ["18:00", "22:00", "22:01"], ["seasonal", "seasonal-work"]),
  {
    proves: ["yilan-hours/2.5f", "yilan-hours/2.5g"],
    async play(stage) {
      const number = await cause(stage, "special-major", "special-major-project");
      const more = { category: "special-major", cause: number };
      const asked = (last: number, until = "08:00") => {
        const [first, monday] = WEEKENDS[last] ?? ["", ""];
        return span(first, "17:00", until, monday);
      };
      await stage.denied("yilan-hours/2.5g", "consent-missing", "assignOvertime", assigning(asked(0), more));
      await consented(stage, number);
      const pieces: string[] = [];
      for (const each of [0, 1, 2]) pieces.push(await assigned(stage, asked(each), more));
      // 189 hours; 51 more make 240.
      const [friday] = WEEKENDS[3];
      const most = span(friday, "17:00", "20:00", "2023-12-03");
      const over = span(friday, "17:00", "20:01", "2023-12-03");
      await stage.denied("yilan-hours/2.5f", "overtime-capped", "assignOvertime", assigning(over, more));
      pieces.push(await assigned(stage, most, more));
      await stage.shows(
        "showPersonHours",
        { by: SUPERVISOR, of, query: { month: "2023-11" } },
        "特殊重大專案",
      );
      await calledOff(stage, ...pieces);
      await ended(stage, number);
    },
  },
  dayCap(
    ["yilan-hours/2.5h"],
    "2023-11-11",
    ["06:00", "20:00", "20:01"],
    ["disaster-major", "disaster-rescue"],
  ),
  {
    proves: ["yilan-hours/2.5j"],
    async play(stage) {
      const number = await cause(stage, "urgent-shortage", "urgent-need");
      const more = { category: "urgent-shortage", cause: number };
      const on = (day: string) => span(`2023-11-${day}`, "18:00", "23:00");
      const pieces: string[] = [];
      for (const day of ["14", "15", "16"]) pieces.push(await assigned(stage, on(day), more));
      await stage.denied("yilan-hours/2.5j", "overtime-capped", "assignOvertime", assigning(on("17"), more));
      await stage.shows("showPersonHours", { by: SUPERVISOR, of, query: { month: "2023-11" } }, "急迫");
      await calledOff(stage, ...pieces);
      await ended(stage, number);
    },
  },
  {
    proves: ["yilan-hours/2.9"],
    async play(stage) {
      const leave = span("2023-11-09", "08:00", "12:00");
      await stage.act("grantLeave", { by: PERSONNEL, of, body: leave });
      const over = assigning(span("2023-11-09", "18:00", "22:01"));
      await stage.denied("yilan-hours/2.9", "overtime-capped", "assignOvertime", over);
      const query = span("2023-11-09", "18:00", "22:00");
      await stage.shows("showEffect", { by: SUPERVISOR, of, query }, "連同正常工時與請假");
      await calledOff(stage, await assigned(stage, query));
      await stage.act("cancelLeave", { by: PERSONNEL, of, body: { from: leave.from } });
    },
  },
  {
    proves: ["yilan-hours/2.10"],
    async play(stage) {
      // Split at midnight it would pass: fourteen hours of one day and an hour and a half of the next.
      const number = await cause(stage, "disaster-major", "major-project");
      const more = { category: "disaster-major", cause: number };
      const night = span("2023-11-07", "18:00", "01:30", "2023-11-08");
      await stage.denied("yilan-hours/2.10", "overtime-capped", "assignOvertime", assigning(night, more));
      await stage.shows(
        "showEffect",
        { by: SUPERVISOR, of, query: { ...night, ...more } },
        "112/11/07",
        "7 小時 30 分",
      );
      await calledOff(stage, await assigned(stage, span("2023-11-07", "18:00", "00:00", "2023-11-08"), more));
      await ended(stage, number);
    },
  },
  {
    proves: ["yilan-hours/3.1a", "yilan-hours/3.2"],
    async play(stage) {
      const note = (kind: string, text: string) => ({
        ...{ by: PERSONNEL, of: agency },
        body: { kind, on: MONDAY, note: text },
      });
      await stage.act("noteHours", note("publicity", "主管會報宣導加班指派"));
      await stage.act("noteHours", note("review", "簡化輪值"));
      await stage.shows("showAgencyHours", { by: PERSONNEL }, "主管會報宣導加班指派", "簡化輪值");
    },
  },
  {
    proves: ["yilan-hours/2.5i", "yilan-hours/2.5k"],
    async play(stage) {
      const late = await cause(stage, "disaster-major", "disaster-rescue", "2023-10-11");
      const timely = await cause(stage, "urgent-shortage", "urgent-need");
      // From the sixth of November to the fifth of December; the other was due on the tenth of November.
      await stage.gate.at("2023-11-17T09:00:00+08:00");
      await stage.shows("showAgencyHours", { by: PERSONNEL }, "112/12/05", "逾期 7 日");
      const report = { document: "戶政字第51號", on: "2023-11-17" };
      for (const number of [late, timely])
        await stage.act("reportOvertimeCause", {
          by: PERSONNEL,
          of: { ...agency, cause: number },
          body: report,
        });
      await stage.shows("showAgencyHours", { by: PERSONNEL }, "戶政字第51號", "逾期 7 日");
      for (const number of [late, timely]) await ended(stage, number);
    },
  },
];
