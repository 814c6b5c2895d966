// What acts on home days bring about.
import { type ActNames, act, danger } from "./act.ts";

const OVER = ["supervisor", "personnel"] as const;

export const ROSTER_ACTS: ActNames = {
  wishHomeDays: act(
    ["worker"],
    "送給主管參考；排定前不是居家日，閘門不開放。",
    "your superior sees it. No day is a home day before it is set.",
  ),
  askSwap: act(
    ["worker"],
    "送給對方；對方同意並經主管決定後才換。",
    "nothing changes until the other agrees and your superior decides.",
  ),
  answerSwap: act(["worker"], "同意者送主管決定，不同意者到此為止。", "if you agree, your superior decides."),
  decideSwap: act(
    OVER,
    "核可後兩人的居家日立即互換；當日連線中的人員隨即關閉。",
    "both have their new day at once. A session on the day given closes.",
  ),
  moveHomeDay: act(
    OVER,
    "原日立即不再是居家日；當日進行中的連線隨即關閉。理由留存。",
    "the day is no home day any more: a session on it closes.",
  ),
  recallHomeDay: danger(
    OVER,
    "自生效時刻起當日不再是居家日，連線到時關閉。",
    "from that moment it is no home day, and a session closes.",
  ),
  askHomeDayCap: act(
    ["supervisor"],
    "送請人事人員核准；核准前仍依孕期的日數上限，不依辦公日曆者仍不得排定。",
    "personnel decide. Until then the caps by weeks apply, and whoever works off the office calendar has no home day.",
  ),
  decideHomeDayCap: act(
    ["personnel"],
    "核准後，期間內以此日數取代孕期的上限；理由與核准者留存。",
    "if granted, this number takes the place of the caps by weeks. Its reason and who approved it are kept.",
  ),
  setRest: act(
    OVER,
    "期間內不得居家辦公，連線隨即關閉。",
    "no day within it is a home day. A session closes.",
  ),
  endRest: act(OVER, "期間內已排定的居家日恢復。", "home days that were set within it count again."),
};
