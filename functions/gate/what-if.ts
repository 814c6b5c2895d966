// Facts supposed instead of those on record, to see what the gate would say: `{"medium":"wired","onLeave":null}`; null is not known. Pure.
import type { Complaint } from "../shared/rules/text.ts";
import type { FactName, Facts, Known } from "./facts.ts";

/** What each fact is, as policies/connect/connect.cedarschema says; those with `!` are always known. */
export const FACT_KINDS = {
  stopped: "truth!",
  loginExpired: "truth!",
  channel: "text",
  encrypted: "truth!",
  factors: "number!",
  login: "text",
  business: "text",
  rights: "texts",
  functions: "texts",
  document: { classification: "text" },
  export: { important: "truth!", encrypted: "truth!" },
  trade: { loggedIn: "truth!" },
  activity: "text!",
  system: "text",
  remoteTested: "truth",
  seatsLeft: "number",
  endsConfirmed: "truth",
  endpointHours: "text",
  terminalSession: "text",
  personSession: "text",
  inService: "truth",
  role: "text",
  ownership: "text",
  ofOwnAgency: "truth",
  ofThisSystem: "truth",
  brand: "text",
  product: "text",
  daysInService: "number",
  deviceTested: "truth",
  deviceApproved: "truth",
  stage: "text",
  pledged: "truth",
  byBorrower: "truth",
  held: "text",
  active: "truth",
  status: "text",
  suspended: "text",
  recalled: "truth",
  onLeave: "truth",
  reviewNamesPerson: "truth",
  drill: "text",
  approvedUnder: "texts",
  approvedBusinesses: "texts",
  approvedRights: "texts",
  approvedFunctions: "texts",
  homeDayToday: "truth",
  homeDays: "number",
  homeDaysSet: "number",
  workdays: "number",
  leaveDays: "number",
  tier: "text",
  officeHours: "truth",
  outsideHours: "text",
  overtime: "truth",
  dutyHours: "truth",
  tradingHours: "truth",
  firmApplied: "truth",
  firmPapers: "text",
  firmConsent: "text",
  risksAssessed: "truth",
  trained: "truth",
  supervised: "truth",
  controlsEdition: "text",
  medium: "text",
  mediumSource: "text",
  postureMinutes: "number",
  publicWifi: "truth",
  sharedDevice: "truth",
  antivirus: "truth",
  compliant: "truth",
  securityAgent: "truth",
  appControl: "truth",
  servicesOff: "truth",
  egress: "text",
  source: "text",
  inboundRule: "truth",
  outboundRule: "truth",
} as const satisfies Readonly<Record<FactName, Kind | Readonly<Record<string, Kind>>>>;

type Plain = "truth" | "number" | "text" | "texts";
type Kind = Plain | `${Plain}!`;
type Supposed = Readonly<Record<string, unknown>>;

const KIND_WORDS: Readonly<Record<Plain, readonly [zh: string, en: string]>> = {
  truth: ["是或否（true、false）", "true or false"],
  number: ["整數", "a whole number"],
  text: ["一個詞", "a word"],
  texts: ["一串詞", "a list of words"],
};

/** What is wrong with it, for whoever wrote it; nothing when it can be supposed. */
export function whatIfComplaint(text: string): Complaint | undefined {
  const supposed = parsed(text);
  if (!supposed)
    return complaint(
      "what-if-unreadable",
      '應為 JSON 物件，例如 {"medium":"wired"}',
      'This is no JSON object such as {"medium":"wired"}',
    );
  return suppositionComplaint(supposed);
}

export function suppositionComplaint(supposed: Supposed): Complaint | undefined {
  for (const [name, value] of Object.entries(supposed)) {
    const kind = Object.hasOwn(FACT_KINDS, name) ? FACT_KINDS[name as FactName] : undefined;
    if (!kind) return complaint("fact-unknown", `沒有「${name}」這個事實`, `There is no fact ${name}`);
    const wrong = wrongIn(name, kind, value);
    if (wrong) return wrong;
  }
  return undefined;
}

/** The facts with what is supposed in the place of what is so; a supposed fact stands in no record. */
export function supposing(facts: Facts, text: string): Facts {
  const supposed = parsed(text);
  if (!supposed || suppositionComplaint(supposed)) throw new Error("this cannot be supposed");
  const all: Supposed = { ...facts.known, ...supposed };
  const known = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  const records = Object.entries(facts.records).filter(([name]) => !Object.hasOwn(supposed, name));
  // What ends a fact by itself is on record with it.
  const deadlines = facts.deadlines.filter(({ fact }) => !Object.hasOwn(supposed, fact));
  return { ...facts, known: known as unknown as Known, records: Object.fromEntries(records), deadlines };
}

function wrongIn(
  name: string,
  kind: Kind | Readonly<Record<string, Kind>>,
  value: unknown,
): Complaint | undefined {
  if (typeof kind === "string") return isOf(kind, value) ? undefined : wrongKind(name, kind);
  if (value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value))
    return complaint("fact-of-another-kind", `「${name}」應為一組值`, `${name} has to be an object`);
  const inside = value as Supposed;
  const unknown = Object.keys(inside).find(part => !Object.hasOwn(kind, part));
  if (unknown) return complaint("fact-unknown", `「${name}」沒有「${unknown}」`, `${name} has no ${unknown}`);
  const wrong = Object.entries(kind).find(([part, each]) =>
    inside[part] === undefined ? each.endsWith("!") : !isOf(each, inside[part]),
  );
  return wrong && wrongKind(`${name}.${wrong[0]}`, wrong[1]);
}

function isOf(kind: Kind, value: unknown): boolean {
  if (value === null) return !kind.endsWith("!");
  switch (plain(kind)) {
    case "truth":
      return typeof value === "boolean";
    case "number":
      return Number.isSafeInteger(value);
    case "text":
      return typeof value === "string" && value !== "";
    case "texts":
      return Array.isArray(value) && value.every(each => typeof each === "string");
  }
}

function wrongKind(name: string, kind: Kind): Complaint {
  const [zh, en] = KIND_WORDS[plain(kind)];
  return complaint("fact-of-another-kind", `「${name}」應為${zh}`, `${name} has to be ${en}`);
}

function plain(kind: Kind): Plain {
  return kind.replace("!", "") as Plain;
}

function parsed(text: string): Supposed | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function complaint(code: string, zh: string, en: string): Complaint {
  return { code, words: { "zh-TW": zh, en } };
}
