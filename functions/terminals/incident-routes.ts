// The routes of what goes wrong with a terminal: malware, loss, recovery, writing off; names and schemas only.
import * as v from "valibot";
import { instant, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { LOSSES } from "./custody.ts";
import { kindsOf } from "./refusals.ts";
import { lateReason, stepRoute, stepTime } from "./shapes.ts";

const outcome = v.strictObject({ outcome: text(500) });
const times = kindsOf("wrong-stage", "happened-in-the-future", "late-without-reason");

export const cleanUpTerminal = stepRoute("clean-up", {
  name: "cleanUpTerminal",
  entry: "terminals/incident",
  summary: words("登錄清除惡意程式", "Record that malware was cleaned up"),
  body: v.strictObject({ method: text(200), doneAt: instant(), reason: lateReason }),
  example: { method: "重灌系統", doneAt: "2021-06-21T15:00:00+08:00" },
  problems: [...times, ...kindsOf("clean-up-out-of-order")],
});

export const reportLoss = stepRoute("loss", {
  name: "reportLoss",
  entry: "terminals/incident",
  summary: words("通報遺失或遭竊，立即關閉", "Report a loss or theft; the gate closes at once"),
  body: v.strictObject({ loss: v.picklist(LOSSES), note: text(500), ...stepTime }),
  example: { loss: "stolen", note: "車內遭竊，已報警" },
  problems: [...times, ...kindsOf("returned-before-leaving")],
});

export const reportFound = stepRoute("recovery", {
  name: "reportFound",
  entry: "terminals/incident",
  summary: words("登錄尋獲", "Record that a lost terminal was found"),
  body: v.strictObject(stepTime),
  example: {},
  problems: [...times, ...kindsOf("returned-before-leaving")],
});

export const writeOffTerminal = stepRoute("write-off", {
  name: "writeOffTerminal",
  entry: "terminals/incident",
  summary: words("報廢遺失的電腦", "Write off a lost terminal"),
  body: outcome,
  example: { outcome: "逾六個月未尋獲，依規定報廢" },
  problems: kindsOf("wrong-stage", "approver-is-borrower"),
});

export const closeIncident = stepRoute("incident/closing", {
  name: "closeIncident",
  entry: "terminals/incident",
  summary: words("資通安全事件結案", "Close the incident"),
  body: outcome,
  example: { outcome: "已清除並重新掃描，無擴散" },
  problems: kindsOf("wrong-stage", "no-incident"),
});

export const incidentRoutes = [
  cleanUpTerminal,
  reportLoss,
  reportFound,
  writeOffTerminal,
  closeIncident,
] as const;
