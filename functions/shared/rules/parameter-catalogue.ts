// What each parameter is about: its words, the unit it is counted in, and who applies it. What nothing applies yet says for what it waits.
import { type Words, words } from "../words.ts";
import type { Parameter } from "./parameters.ts";

export const UNIT_WORDS = {
  minutes: words("分鐘", "minutes"),
  days: words("日", "days"),
  "working-days": words("工作日", "working days"),
  months: words("個月", "months"),
  years: words("年", "years"),
  times: words("次", "times"),
  people: words("人", "people"),
  percent: words("％", "per cent"),
  bits: words("位元", "bits"),
  proofs: words("項", "proofs"),
  date: words("日期", "date"),
  time: words("時刻", "time of day"),
  names: words("名稱", "names"),
  "yes-no": words("是或否", "yes or no"),
} as const satisfies Record<string, Words>;
export type Unit = keyof typeof UNIT_WORDS;
export const UNITS = Object.keys(UNIT_WORDS) as readonly Unit[];

/** Who applies it. What is applied alike to all is the center's affair, and no agency's to tighten. */
export const APPLIED_BY = {
  gate: words("連線閘門", "the session gate"),
  counter: words("借出與歸還櫃台", "the counter"),
  lists: words("白名單", "the lists"),
  reports: words("連線 IP 回報表", "the IP reports"),
  everybody: words("全體一致適用", "applied alike to everybody"),
  approvals: words("居家辦公申請與核准", "applications to work from home"),
  rosters: words("排定居家日時", "rosters of home days"),
  hours: words("工時、加班與補休", "hours, overtime and leave"),
  firms: words("公司居家辦公檔案", "the file of a firm on home working"),
  watch: words("異常行為監看", "the watch for odd behaviour"),
} as const satisfies Record<string, Words>;
export type AppliedBy = keyof typeof APPLIED_BY;

export interface ParameterFacts extends Words {
  readonly unit: Unit;
  readonly appliedBy: AppliedBy;
}

const of = (zh: string, en: string, unit: Unit, appliedBy: AppliedBy): ParameterFacts => ({
  ...words(zh, en),
  unit,
  appliedBy,
});

export const PARAMETER_FACTS: Readonly<Record<Parameter, ParameterFacts>> = {
  allowedChannels: of("可用的連線方式", "channels allowed", "names", "gate"),
  allowedMedia: of("可用的連線媒介", "links allowed", "names", "gate"),
  staffStatuses: of("可連線的身分", "staff who may connect", "names", "gate"),
  authFactors: of("身分驗證至少幾項", "proofs of identity at least", "proofs", "gate"),
  postureFreshMinutes: of("連線環境回報有效時間", "a report of the link counts for", "minutes", "gate"),
  forbidPublicWifi: of("禁用公共 Wi-Fi", "no public Wi-Fi", "yes-no", "gate"),
  forbidSharedDevice: of("禁用共用設備", "no shared device", "yes-no", "gate"),
  requireAntivirus: of("須開啟防毒軟體", "anti-virus must be on", "yes-no", "gate"),
  bannedBrands: of("禁用廠牌", "banned brands", "names", "gate"),
  drainMinutes: of("屆時後收尾時間", "time to finish after an end", "minutes", "everybody"),
  assignmentOutsideHours: of(
    "上班時間外連線須經指派",
    "connecting outside hours needs an assignment",
    "yes-no",
    "gate",
  ),
  widestIpv4Prefix: of("IPv4 位址最寬前綴", "widest IPv4 prefix", "bits", "everybody"),
  widestIpv6Prefix: of("IPv6 位址最寬前綴", "widest IPv6 prefix", "bits", "everybody"),
  rangeReminderDays: of("位址到期前提醒", "reminders before a range ends", "working-days", "lists"),
  loanReminderDays: of("借用到期提醒", "reminders about a due loan", "working-days", "counter"),
  scanTools: of("掃毒工具", "scan tools", "names", "counter"),
  patternMaxAgeDays: of("病毒碼最多幾日前", "age of virus patterns at most", "days", "counter"),
  reportDuePrinted: of("回報期限（函文所載）", "reports due, as printed", "date", "everybody"),
  reportDue: of("回報期限（從嚴）", "reports due, read strictly", "date", "everybody"),
  endOfWork: of("下班時刻", "end of work", "time", "reports"),
  officesClose: of("未訂下班時刻者", "where no end of work is set", "time", "everybody"),
  reportRoundEnds: of("該次回報截止", "end of that round of reports", "date", "everybody"),
  reportReminderDays: of("催報日", "reminders to file", "working-days", "everybody"),
  unansweredDays: of("未獲答復列管", "unanswered after", "working-days", "everybody"),
  approvalMonths: of("每次核准最長", "an approval lasts at most", "months", "approvals"),
  extensionMonths: of("每次展延最長", "an extension lasts at most", "months", "approvals"),
  extensions: of("展延次數上限", "extensions at most", "times", "approvals"),
  officeDaysPerWeek: of("每週至少到辦公室", "office days a week at least", "days", "gate"),
  homeDaysBefore28Weeks: of("未滿 28 週每週居家", "home days a week before 28 weeks", "days", "gate"),
  homeDaysBefore36Weeks: of("未滿 36 週每週居家", "home days a week before 36 weeks", "days", "gate"),
  homeDaysFrom36Weeks: of("滿 36 週起每週居家", "home days a week from 36 weeks", "days", "gate"),
  onSiteFloor: of("現場至少人數", "staff on site at least", "people", "rosters"),
  riskAssessmentMonths: of("風險評估至少每", "risk assessment at least every", "months", "firms"),
  trainingMonths: of("教育訓練至少每", "training at least every", "months", "firms"),
  patchDays: of("電腦系統更新至多幾日前", "age of a computer’s newest update at most", "days", "firms"),
  oddRefusals: of("一小時內遭拒達此次數即為異常", "odd from so many refusals an hour on", "times", "watch"),
  normalDayMinutes: of("每日正常工時", "normal hours a day", "minutes", "hours"),
  normalWeekMinutes: of("每週正常工時", "normal hours a week", "minutes", "hours"),
  dayMinutes: of("每日工時上限（含加班）", "hours a day with overtime", "minutes", "hours"),
  monthOvertimeMinutes: of("每月加班上限", "overtime a month", "minutes", "hours"),
  shiftRestMinutes: of("更換班次間連續休息", "rest between different shifts", "minutes", "hours"),
  overtimeSubmitDays: of("加班申報期限", "overtime is claimed within", "working-days", "hours"),
  projectOvertimeLastDay: of("專案加班最後一日", "last day of project overtime", "date", "hours"),
  seasonalDayMinutes: of("季節性加班每日上限", "seasonal work a day", "minutes", "hours"),
  seasonalMonthMinutes: of("季節性加班每月上限", "seasonal overtime a month", "minutes", "hours"),
  seasonalConsentMonths: of("季節性加班同意期間", "consent to seasonal overtime", "months", "hours"),
  seasonalExtensionMonths: of("季節性加班展延", "extension of seasonal overtime", "months", "hours"),
  specialThreeMonthMinutes: of(
    "特殊重大專案三個月上限",
    "special projects in three months",
    "minutes",
    "hours",
  ),
  disasterDayMinutes: of("重大災害每日上限", "disaster work a day", "minutes", "hours"),
  disasterMonthMinutes: of("重大災害每月上限", "disaster overtime a month", "minutes", "hours"),
  disasterReportMonths: of("重大災害加班備查期限", "disaster overtime reported within", "months", "hours"),
  urgentRunDays: of("急迫加班連續日數", "urgent overtime in a row", "days", "hours"),
  urgentMonthMinutes: of("急迫加班每月上限", "urgent overtime a month", "minutes", "hours"),
  urgentReportMonths: of("急迫加班備查期限", "urgent overtime reported within", "months", "hours"),
  remaindersSince: of("未滿一小時之餘數按月合計，自", "rests under an hour add up, from", "date", "hours"),
  remaindersLastDay: of("未滿一小時之餘數按月合計，至", "rests under an hour add up, until", "date", "hours"),
  standbyGrade1Percent: of("第一級待命折算", "standby grade 1 counts", "percent", "hours"),
  standbyGrade2Percent: of("第二級待命折算", "standby grade 2 counts", "percent", "hours"),
  leaveUseYears: of("補休使用期限", "leave is used within", "years", "hours"),
  leaveWarningDays: of("補休屆期預警", "warnings before leave lapses", "days", "hours"),
};

/** What counts where an agency laid down nothing: what it lays down is not looser than that either. */
export const STANDS_IN: { readonly [Name in Parameter]?: Parameter } = { endOfWork: "officesClose" };

/** Whether an agency may lay down a stricter one for itself: what is applied alike to everybody it cannot. */
export function isAgencysToTighten(name: Parameter): boolean {
  return PARAMETER_FACTS[name].appliedBy !== "everybody";
}
