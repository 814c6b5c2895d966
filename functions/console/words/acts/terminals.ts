// What acts on the register of terminals bring about.
import { type ActNames, act, danger } from "./act.ts";

export const TERMINAL_ACTS: ActNames = {
  registerTerminal: act(
    ["records", "property"],
    "財產登記冊新增一部電腦；借出前閘門一直關著。",
    "the computer is added to the register. Its gate stays closed until it is lent.",
  ),
  amendTerminal: act(
    ["records", "property"],
    "登記冊更正；與原來相同就不記錄。",
    "the register is corrected. If nothing changes, nothing is recorded.",
  ),
  transferTerminal: act(
    ["property"],
    "電腦移交新的保管人；移往其他機關時，由該機關接管後才移轉。在辦公室才能移交。",
    "the terminal is transferred to its new custodian. Another agency must accept it first. The terminal must be in the office.",
  ),
  takeOverTerminal: act(
    ["records", "property"],
    "電腦自此由貴機關保管；原機關的借用紀錄不隨同移轉。",
    "from now on your agency is responsible for the terminal. The other agency’s loan records stay with the terminal.",
  ),
  retireTerminal: danger(
    ["property"],
    "電腦除帳，不再借出；紀錄永久保存。",
    "the terminal is removed from the register and cannot be lent again. Its records are kept.",
  ),
  importTerminals: act(
    ["records", "property"],
    "檔案逐列登記；任何一列有誤就一列都不登記。",
    "every row is registered. If any row has a fault, none are registered.",
  ),
};
