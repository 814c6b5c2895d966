// Who can log in on one machine: one demo account for each role, and colleagues of theirs who fill the demo city; it must never
// hold a person's name or a secret.
import type { HumanRole } from "../../../functions/shared/rules/roles.ts";
import { EXCHANGE_SYSTEMS, type ExchangeCode, systemOf } from "../../../functions/shared/rules/systems.ts";
import { type Words, words } from "../../../functions/shared/words.ts";

export const AGENCIES = {
  "city-secretariat": { "zh-TW": "秘書處", en: "Secretariat" },
  "land-bureau": { "zh-TW": "地政局", en: "Land Bureau" },
  "health-bureau": { "zh-TW": "衛生局", en: "Health Bureau" },
  "environment-bureau": { "zh-TW": "環境保護局", en: "Environment Bureau" },
  "fire-bureau": { "zh-TW": "消防局", en: "Fire Bureau" },
  "education-bureau": { "zh-TW": "教育局", en: "Education Bureau" },
  "police-bureau": { "zh-TW": "警察局", en: "Police Bureau" },
  "civil-affairs-bureau": { "zh-TW": "民政局", en: "Civil Affairs Bureau" },
  "household-office": { "zh-TW": "戶政事務所", en: "Household Registration Office" },
  "keelung-household-office": {
    "zh-TW": "基隆市中正區戶政事務所",
    en: "Keelung Household Registration Office",
  },
  "city-hall": { "zh-TW": "市政府", en: "City Hall" },
  "national-archives": { "zh-TW": "中央檔案主管機關", en: "Central archives" },
} as const satisfies Record<string, Words>;
export type AccountAgency = keyof typeof AGENCIES;

export interface Account {
  readonly account: string;
  readonly title: Words;
  readonly agency: AccountAgency;
  readonly roles: readonly HumanRole[];
  readonly systems: readonly string[];
}

const police = { agency: "police-bureau", systems: ["police", "police-dm"] } as const;
const household = { agency: "household-office", systems: ["household", "household-dm"] } as const;
// The agency that manages the hardware of the household system is another than the offices that use it.
const civilAffairs = { agency: "civil-affairs-bureau", systems: ["household", "household-dm"] } as const;
const keelung = { agency: "keelung-household-office", systems: ["household", "household-dm"] } as const;
const city = { agency: "city-hall", systems: ["city-hall", "city-hall-dm"] } as const;
// The archives receive the reports of every system and are part of none.
const national = { agency: "national-archives", systems: [] } as const;

export const ACCOUNTS: readonly Account[] = [
  {
    account: "admin@police",
    title: { "zh-TW": "體系管理人員", en: "System administrator" },
    roles: ["administrator"],
    ...police,
  },
  {
    account: "admin2@police",
    title: { "zh-TW": "體系管理人員（覆核）", en: "Second system administrator" },
    roles: ["administrator"],
    ...police,
  },
  {
    account: "admin@household",
    title: { "zh-TW": "戶政體系管理人員", en: "System administrator, household" },
    roles: ["administrator"],
    ...civilAffairs,
  },
  {
    account: "admin2@household",
    title: { "zh-TW": "戶政體系管理人員（覆核）", en: "Second system administrator, household" },
    roles: ["administrator"],
    ...civilAffairs,
  },
  {
    account: "records@household",
    title: { "zh-TW": "檔案管理人員", en: "Records officer" },
    roles: ["records"],
    ...household,
  },
  {
    account: "property@household",
    title: { "zh-TW": "財產管理人員", en: "Property officer" },
    roles: ["property"],
    ...household,
  },
  {
    account: "scan@household",
    title: { "zh-TW": "掃毒人員", en: "Scan officer" },
    roles: ["scan"],
    ...household,
  },
  {
    account: "worker@household",
    title: { "zh-TW": "居家辦公人員", en: "Home worker" },
    roles: ["worker"],
    ...household,
  },
  {
    account: "supervisor@household",
    title: { "zh-TW": "單位主管", en: "Supervisor" },
    roles: ["supervisor"],
    ...household,
  },
  {
    account: "personnel@household",
    title: { "zh-TW": "人事人員", en: "Personnel officer" },
    roles: ["personnel"],
    ...household,
  },
  {
    account: "center@city",
    title: { "zh-TW": "智慧發展中心承辦人員", en: "Smart Development Center officer" },
    roles: ["center"],
    ...city,
  },
  {
    account: "center2@city",
    title: { "zh-TW": "智慧發展中心承辦人員（覆核）", en: "Second Smart Development Center officer" },
    roles: ["center"],
    ...city,
  },
  {
    account: "archives@national",
    title: { "zh-TW": "檔案主管機關承辦人員", en: "Central archives officer" },
    roles: ["archives"],
    ...national,
  },
  {
    account: "auditor@city",
    title: { "zh-TW": "稽核人員", en: "Auditor" },
    roles: ["auditor"],
    ...city,
  },
];

/** Home workers of the household office beside the one above: each takes a terminal in the demo city. */
export const WORKERS = [
  "ayi",
  "boya",
  "caiwei",
  "dingan",
  "enmei",
  "fuxin",
  "guoyan",
  "hejing",
  "iling",
  "junhao",
];

const ROLE_TITLES = {
  personnel: words("人事人員", "Personnel officer"),
  supervisor: words("單位主管", "Supervisor"),
  worker: words("居家辦公人員", "Home worker"),
} as const;

const nameOf = (system: ExchangeCode): Words =>
  words(`${systemOf(system)["zh-TW"]}管理人員`, `System administrator, ${systemOf(system).en}`);

/** An office of another city, whose own regulation binds it in the demo city. */
const KEELUNG_ROLES = {
  personnel: "personnel",
  supervisor: "supervisor",
  worker: "worker",
  qiuyue: "worker",
} as const satisfies Record<string, HumanRole>;

/** They log in as the others do, by a link or by name, and are offered on no page: those above stand for their part. */
const COLLEAGUES: readonly Account[] = [
  ...WORKERS.map(name => ({
    account: `${name}@household`,
    title: words("居家辦公人員", "Home worker"),
    roles: ["worker"] as const,
    ...household,
  })),
  ...Object.entries(KEELUNG_ROLES).map(([name, role]) => ({
    account: `${name}@keelung`,
    title: ROLE_TITLES[role],
    roles: [role],
    ...keelung,
  })),
  ...EXCHANGE_SYSTEMS.filter(system => system !== "household" && system !== "police").flatMap(system =>
    ["admin", "admin2"].map(name => ({
      account: `${name}@${system}`,
      title: nameOf(system),
      agency: systemOf(system).managingAgency as AccountAgency,
      roles: ["administrator"] as const,
      systems: [system, `${system}-dm`],
    })),
  ),
];

const ALL = new Map([...COLLEAGUES, ...ACCOUNTS].map(each => [each.account, each]));

export function accountOf(name: string | null): Account | undefined {
  return ALL.get(name ?? "");
}
