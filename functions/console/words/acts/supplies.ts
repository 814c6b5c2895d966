// What acts on supplied items bring about.
import { type ActNames, act, danger } from "./act.ts";

export const SUPPLY_ACTS: ActNames = {
  registerSupply: act(
    ["records", "property"],
    "取得配發用品編號，可以借出。終端層電腦另在電腦登記。",
    "it gets an inventory number and can be lent. Terminals have a register of their own.",
  ),
  lendSupply: act(
    ["records", "property"],
    "通知借用人；居家辦公結束或歸還日過後列為待收回。",
    "the borrower is told. It is listed to come back once home working ends or the day has passed.",
  ),
  extendSupply: act(
    ["records", "property"],
    "歸還日改為所填日期，並通知借用人；已列為待收回者不再列出。",
    "it comes back on that day, and the borrower is told. Where it was to come back, it is listed no more.",
  ),
  takeBackSupply: act(
    ["records", "property"],
    "記錄點收情形並通知借用人，借用即告結束。",
    "what was found is recorded, the borrower is told, and the loan is over.",
  ),
  retireSupply: danger(
    ["records", "property"],
    "不能再借出，也不能復原。",
    "it cannot be lent any more, and this cannot be taken back.",
  ),
};
