// An example of what a change opens or closes, told as somebody, a terminal and an act, in both languages; pure.
import { valueWords } from "../../../../../functions/console/form/label.ts";
import { FACTS } from "../../../../../functions/console/words/fact-names.ts";
import { API_ROUTES } from "../../../../../functions/routes.ts";
import { PROFILE_IDS } from "../../../../../functions/shared/rules/clauses.ts";
import { profileOf } from "../../../../../functions/shared/rules/profile.ts";
import { ROLE_WORDS } from "../../../../../functions/shared/rules/roles.ts";
import type { Words } from "../../../../../functions/shared/words.ts";
import { isBinding } from "./example.ts";
import { ACT } from "./question.ts";
import { type Example, unusualIn } from "./search.ts";
import { ABSENT, OTHERS, THERE, type Variables } from "./variables.ts";

type Row = readonly [name: Words, value: Words];

/** As on the home day of the situations but for what is named. */
export function toldAtTheGate(example: Example, variables: Variables): Words {
  const rows = unusualIn(example, variables).flatMap(path => rowOf(path, example));
  const under = PROFILE_IDS.filter(id => isBinding(id, example)).map(id => profileOf(id).title);
  return {
    "zh-TW": `某人員以某部終端層電腦連線，情形同「居家辦公日」${rows.length > 0 ? `，惟${listed(rows, "zh-TW")}` : ""}；適用${under.map(title => `「${title["zh-TW"]}」`).join("、")}`,
    en: `somebody connects from a terminal as on a home day${rows.length > 0 ? `, but ${listed(rows, "en")}` : ""}; under ${under.map(({ en }) => en).join(", ")}`,
  };
}

/** Who may do what in the API: the act, then what is so of the one who acts and of what they act on. */
export function toldOfTheApi(example: Example, variables: Variables): Words {
  const act = variables.shape.acts[(example.get(ACT) as number) ?? 0];
  const summary = API_ROUTES.find(({ name }) => name === act?.action)?.summary;
  const rows = [...example].filter(([path, value]) => path !== ACT && value !== false && value !== ABSENT);
  const facts = rows.map(([path, value]) => factTold(path, value));
  const [zh, en] = [summary?.["zh-TW"] ?? act?.action, summary?.en ?? act?.action];
  const [thingZh, thingEn] = THINGS[act?.resource ?? ""] ?? [act?.resource, act?.resource];
  return {
    "zh-TW": `某人員對某${thingZh}執行「${zh}」（${act?.action}）：${facts.map(each => each["zh-TW"]).join("、") || "無其他條件"}`,
    en: `somebody does "${en}" (${act?.action}) to ${thingEn}: ${facts.map(each => each.en).join(", ") || "whatever else is so"}`,
  };
}

type Pair = readonly [zh: string, en: string];

const THINGS: Readonly<Record<string, Pair>> = {
  City: ["全市資料", "something of the whole city"],
  Agency: ["機關", "an agency"],
  Worker: ["同仁", "a member of staff"],
  Terminal: ["終端層電腦", "a terminal"],
  System: ["體系", "a system"],
  List: ["白名單", "a list"],
  Session: ["連線", "a session"],
  Report: ["回報表", "an IP report"],
  Stop: ["緊急切斷", "a stop"],
};
const OWNERS: Readonly<Record<string, Pair>> = {
  principal: ["此人的", "their "],
  resource: ["標的的", "its "],
};
const PARTS: Readonly<Record<string, Pair>> = {
  agency: ["機關", "agency"],
  roles: ["角色", "roles"],
  systems: ["所管體系", "systems"],
  system: ["體系", "system"],
  person: ["帳號", "account"],
  channel: ["連線方式", "channel"],
  superiors: ["主管", "superiors"],
  scope: ["切斷範圍", "scope"],
  thrownBy: ["切斷者", "thrower"],
  authority: ["切斷所依的角色", "thrower's role"],
};
/** What no policy names, told apart. */
const NAMED: readonly Pair[] = [
  ["甲", "A"],
  ["乙", "B"],
];

function factTold(path: string, value: unknown): Words {
  if (path === "principal.mfa") return { "zh-TW": "以兩種因素登入", en: "logged in by two factors" };
  const [place = "", member] = path.split("∋");
  const [owner = "", name = ""] = place.split(".");
  const [ownerZh, ownerEn] = OWNERS[owner] ?? [`${owner} `, `${owner} `];
  const [zh, en] = PARTS[name] ?? [name, name];
  const is = apiValue(member ?? value, name);
  const [verbZh, verbEn] = member === undefined ? ["是", "is"] : ["含", "include"];
  return { "zh-TW": `${ownerZh}${zh}${verbZh}${is["zh-TW"]}`, en: `${ownerEn}${en} ${verbEn} ${is.en}` };
}

function apiValue(value: unknown, name: string): Words {
  const [zh, en] = NAMED[(OTHERS as readonly unknown[]).indexOf(value)] ?? [];
  if (zh && en) return { "zh-TW": zh, en };
  const [, role] = Object.entries(ROLE_WORDS).find(([each]) => each === value) ?? [];
  return (name === "roles" || name === "authority") && role ? role : valueTold(value, name);
}

function rowOf(path: string, example: Example): Row[] {
  const [owner, ...steps] = path.split(".");
  if (owner !== "context")
    return path.startsWith("constants.own.") ? [ownRow(steps.at(-1) ?? "", example.get(path))] : [];
  const [name = "", member] = steps.join(".").split("∋");
  const [zh, en] = FACTS[name] ?? FACTS[name.split(".")[0] ?? ""] ?? [name, name];
  const value = example.get(path);
  if (member === undefined) return [[{ "zh-TW": zh, en }, valueTold(value, name)]];
  const told = valueTold(member, name);
  const isIn = value === true;
  const words = {
    "zh-TW": `${isIn ? "含" : "不含"}${told["zh-TW"]}`,
    en: `${isIn ? "with" : "without"} ${told.en}`,
  };
  return [[{ "zh-TW": zh, en }, words]];
}

function ownRow(name: string, value: unknown): Row {
  return [{ "zh-TW": `機關自訂 ${name}`, en: `the agency's own ${name}` }, valueTold(value, name)];
}

function valueTold(value: unknown, name: string): Words {
  if (value === ABSENT) return { "zh-TW": "不明", en: "not known" };
  if (OTHERS.some(each => each === value)) return { "zh-TW": "其他值", en: "something else" };
  if (value === THERE) return { "zh-TW": "有", en: "there" };
  if (typeof value === "boolean") return value ? { "zh-TW": "是", en: "yes" } : { "zh-TW": "否", en: "no" };
  return typeof value === "number"
    ? { "zh-TW": String(value), en: String(value) }
    : valueWords(String(value), name);
}

function listed(rows: readonly Row[], language: keyof Words): string {
  const colon = language === "en" ? " is " : "為";
  return rows
    .map(([name, value]) => `${name[language]}${colon}${value[language]}`)
    .join(language === "en" ? " and " : "、");
}
