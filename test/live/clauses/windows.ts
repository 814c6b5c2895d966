// Clauses about when somebody may connect: office, duty and trading hours of the agency, and overtime that was assigned.
import { AGENCY } from "../custody-story.ts";
import { ADMIN, PERSONNEL, type Scene, SUPERVISOR, WORKER } from "./scene.ts";

const of = { agency: AGENCY };
/** A Wednesday on which work is done. */
const at = (time: string) => ({ at: `2023-10-11T${time}:00+08:00` });
const EVENING = { from: at("18:00").at, until: at("20:00").at };
const WEIGHED = { urgency: "限期公文", necessity: "系統下班後才能處理", reasonableness: "一人即可" };
const WORK = { category: "general", task: "公文電子交換", ...WEIGHED };

const office = [
  { kind: "office", from: "08:00", until: "12:00", days: "working-days" },
  { kind: "office", from: "13:00", until: "17:00", days: "working-days" },
];
const duty = { kind: "duty", from: "08:30", until: "16:30", days: "working-days" };
const trading = { kind: "trading", from: "09:00", until: "13:30", days: "working-days" };

function setting(...windows: readonly object[]) {
  return { by: PERSONNEL, of, body: { windows, outsideHours: "assigned" } };
}

export const WINDOWS: readonly Scene[] = [
  {
    proves: ["ey-draft/9", "keelung-pregnancy/5.4.3a"],
    async play({ act, refuses, holds, shows }) {
      const clauses = ["ey-draft/9", "keelung-pregnancy/5.4.3a"] as const;
      for (const clause of clauses) await refuses(clause, at("10:00"));
      await act("setWorkingHours", setting(...office));
      await shows("showAgency", { by: PERSONNEL, query: of }, "上班時間", "08:00–12:00");
      for (const clause of clauses) {
        await holds(clause, at("10:00"));
        await refuses(clause, at("19:00"));
      }
      const person = { person: WORKER };
      const { body } = await act("assignOvertime", {
        by: SUPERVISOR,
        of: person,
        body: { ...EVENING, ...WORK },
      });
      for (const clause of clauses) {
        await holds(clause, at("19:00"));
        await refuses(clause, at("20:00"));
      }
      const piece = { ...person, piece: body.row.piece };
      await act("callOffOvertime", { by: SUPERVISOR, of: piece, body: { reason: "已處理完畢" } });
      for (const clause of clauses) await refuses(clause, at("19:00"));
    },
  },
  {
    proves: ["twse-2023/2.2.7.2c"],
    async play({ act, refuses, holds, shows }) {
      await act("setWorkingHours", setting(...office, duty, trading));
      await shows("showAgency", { by: PERSONNEL, query: of }, "職務時段", "交易時段", "09:00–13:30");
      await holds("twse-2023/2.2.7.2c", at("16:00"));
      await refuses("twse-2023/2.2.7.2c", at("16:30"));
      const person = { person: WORKER };
      const { body } = await act("assignOvertime", {
        by: SUPERVISOR,
        of: person,
        body: { ...EVENING, ...WORK },
      });
      // Overtime is no duty hour: it does not open what is for those.
      await refuses("twse-2023/2.2.7.2c", at("19:00"));
      const piece = { ...person, piece: body.row.piece };
      await act("callOffOvertime", { by: SUPERVISOR, of: piece, body: { reason: "已處理完畢" } });
    },
  },
];

/** Of whoever trades for themselves, where something else was done at the endpoint before. */
export const TRADING: readonly Scene[] = [
  {
    proves: ["twse-2023/3.2.5"],
    async play({ act, gate, trip, refuses, holds, refusedOnRecord, shows }) {
      const clause = "twse-2023/3.2.5";
      const endpoint = { system: "household", endpoint: gate.endpoint };
      const through = { endpoint: gate.endpoint };
      await act("setWorkingHours", setting(...office, duty, trading));
      await shows("showAgency", { by: PERSONNEL, query: of }, "交易時段", "09:00–13:30");
      // What is done here nobody who asks can say: it is what two administrators recorded of the endpoint, and where they did not,
      // nobody knows and nobody gets in.
      await refuses(clause, at("10:00"));
      await holds(clause, { ...at("19:00"), ...through });
      const purpose = {
        business: "proprietary",
        rights: ["trade"],
        functions: ["orders"],
        document: "證字第1號",
      };
      await act("proposePurpose", { by: ADMIN, of: endpoint, body: purpose });
      await holds(clause, { ...at("19:00"), ...through });
      await act("confirmPurpose", { by: "admin2@household", of: endpoint, body: {} });
      await holds(clause, { ...at("10:00"), ...through });
      await refuses(clause, { ...at("08:45"), ...through });
      await refuses(clause, { ...at("14:00"), ...through });
      const person = { person: WORKER };
      const evening = { by: SUPERVISOR, of: person, body: { ...EVENING, ...WORK } };
      const { body } = await act("assignOvertime", evening);
      await refuses(clause, { ...at("19:00"), ...through });
      await gate.at(at("14:00").at);
      const { connectionId } = await gate.connect(trip);
      await refusedOnRecord(clause, connectionId);
      const piece = { ...person, piece: body.row.piece };
      await act("callOffOvertime", { by: SUPERVISOR, of: piece, body: { reason: "已處理完畢" } });
    },
  },
];
