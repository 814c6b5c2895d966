// Whether what follows the journal keeps up with it, and what it could not do; pure.
import { type Words, words } from "../shared/words.ts";
import { type Check, graded } from "./health-check.ts";

export interface FollowersReading {
  readonly at: Date;
  /** Recorded before now and not followed yet, the oldest of each follower. */
  readonly lagging: readonly { readonly follower: string; readonly since: string }[];
  /** Events that a follower could not do in any attempt; without a number where that could not be found out. */
  readonly unread: readonly { readonly follower: string; readonly count: number | undefined }[];
}

const LAG_SECONDS = 60;
const LAG_SECONDS_AT_MOST = 600;

export function followers({ at, lagging }: FollowersReading): Check {
  const behind = lagging.map(each => ({
    ...each,
    seconds: Math.round((at.getTime() - Date.parse(each.since)) / 1000),
  }));
  const most = Math.max(0, ...behind.map(({ seconds }) => seconds));
  const status = graded(most, LAG_SECONDS, LAG_SECONDS_AT_MOST);
  const name = "followers";
  if (behind.length === 0)
    return { name, status, words: words("均已跟上紀錄", "all are up with the journal") };
  const functions = behind.map(({ follower }) => follower).join(", ");
  return {
    name,
    status,
    words: words(
      `落後：${behind.map(({ follower, seconds }) => `${doing(follower)["zh-TW"]} ${seconds} 秒`).join("、")}`,
      `behind: ${behind.map(({ follower, seconds }) => `${doing(follower).en} ${seconds} s`).join(", ")}`,
    ),
    remedy: words(
      `系統維運人員：查看函式 ${functions} 的紀錄與未讀佇列`,
      `operators: look at the log of ${functions} and at the queue of what was not read`,
    ),
  };
}

/** What a follower does, for those who do not know the functions by name. */
const DOING: Readonly<Record<string, Words>> = {
  "closing/close": words("關閉連線", "closing sessions"),
  "allowlist/applying/apply": words("套用白名單", "applying lists"),
  "brokers/notify": words("通知連線代理", "telling brokers"),
  "stops/cut": words("切斷體系網路", "cutting networks"),
  "recheck/recheck": words("覆核判斷", "checking decisions"),
  "terminals/index": words("電腦的搜尋", "the search of terminals"),
  "sessions/index": words("連線的搜尋", "the search of sessions"),
  "documents/index": words("文號的搜尋", "the search of documents"),
  "notices/note": words("通知的彙整", "composing notices"),
  "notices/deliver": words("通知的寄送", "sending notices"),
  "people/scim/settle": words("目錄同步", "what the directory pushed"),
};

function doing(follower: string): Words {
  return (Object.hasOwn(DOING, follower) && DOING[follower]) || words(follower, follower);
}

export function unread({ unread }: FollowersReading): Check {
  const name = "unread";
  if (unread.length === 0)
    return { name, status: "ok", words: words("沒有擱置的事件", "no event was put aside") };
  return {
    name,
    status: "warn",
    words: words(
      `擱置的事件：${unread.map(({ follower, count }) => `${doing(follower)["zh-TW"]} ${count ?? "?"} 件`).join("、")}`,
      `put aside: ${unread.map(({ follower, count }) => `${doing(follower).en} ${count ?? "?"}`).join(", ")}`,
    ),
    remedy: words(
      "十四天內以 npm run unread -- list 查看，排除原因後 play 重做",
      "within fourteen days, see npm run unread -- list; mend the cause, then play them again",
    ),
  };
}
