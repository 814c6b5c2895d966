// What closes while the firm works at home, and what opens again: other controls, a supervisor who leaves, a ratification that is late,
// and the end.
import { amissUnless, type StoryStep } from "../step.ts";
import { connects, FIRM, filed, isCut, keeps, knocks, PERSONNEL, step, supervises, twse } from "./acts.ts";

export const SUPERVISION: readonly StoryStep[] = [
  step(
    "10-17 10:00",
    "資安管控換版，與申請時不同：連線立即中斷",
    "Other security controls than applied with: cut at once",
    {
      refused: twse("3.4.1"),
      async play(city) {
        await connects(city);
        await keeps(city, "papers", filed("security-controls", { edition: "2.0" }));
        return isCut(city);
      },
    },
  ),
  step("10-17 11:00", "回復申請時的版次", "Back to the controls applied with", {
    refused: [],
    gate: "open",
    async play(city) {
      await keeps(city, "papers", filed("security-controls"));
      return knocks(city);
    },
  }),
  step("10-18 10:00", "監督主管請辭，時段取消：連線立即中斷", "The supervising manager leaves: cut at once", {
    refused: twse("3.5.3"),
    async play(city) {
      await connects(city);
      await keeps(city, "supervisor-removals", { turn: 1, reason: "職務異動" });
      return isCut(city);
    },
  }),
  step("10-18 14:00", "交易時間以外不須監督", "Outside of trading hours nobody has to supervise", {
    refused: [],
    gate: "open",
    play: knocks,
  }),
  step("10-19 10:00", "改派監督主管", "Another manager supervises", {
    refused: [],
    gate: "open",
    async play(city) {
      await supervises(city, "2023-10-19", "2023-12-31");
      return knocks(city);
    },
  }),
  step("10-23 09:30", "董事會追認逾期", "The ratification is late", {
    refused: twse("2.2.10"),
    play: knocks,
  }),
  step("10-23 15:00", "董事會追認", "The board has ratified", {
    refused: [],
    gate: "open",
    async play(city) {
      const minutes = { consent: "board-minutes", document: "第 12 屆第 4 次董事會", dated: "2023-10-23" };
      await keeps(city, "consents", minutes);
      return knocks(city);
    },
  }),
  step(
    "10-25 10:00",
    "核對錄音、查核利益衝突；待辦僅餘計畫以外書件",
    "Recordings and conflicts checked; only papers beside the plan are open",
    {
      cites: twse("3.1.5", "3.5.4"),
      async play(city) {
        for (const about of ["recordings", "conflicts"]) {
          const how = { method: "抽查比對", outcome: "in-order", note: "" };
          await keeps(city, "checks", { about, business: "brokerage", dated: "2023-10-25", ...how });
        }
        const { open } = (await city.ask(PERSONNEL, `GET ${FIRM}`)).body;
        const left = open
          .map(({ what }: { what: string }) => what)
          .sort()
          .join(" ");
        const beside = "calls good-faith internal-control patching personal-trading publication";
        return { amiss: amissUnless(left === beside, `open: ${left}`) };
      },
    },
  ),
  step("10-31 10:00", "恢復於營業處所辦理：連線立即中斷", "Back on the premises: cut at once", {
    refused: twse("2.1.1a"),
    async play(city) {
      await connects(city);
      await keeps(city, "endings", { business: "brokerage", reason: "恢復於營業處所辦理" });
      return isCut(city);
    },
  }),
];
