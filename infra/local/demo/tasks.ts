// What each demo account has to do as the story ends: the page to open, and the answer of the API that shows it waits.
import { type Words, words } from "../../../functions/shared/words.ts";
import { numberOf } from "./demo-city.ts";
import { OFFICE } from "./people.ts";

export interface FirstTask {
  readonly account: string;
  readonly page: string;
  readonly words: Words;
  /** Asked as this account, the answer holds this text. */
  readonly asks: string;
  readonly holds: string;
}

const task = (account: string, page: string, words: Words, asks: string, holds: string): FirstTask => ({
  account,
  page,
  words,
  asks,
  holds,
});
const terminal = (number: number) => `/v1/terminals/${numberOf(number)}`;
const change = (system: string, direction: string) => `/lists/${system}/vpn/${direction}/changes/2`;

export const FIRST_TASKS: readonly FirstTask[] = [
  task(
    "worker@household",
    "",
    words("居家辦公人員：目前為何不得連線", "as a worker: why is my gate closed"),
    terminal(12),
    "worker@household",
  ),
  task(
    "records@household",
    "/terminals",
    words("櫃檯：五部電腦歸還中", "as the counter: five on their way back"),
    `/v1/terminals?agency=${OFFICE}&stage=return-declared`,
    numberOf(5),
  ),
  task(
    "center@city",
    "/reports",
    words("中心：九個體系的回報", "as the center: nine reports"),
    "/v1/reports",
    "household",
  ),
  task(
    "property@household",
    `/terminals/${numberOf(12)}`,
    words("財產管理：核准一件借用", "property: a loan to approve"),
    terminal(12),
    '"registered"',
  ),
  task(
    "scan@household",
    `/terminals/${numberOf(7)}`,
    words("掃毒：出具證明", "scan: an attestation to give"),
    terminal(7),
    '"scanned"',
  ),
  task(
    "supervisor@household",
    "/agency",
    words("主管：確認採用一項規範", "supervisor: an adoption to confirm"),
    `/v1/agencies/${OFFICE}`,
    '"document-management"',
  ),
  task(
    "personnel@household",
    "/people",
    words("人事：尚有人員未歸還", "personnel: who is still away"),
    `/v1/people?agency=${OFFICE}`,
    "hejing@household",
  ),
  task(
    "admin@household",
    change("household", "outbound"),
    words("體系管理：核准連出異動", "administrator: an outbound change to approve"),
    `/v1${change("household", "outbound")}`,
    '"proposed"',
  ),
  task(
    "admin2@household",
    change("household", "inbound"),
    words("體系管理（覆核）：核准連入異動", "second administrator: an inbound change to approve"),
    `/v1${change("household", "inbound")}`,
    '"proposed"',
  ),
  task(
    "admin@police",
    "/reports/police",
    words("警察體系：送出更正的回報", "police: a corrected report to file"),
    "/v1/reports/police",
    '"draft"',
  ),
  task(
    "admin2@police",
    change("police", "inbound"),
    words("警察體系（覆核）：核准連入異動", "police, second: a change to approve"),
    `/v1${change("police", "inbound")}`,
    '"proposed"',
  ),
  task(
    "center2@city",
    "/packs/1",
    words("中心（覆核）：覆核一份紙本答復", "center, second: a paper answer to confirm"),
    "/v1/packs/1",
    "檔資字第1150000001號",
  ),
  task(
    "archives@national",
    "/packs/1/answers",
    words("檔案主管機關：兩個體系尚待答復", "archives: two systems wait for an answer"),
    "/v1/packs/1",
    "school",
  ),
  task(
    "auditor@city",
    "/sessions/refusals",
    words("稽核：一個月的拒絕", "auditor: a month of refusals"),
    `/v1/sessions?terminal=${numberOf(1)}`,
    '"status":"refused"',
  ),
  task(
    "supervisor@keelung",
    "/home-work",
    words("基隆主管：對一件申請表示意見", "Keelung, supervisor: an application to give an opinion on"),
    "/v1/people/qiuyue@keelung/applications",
    '"keelung-pregnancy"',
  ),
  task(
    "personnel@keelung",
    "/people/worker%40keelung/home-work",
    words("基隆人事：孕期居家辦公的核准", "Keelung, personnel: an approval during pregnancy"),
    "/v1/people/worker@keelung/applications",
    '"granted":true',
  ),
];
