// Whether the official engine agrees with all decisions, and has come to all of them; pure.
import type { Progress } from "../shared/journal/rechecked.ts";
import { words } from "../shared/words.ts";
import { type Check, DAY_MS, graded } from "./health-check.ts";

export interface RecheckReading {
  readonly at: Date;
  /** How far all decisions have been judged again; nothing before the timer first ran. */
  readonly recheck: Progress | undefined;
  /** Since when no yes is given, because the engines differ. */
  readonly doubtSince?: string | undefined;
  /** No yes is given, because nothing was judged for too long. */
  readonly isUnjudged?: boolean | undefined;
}

const RECHECK_SECONDS = 180;
const RECHECK_SECONDS_AT_MOST = 900;
const UNJUDGEABLE_SHOWN_MS = DAY_MS;

/** What the official engine says of all decisions. */
export function recheck({ at, recheck, doubtSince, isUnjudged }: RecheckReading): Check {
  const name = "recheck";
  if (doubtSince !== undefined)
    return {
      name,
      status: "bad",
      words: words(
        "官方引擎另有判斷，閘道停止放行",
        "the official engine judges otherwise: the gate lets nobody in",
      ),
      remedy: words(
        "由兩位管理人員在「緊急切斷」頁查明後恢復；見操作手冊 decision-differs",
        "two administrators look into it on the page of the kill switch; see decision-differs in the runbook",
      ),
    };
  if (isUnjudged)
    return {
      name,
      status: "bad",
      words: words(
        "官方引擎久未覆核，閘道停止放行",
        "the official engine has judged nothing for too long: the gate lets nobody in",
      ),
      remedy: words(
        "補齊覆核後自動恢復，或由兩位管理人員在「緊急切斷」頁同意照常判斷一日；見操作手冊 yeses-unjudged",
        "it goes on by itself once all is judged, or for a day where two administrators agree; see yeses-unjudged in the runbook",
      ),
    };
  if (recheck === undefined)
    return {
      name,
      status: "warn",
      words: words("官方引擎尚未覆核任何判斷", "the official engine has judged nothing yet"),
      remedy: words("啟動後一分鐘內會開始", "it begins within a minute of the start"),
    };
  return rechecked(at, recheck);
}

function rechecked(at: Date, { until, judged, differing, unjudgeable, ...last }: Progress): Check {
  const name = "recheck";
  const seconds = Math.round((at.getTime() - Date.parse(until)) / 1000);
  const isRecent =
    last.lastUnjudgeable !== undefined &&
    at.getTime() - Date.parse(last.lastUnjudgeable) < UNJUDGEABLE_SHOWN_MS;
  const late =
    last.failingSince === undefined ? graded(seconds, RECHECK_SECONDS, RECHECK_SECONDS_AT_MOST) : "bad";
  const status = late === "ok" && isRecent ? "warn" : late;
  const counts = words(
    `覆核 ${judged} 件、不一致 ${differing} 件、無從覆核 ${unjudgeable} 件`,
    `${judged} judged again, ${differing} otherwise, ${unjudgeable} could not be judged`,
  );
  if (status === "ok") return { name, status, words: counts };
  if (late === "ok") return { name, status, words: counts, remedy: SEE_UNJUDGEABLE };
  return {
    name,
    status,
    words: words(
      `${counts["zh-TW"]}；已 ${seconds} 秒未覆核`,
      `${counts.en}; nothing was judged for ${seconds} s`,
    ),
    remedy: words(
      "見操作手冊 official-engine-failed 與 decisions-unjudged",
      "see official-engine-failed and decisions-unjudged in the runbook",
    ),
  };
}

const SEE_UNJUDGEABLE = words(
  "部署新規則前後的判斷無從覆核屬正常；持續增加時見操作手冊 decision-unjudgeable",
  "around a deployment of new policies that is as it should be; where it goes on, see decision-unjudgeable in the runbook",
);
