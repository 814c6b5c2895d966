// The routes of the console's pages about lists; names only.
import { sent, shown, words } from "../page-route.ts";

const LIST = "/console/lists/{system}/{channel}/{direction}";
export const showLists = shown("showLists", "/console/lists", words("白名單", "Lists"));
export const showList = shown("showList", LIST, words("一份名單", "One list"));
export const handList = shown("handList", `${LIST}/export`, words("匯出名單", "The list as a file"));
export const showListHistory = shown(
  "showListHistory",
  `${LIST}/history`,
  words("名單歷程", "The history of a list"),
);
export const showChange = shown("showChange", `${LIST}/changes/{number}`, words("一件異動", "One change"));
export const sendChange = sent(
  "sendChange",
  `${LIST}/changes/{number}`,
  words("決定一件異動", "Decide one change"),
);
export const showPropose = shown("showPropose", `${LIST}/propose`, words("提出異動", "Propose a change"));
export const sendPropose = sent("sendPropose", `${LIST}/propose`, words("送出異動", "Send a proposal"));
export const showSheet = shown("showSheet", `${LIST}/sheet`, words("以檔案提出", "Propose by file"));
export const sendSheet = sent("sendSheet", `${LIST}/sheet`, words("送出檔案", "Send the file"));
export const showRemoval = shown("showRemoval", `${LIST}/removal`, words("緊急移除", "Remove at once"));
export const sendRemoval = sent("sendRemoval", `${LIST}/removal`, words("送出緊急移除", "Send a removal"));
export const showEndings = shown("showEndings", "/console/lists/endings", words("到期的位址", "What ends"));

export const listPages = [
  showLists,
  showList,
  handList,
  showListHistory,
  showChange,
  sendChange,
  showPropose,
  sendPropose,
  showSheet,
  sendSheet,
  showRemoval,
  sendRemoval,
  showEndings,
] as const;
