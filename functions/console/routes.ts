// The routes of the console: pages and the forms on them; who is logged in stands in the console's own cookie.
import { listPages } from "./lists/routes.ts";
import { sent, shown, words } from "./page-route.ts";
import { sessionPages } from "./sessions/routes.ts";

export const showRoot = shown("showRoot", "/", words("前往主控台", "To the console"));
export const showHome = shown("showHome", "/console", words("主控台首頁", "The console's first page"));
export const showLogIn = shown("showLogIn", "/console/log-in", words("登入", "Log in"));
export const showCallback = shown("showCallback", "/console/callback", words("登入完成", "Log-in done"));
export const showLoggedIn = shown(
  "showLoggedIn",
  "/console/logged-in",
  words("已重新登入", "Logged in again"),
);
export const sendLogOut = sent("sendLogOut", "/console/log-out", words("登出", "Log out"));
export const showLanguage = shown(
  "showLanguage",
  "/console/language",
  words("選擇語言", "Choose the language"),
);
export const showAsset = shown(
  "showAsset",
  "/console/assets/{name}",
  words("樣式與程式", "Style and script"),
);
export const showAct = shown(
  "showAct",
  "/console/acts/{act}",
  words("一個動作的表單", "The form of one act"),
);
export const sendAct = sent("sendAct", "/console/acts/{act}", words("送出一個動作", "Send one act"));
export const showCounter = shown("showCounter", "/console/terminals", words("櫃檯", "The counter"));
export const findTerminal = shown("findTerminal", "/console/find", words("掃描一個編號", "A scanned number"));
export const showTerminal = shown(
  "showTerminal",
  "/console/terminals/{propertyNo}",
  words("一部終端層電腦", "One terminal"),
);
export const showSlip = shown(
  "showSlip",
  "/console/terminals/{propertyNo}/slip",
  words("借用單", "The loan slip"),
);
export const showPicture = shown(
  "showPicture",
  "/console/terminals/{propertyNo}/picture",
  words("閘門歷程", "The picture of a terminal's gate"),
);
export const showPledge = shown(
  "showPledge",
  "/console/terminals/{propertyNo}/pledge",
  words("具結", "The pledge"),
);
export const showBatch = shown("showBatch", "/console/batches/{act}", words("整批作業", "Many at once"));
export const sendBatch = sent(
  "sendBatch",
  "/console/batches/{act}",
  words("送出整批作業", "Send many at once"),
);
export const showPeople = shown("showPeople", "/console/people", words("本機關人員", "The agency's people"));
export const showPerson = shown("showPerson", "/console/people/{person}", words("一名人員", "One person"));
export const showAgency = shown(
  "showAgency",
  "/console/agency",
  words("機關整備", "Readiness of the agency"),
);
export const showRules = shown("showRules", "/console/rules", words("規範與條文", "Regulations and clauses"));
export const showSystems = shown("showSystems", "/console/systems", words("體系", "Systems"));
export const showSystem = shown("showSystem", "/console/systems/{system}", words("一個體系", "One system"));
export const showMissing = shown(
  "showMissing",
  "/console/{page}",
  words("查無此頁", "There is no such page"),
);

export const consoleRoutes = [
  showRoot,
  showHome,
  showLogIn,
  showCallback,
  showLoggedIn,
  sendLogOut,
  showLanguage,
  showAsset,
  showAct,
  sendAct,
  showCounter,
  findTerminal,
  showTerminal,
  showSlip,
  showPicture,
  showPledge,
  showBatch,
  sendBatch,
  showPeople,
  showPerson,
  showAgency,
  showRules,
  showSystems,
  showSystem,
  ...listPages,
  ...sessionPages,
  showMissing,
] as const;
