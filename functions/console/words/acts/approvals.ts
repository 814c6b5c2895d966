// What acts on applications and approvals to work from home bring about.
import { type ActNames, act, danger } from "./act.ts";

const DECIDE = ["supervisor", "personnel"] as const;

export const APPROVAL_ACTS: ActNames = {
  applyHomeWork: act(
    ["worker"],
    "申請送出，待您切結後由主管或機關決定；核准前閘門不開放。事由、預產期、地點與聯絡方式只供決定者查閱，不進稽核紀錄。",
    "it is handed in. You pledge next, then it is decided; until then the gate stays closed. Ground, date, place and contacts are for those who decide and stay out of the journal.",
  ),
  pledgeHomeWork: act(
    ["worker"],
    "以您本人的登入切結這段文字，文字原樣保存；切結後才能核准。",
    "you pledge this very text by your own log-in. It is kept as it is, and nothing is approved without it.",
  ),
  askExtension: act(
    ["worker"],
    "送請決定；同意前原核准期間不變。",
    "it waits for a decision. Until then the approval ends as before.",
  ),
  askPlace: act(
    ["worker"],
    "送請決定；同意後才以新地點為準，原地點留存。",
    "it waits for a decision. The new place counts from then on; the old one is kept on record.",
  ),
  endHomeWork: danger(
    ["worker", ...DECIDE],
    "申請撤回，或核准立即結束（分娩者至當日結束）；進行中的連線隨即關閉，不能復原，須重新申請。",
    "the application is withdrawn or the approval ends now, for a delivery with its day. Live sessions close; it takes a new application to begin again.",
  ),
  giveOpinion: act(
    ["supervisor"],
    "意見列入申請，由機關（人事人員）決定。",
    "your opinion is added, and the agency decides by its personnel.",
  ),
  decideHomeWork: act(
    DECIDE,
    "核准者自起日起開放，至迄日止；不核准者須重新申請。",
    "an approval counts from its first day to its last. After a refusal it takes a new application.",
  ),
  decideAmendment: act(
    DECIDE,
    "同意者立即以新的迄日或地點為準。",
    "if you agree, the new end or place counts immediately.",
  ),
};
