// Clauses about the terminal and its borrower, on its way out and back.
import { AGENCY, cleanScan, disinfection, registration, terms } from "../custody-story.ts";
import { PERSONNEL, RECORDS, type Scene, type Stage, WORKER } from "./scene.ts";

const FRESH = "3140101-03-0000201";
const OFFICE = "3140101-03-0000202";
const SECOND = "3140101-03-0000203";
const of = (propertyNo: string) => ({ propertyNo });

async function register({ act }: Stage, propertyNo: string, more: object = {}) {
  await act("registerTerminal", { by: RECORDS, body: registration(propertyNo, more) });
}

export const CUSTODY: readonly Scene[] = [
  {
    proves: ["tainan-2021/3.2a"],
    async play(stage) {
      await register(stage, FRESH, { inServiceFrom: "2021-06-11" });
      await stage.refuses("tainan-2021/3.2a", { terminal: FRESH });
      const lent = { by: RECORDS, of: of(FRESH), body: terms };
      await stage.denied("tainan-2021/3.2a", "terminal-too-new", "lendTerminal", lent);
      await stage.holds("tainan-2021/3.2a");
      await stage.shows("showTerminal", { by: RECORDS, of: of(FRESH) }, "110/06/11");
    },
  },
  {
    proves: ["tainan-2021/3.2b"],
    async play(stage) {
      await register(stage, OFFICE, { role: "office" });
      await stage.refuses("tainan-2021/3.2b", { terminal: OFFICE });
      const lent = { by: RECORDS, of: of(OFFICE), body: terms };
      await stage.denied("tainan-2021/3.2b", "terminal-not-for-exchange", "lendTerminal", lent);
      await stage.shows("showTerminal", { by: RECORDS, of: of(OFFICE) }, "辦公電腦");
      await stage.holds("tainan-2021/3.2b");
    },
  },
  {
    proves: [
      "tainan-2021/3.2c",
      "tainan-2021/3.2d",
      "tainan-2021/3.3",
      "tainan-2021/3.4c",
      "twse-2023/3.1.2b",
    ],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      await register(stage, SECOND);
      await refuses("tainan-2021/3.2c", { terminal: SECOND });
      const lent = await act("lendTerminal", { by: RECORDS, of: of(SECOND), body: terms });
      const { dueOn, pledgeText } = lent.body.custody.loan;
      const out = { by: RECORDS, of: of(SECOND), body: {} };
      await denied("tainan-2021/3.2c", "approval-missing", "carryOut", out);
      await act("approveLoan", { by: "property@household", of: of(SECOND), body: { until: dueOn } });
      await denied("tainan-2021/3.2d", "pledge-missing", "carryOut", out);
      await denied("tainan-2021/3.3", "pledge-missing", "carryOut", out);
      await shows(
        "showPledge",
        { by: WORKER, of: of(SECOND), query: { loan: "1" } },
        terms.norm,
        "一、只供公務使用",
        "本府資訊安全規定",
      );
      await act("acceptPledge", { by: WORKER, of: of(SECOND), body: { text: pledgeText } });
      await act("carryOut", out);
      await holds("tainan-2021/3.2c", { terminal: SECOND });
      await shows("showPledge", { by: WORKER, of: of(SECOND), query: { loan: "1" } }, "您已於此時切結");
      await shows("showTerminal", { by: RECORDS, of: of(SECOND) }, WORKER);
    },
  },
  {
    proves: ["tainan-2021/3.2e"],
    async play({ act, refuses, holds, shows }) {
      const enrol = (status: string) => ({
        ...{ by: PERSONNEL, of: { person: WORKER } },
        body: { agency: AGENCY, status },
      });
      await act("enrolPerson", enrol("contract"));
      await refuses("tainan-2021/3.2e");
      await shows("showPerson", { by: PERSONNEL, of: { person: WORKER } }, "約聘僱");
      await act("enrolPerson", enrol("civil-servant"));
      await holds("tainan-2021/3.2e");
    },
  },
  {
    proves: [
      ...(["tainan-2021/3.5a", "tainan-2021/3.5b", "tainan-2021/3.5c", "tainan-2021/3.5d"] as const),
      "ey-draft/12.2",
    ],
    async play({ gate, act, denied, refuses, holds, shows }) {
      const terminal = { terminal: SECOND };
      const call = (by: string, body: object = {}) => ({ by, of: of(SECOND), body });
      await gate.at("2021-06-18T17:10:00+08:00");
      await act("declareReturn", call(WORKER));
      for (const number of ["3.5a", "3.5b", "3.5c", "3.5d"] as const)
        await refuses(`tainan-2021/${number}`, terminal);
      await denied("tainan-2021/3.5b", "wrong-stage", "releaseTerminal", call(RECORDS, { missing: [] }));
      await gate.at("2021-06-21T08:50:00+08:00");
      const kitchen = call(RECORDS, { ...disinfection, site: "kitchen" });
      await denied("tainan-2021/3.5a", "site-not-listed", "disinfectTerminal", kitchen);
      await act("disinfectTerminal", call(RECORDS, disinfection));
      for (const number of ["3.5a", "3.5b"] as const) await holds(`tainan-2021/${number}`, terminal);
      await gate.at("2021-06-21T11:30:30+08:00");
      const online = call(RECORDS, { ...cleanScan, network: "online" });
      await denied("tainan-2021/3.5c", "scan-online", "scanTerminal", online);
      await denied("ey-draft/12.2", "wrong-stage", "releaseTerminal", call(RECORDS, { missing: [] }));
      await act("scanTerminal", call(RECORDS, cleanScan));
      await holds("tainan-2021/3.5c", terminal);
      await denied("tainan-2021/3.5d", "wrong-stage", "releaseTerminal", call(RECORDS, { missing: [] }));
      await gate.at("2021-06-21T11:40:00+08:00");
      await act("attestTerminal", call("scan@household", { loan: 1, report: cleanScan.report }));
      await holds("tainan-2021/3.5d", terminal);
      await act("releaseTerminal", call(RECORDS, { missing: [] }));
      await shows(
        "showTerminal",
        { by: RECORDS, of: of(SECOND) },
        "T-CLEAN",
        "北側門外棚架",
        "scan@household",
      );
    },
  },
];
