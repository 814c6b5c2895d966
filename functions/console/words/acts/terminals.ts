// What acts on the register of terminals bring about.
import { type ActNames, act, danger } from "./act.ts";

export const TERMINAL_ACTS: ActNames = {
  registerTerminal: act(
    ["records", "property"],
    "財產登記冊新增一部電腦；借出前閘門一直關著。",
    "a computer is added to the register; its gate stays closed until it is lent.",
  ),
  amendTerminal: act(
    ["records", "property"],
    "登記冊更正；與原來相同就不記錄。",
    "the register is put right; nothing is recorded where nothing changes.",
  ),
  transferTerminal: act(
    ["property"],
    "電腦移交新的保管人；移往其他機關時，由該機關接管後才移轉。在辦公室才能移交。",
    "the terminal goes to its new keeper, to another agency only once that one takes it over; it must be in the office.",
  ),
  takeOverTerminal: act(
    ["records", "property"],
    "電腦自此由貴機關保管；原機關的借用紀錄不隨同移轉。",
    "from now on your agency keeps the terminal; what the other agency recorded of its loans stays with it.",
  ),
  retireTerminal: danger(
    ["property"],
    "電腦除帳，不再借出；紀錄永久保存。",
    "the terminal is taken out of the register and never lent again; its records stay.",
  ),
  importTerminals: act(
    ["records", "property"],
    "檔案逐列登記；任何一列有誤就一列都不登記。",
    "each row is registered; with a fault in any row, none is.",
  ),
};
