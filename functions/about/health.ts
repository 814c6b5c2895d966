// Is docgate well? Judges what was read of calendar, key, products, rules, notices and clock, and gathers all checks; pure, one
// sentence a check.
import type { RuleFault } from "../agencies/rule-faults.ts";
import type { Sending } from "../shared/notices/sending.ts";
import { TAIPEI_MS } from "../shared/time/taipei.ts";
import { type Language, words } from "../shared/words.ts";
import { type AddressesReading, lists, reports, waysOut } from "./health-addresses.ts";
import { type Check, DAY_MS, graded, HEALTH_STATUSES, type HealthStatus } from "./health-check.ts";
import { type FollowersReading, followers, unread } from "./health-followers.ts";
import { type RecheckReading, recheck } from "./health-recheck.ts";

export interface Readings extends RecheckReading, FollowersReading, AddressesReading {
  /** Whether the register of hazardous products was ever given, and how many exceptions end within thirty days. */
  readonly products: { readonly loaded: boolean; readonly ending: number };
  readonly calendarYears: readonly number[];
  /** Those of them that the official table has yet to replace. */
  readonly provisionalYears: readonly number[];
  /** When the key that signs was made. */
  readonly keyMade: string;
  /** The latest instant at which something was recorded that lies in our future: some clock is ahead of ours. */
  readonly lastRecorded?: string | undefined;
  /** Where what an agency adopted and laid down leaves nothing allowed. */
  readonly ruleFaults: readonly RuleFault[];
  /** How notices go out. */
  readonly sending: Sending;
  /** Whether anybody is called of what is urgent. */
  readonly hasVoice: boolean;
  /** What another clock says, and how far ours is from it. */
  readonly clockOff: number | undefined;
}

/** From then on somebody is told of it; from the other on it is bad. */
export const OLDEST_KEY_DAYS = 365;
const KEY_DAYS_AT_MOST = 730;
/** A token is judged with thirty seconds of tolerance: beyond it nobody can log in. */
const CLOCK_SECONDS = 5;
const CLOCK_SECONDS_AT_MOST = 30;

export function healthOf(read: Readings): readonly Check[] {
  return [
    calendar(read),
    signingKey(read),
    followers(read),
    unread(read),
    lists(read),
    reports(read),
    waysOut(read),
    products(read),
    rules(read),
    recheck(read),
    notices(read),
    clock(read),
  ];
}

export function worstOf(checks: readonly Check[]): HealthStatus {
  return (
    HEALTH_STATUSES[Math.max(0, ...checks.map(({ status }) => HEALTH_STATUSES.indexOf(status)))] ?? "bad"
  );
}

/** The next year's table is out in summer, and asked for from October on; without it nothing is counted across the turn of the year. */
function calendar({ at, calendarYears, provisionalYears }: Readings): Check {
  const name = "calendar";
  const taipei = new Date(at.getTime() + TAIPEI_MS);
  const year = taipei.getUTCFullYear();
  const needed = taipei.getUTCMonth() >= OCTOBER ? [year, year + 1] : [year];
  const missing = needed.filter(each => !calendarYears.includes(each));
  if (missing.length === 0) return loaded(needed, provisionalYears);
  const late = missing.includes(year) || taipei.getUTCMonth() === 11;
  return {
    name,
    status: late ? "bad" : "warn",
    words: words(`缺 ${years(missing)} 年的辦公日曆`, `the calendar of ${missing.join(", ")} is missing`),
    remedy: LOAD_OFFICIAL,
  };
}

const OCTOBER = 9;

/** As offices number them. */
const years = (all: readonly number[]) => all.map(year => year - 1911).join("、");

const LOAD_OFFICIAL = words(
  "由體系管理人員在「辦公日曆」頁載入人事行政總處公布的 CSV，另一人確認；不必重新部署",
  "an administrator loads the official CSV on the page of calendars and somebody else confirms it; nothing is deployed",
);

function loaded(needed: readonly number[], provisionalYears: readonly number[]): Check {
  const name = "calendar";
  const said = words(
    `${years(needed)} 年${needed.length > 1 ? "均" : ""}已載入`,
    `${needed.join(" and ")} ${needed.length > 1 ? "are" : "is"} loaded`,
  );
  const provisional = needed.filter(each => provisionalYears.includes(each));
  if (provisional.length === 0) return { name, status: "ok", words: said };
  const [zh, en] = [years(provisional), provisional.join(", ")];
  return {
    name,
    status: "warn",
    words: words(`${said["zh-TW"]}；${zh} 年為暫定`, `${said.en}; ${en} is provisional`),
    remedy: LOAD_OFFICIAL,
  };
}

export function keyDays(at: Date, made: Date): number {
  return Math.max(0, Math.floor((at.getTime() - made.getTime()) / DAY_MS));
}

function signingKey({ at, keyMade }: Readings): Check {
  const age = keyDays(at, new Date(keyMade));
  const status = graded(age, OLDEST_KEY_DAYS, KEY_DAYS_AT_MOST);
  const said = { name: "signing-key", status, words: words(`使用 ${age} 天`, `${age} days old`) };
  if (status === "ok") return said;
  return { ...said, remedy: words("依操作手冊換發簽章金鑰", "make a new signing key, as the runbook says") };
}

/** What nobody has given is not known: no computer is found by it. */
function products({ products: { loaded, ending } }: Readings): Check {
  const name = "products";
  if (!loaded)
    return {
      name,
      status: "warn",
      words: words(
        "危害國家資通安全產品登錄冊尚未載入，無從判斷哪些終端受限",
        "the register of hazardous products was never given: which terminals it names is not known",
      ),
      remedy: words(
        "在「危害產品」頁登錄或匯入公告；沒有任何公告時，匯入只有標題列的檔案",
        "enter or import the notices on the page Hazardous products; where there are none, import a file with its headings alone",
      ),
    };
  return {
    name,
    status: ending > 0 ? "warn" : "ok",
    words: words(
      `登錄冊已載入；${ending} 件例外使用三十日內到期`,
      `the register is loaded; ${ending} exception(s) end within thirty days`,
    ),
    ...(ending > 0 && {
      remedy: words("汰換或重新辦理核可", "replace those computers, or have the exceptions approved again"),
    }),
  };
}

/** The gate is shut there, and nobody at it can mend that. */
function rules({ ruleFaults }: Readings): Check {
  const name = "rules";
  if (ruleFaults.length === 0)
    return {
      name,
      status: "ok",
      words: words("各機關適用的規範都有可允許的項目", "what binds each agency leaves something allowed"),
    };
  const list = (language: Language) =>
    ruleFaults.map(({ agency, words }) => `${agency} ${words[language]}`).join("；");
  return {
    name,
    status: "bad",
    words: { "zh-TW": list("zh-TW"), en: list("en") },
    remedy: words(
      "由智慧發展中心廢止其中一項採用，或由機關撤除自訂規定",
      "the center repeals one of the adoptions, or the agency lifts what it laid down",
    ),
  };
}

const GIVEN_UP_SHOWN_MS = 7 * DAY_MS;

/** What was given up a week ago somebody has looked at, or nobody ever will. */
function notices({ at, sending: { failingSince, lastGivenUp }, hasVoice }: Readings): Check {
  const name = "notices";
  const isLost = lastGivenUp !== undefined && at.getTime() - Date.parse(lastGivenUp) < GIVEN_UP_SHOWN_MS;
  if (failingSince === undefined && !isLost)
    return {
      name,
      status: "ok",
      words: hasVoice
        ? words(
            "通知寄送正常，急件並請語音聯絡服務聯絡",
            "notices go out, and a voice service is asked to call of what is urgent",
          )
        : words(
            "通知寄送正常；未設語音聯絡服務，急件不撥打電話",
            "notices go out; there is no voice service, and nobody is called of what is urgent",
          ),
    };
  const since = failingSince === undefined ? 0 : (at.getTime() - Date.parse(failingSince)) / 60_000;
  return {
    name,
    status: isLost || since > 24 * 60 ? "bad" : "warn",
    words: isLost
      ? words("有通知逾期未能送達，已放棄", "a notice could not be brought and was given up")
      : words(
          `通知寄不出去已 ${Math.round(since)} 分鐘`,
          `notices have not gone out for ${Math.round(since)} minutes`,
        ),
    remedy: words("查看操作手冊 notice-not-sent", "see notice-not-sent in the runbook"),
  };
}

function clock({ at, clockOff, lastRecorded }: Readings): Check {
  const name = "clock";
  const ahead = lastRecorded === undefined ? 0 : (Date.parse(lastRecorded) - at.getTime()) / 1000;
  if (clockOff === undefined)
    return {
      name,
      status: "warn",
      words: words("沒有可比對的時鐘", "there is no clock to compare with"),
      remedy: words("確認登入服務可以連線", "see that the log-in can be reached"),
    };
  const off = Math.max(Math.abs(clockOff), ahead);
  const status = graded(off, CLOCK_SECONDS, CLOCK_SECONDS_AT_MOST);
  const said = { name, status, words: words(`相差 ${off.toFixed(1)} 秒`, `${off.toFixed(1)} s off`) };
  if (status === "ok") return said;
  return {
    ...said,
    remedy: words("校正時間；相差過多時登入會失效", "set the clock: too far off, log-ins are refused"),
  };
}
