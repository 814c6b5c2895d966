// Clauses of normal hours, shifts and assignments: hours that are set and clocked, rest between shifts, what nobody assigned; and those of
// an agency that follows two texts at once for a few days. The time goes on from scene to scene.
import { AGENCY } from "../custody-story.ts";
import { assigning, instant, span } from "./hours.ts";
import { PERSONNEL, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const of = { person: WORKER };
const agency = { agency: AGENCY };
const PROOF = [{ kind: "delivered-file", reference: "戶政字第12號" }];

const OFFICE = [
  { kind: "office", from: "08:00", until: "12:00" },
  { kind: "office", from: "13:00", until: "17:00" },
];
const set = (...windows: readonly object[]) => ({
  ...{ by: PERSONNEL, of: agency },
  body: { windows, outsideHours: "assigned" },
});

async function assigned({ act }: Stage, on: ReturnType<typeof span>): Promise<string> {
  return (await act("assignOvertime", assigning(on))).body.row.piece;
}

const claiming = (piece: string, on: ReturnType<typeof span>, more: object = {}) => ({
  ...{ by: WORKER, of: { ...of, piece } },
  body: { ...on, evidence: PROOF, wanted: "pay", ...more },
});

/** Wednesday to Friday under the rules of Keelung as well. */
export const KEELUNG_HOURS: readonly Scene[] = [
  {
    proves: ["keelung-pregnancy/5.4.2"],
    async play(stage) {
      const terms = { profile: "keelung-pregnancy", version: 1, activity: "hours", document: "府人字第10號" };
      const days = { from: "2023-11-01", until: "2023-11-03" };
      const { body } = await stage.act("proposeAdoption", {
        ...{ by: SUPERVISOR, of: agency },
        body: { ...terms, ...days },
      });
      const [last = ""] = Object.keys(body.adoptions).toSorted((one, other) => Number(other) - Number(one));
      await stage.act("confirmAdoption", { by: PERSONNEL, of: { ...agency, adoption: last }, body: {} });
      const nine = set({ kind: "office", from: "08:00", until: "17:00" });
      const clause = "keelung-pregnancy/5.4.2";
      await stage.denied(clause, "office-hours-not-eight", "setWorkingHours", nine);
      const seven = set({ kind: "office", from: "09:00", until: "16:00" });
      await stage.denied(clause, "office-hours-not-eight", "setWorkingHours", seven);
      await stage.act("setWorkingHours", set(...OFFICE));
      await stage.shows("showAgency", { by: PERSONNEL, query: agency }, "08:00–12:00", "13:00–17:00");
      await stage.act("clockIn", { by: WORKER, of, body: {} });
      await stage.gate.at(instant("2023-11-01", "17:00"));
      await stage.act("clockOut", { by: WORKER, of, body: {} });
    },
  },
  {
    proves: ["keelung-pregnancy/5.3.5", "keelung-pregnancy/5.4.3b"],
    async play(stage) {
      const tell = (dueOn: string) => ({ by: SUPERVISOR, of, body: { what: "彙整十月統計", dueOn } });
      const told = "keelung-pregnancy/5.3.5";
      await stage.denied(told, "matter-no-time", "tellMatter", tell("2023-11-01"));
      const { body } = await stage.act("tellMatter", tell("2023-11-02"));
      const evening = span("2023-11-01", "18:00", "19:00");
      const later = span("2023-11-01", "20:00", "21:00");
      const [one, other] = [await assigned(stage, evening), await assigned(stage, later)];
      await stage.gate.at(instant("2023-11-02", "16:00"));
      await stage.shows("showMyHours", { by: WORKER }, "申報期限", "112/11/02", "彙整十月統計");
      await stage.act("claimOvertime", claiming(one, evening, { matter: body.matters[0].matter }));
      const piece = { by: SUPERVISOR, of: { ...of, piece: one } };
      await stage.shows("showPiece", piece, "講明下班後不必處理", "彙整十月統計");
      await stage.gate.at(instant("2023-11-03", "08:30"));
      await stage.denied("keelung-pregnancy/5.4.3b", "claim-late", "claimOvertime", claiming(other, later));
      const off = { by: SUPERVISOR, of: { ...of, piece: other }, body: { reason: "逾期未申報" } };
      await stage.act("callOffOvertime", off);
      await stage.act("rejectOvertime", {
        by: SUPERVISOR,
        of: { ...of, piece: one },
        body: { reason: "試算" },
      });
    },
  },
];

export const HOURS_KEPT_2023: readonly Scene[] = [
  {
    proves: ["yilan-hours/2.2a"],
    async play(stage) {
      const clause = "yilan-hours/2.2a";
      await stage.gate.at(instant("2023-12-05", "18:30"));
      const begun = assigning(span("2023-12-05", "18:00", "20:00"));
      await stage.denied(clause, "overtime-begun", "assignOvertime", begun);
      const evening = span("2023-12-05", "19:00", "20:00");
      const piece = await assigned(stage, evening);
      await stage.gate.at(instant("2023-12-05", "21:00"));
      // What nobody assigned is no overtime, however it was worked; of what reaches beyond an assignment only what lies in it counts.
      const more = span("2023-12-05", "20:00", "20:30");
      await stage.denied(clause, "claim-outside", "claimOvertime", claiming(piece, more));
      const rest = { ...span("2023-12-05", "20:00", "20:30"), note: "民眾來電" };
      await stage.act("noteWork", { by: WORKER, of, body: rest });
      await stage.act("claimOvertime", claiming(piece, evening));
      const query = { month: "2023-12" };
      await stage.shows("showMyHours", { by: WORKER, query }, "不計加班", "民眾來電", "8 小時");
    },
  },
  {
    proves: ["yilan-hours/2.1a"],
    async play(stage) {
      const clause = "yilan-hours/2.1a";
      const saturday = { kind: "office", from: "08:00", until: "08:01", days: "days-off" };
      for (const windows of [[{ kind: "office", from: "08:00", until: "16:01" }], [...OFFICE, saturday]])
        await stage.denied(clause, "office-hours-too-long", "setWorkingHours", set(...windows));
      await stage.act("setWorkingHours", set(...OFFICE));
      const clock = async (act: string, time: string) => {
        await stage.gate.at(instant("2023-12-06", time));
        await stage.act(act, { by: WORKER, of, body: {} });
      };
      await clock("clockIn", "08:00");
      await clock("clockOut", "17:01");
      const query = { month: "2023-12" };
      // The noon is nobody's work; the minute after eight hours is flagged, and adds nothing to the month.
      const flagged = ["超過正常工時而未經指派", "112/12/06 17:00–17:01", "8 小時"];
      await stage.shows("showMyHours", { by: WORKER, query }, ...flagged);
    },
  },
  {
    proves: ["yilan-hours/2.1d"],
    async play(stage) {
      const clause = "yilan-hours/2.1d";
      const shift = (code: string, from: string, until: string) => ({
        ...{ by: PERSONNEL, of: agency },
        body: { shift: code, from, until },
      });
      await stage.act("setShift", shift("L", "15:00", "23:00"));
      await stage.act("setShift", shift("E", "09:59", "17:59"));
      await stage.act("setShift", shift("D", "10:00", "18:00"));
      await stage.shows("showAgencyHours", { by: PERSONNEL }, "15:00–23:00", "8 小時");
      const plan = (code: string) => ({
        ...{ by: SUPERVISOR, of },
        body: {
          days: [
            { day: "2023-12-11", shift: "L" },
            { day: "2023-12-12", shift: code },
          ],
        },
      });
      await stage.denied(clause, "overtime-rest-short", "planShifts", plan("E"));
      await stage.act("planShifts", plan("D"));
      const query = { month: "2023-12" };
      await stage.shows("showPersonHours", { by: SUPERVISOR, of, query }, "112/12/11 15:00–23:00");
      // Overtime after the first shift is no rest either.
      const late = assigning(span("2023-12-11", "23:00", "23:30"));
      await stage.denied(clause, "overtime-rest-short", "assignOvertime", late);
      const off = { days: [{ day: "2023-12-11" }, { day: "2023-12-12" }] };
      await stage.act("planShifts", { by: PERSONNEL, of, body: off });
    },
  },
];
