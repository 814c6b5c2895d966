// Where what a refusal names is put right: a field of the form that was refused, else the page for it; pure. Whoever may not do it there
// is told who may.
import { type Words, words } from "../../shared/words.ts";

export interface Way {
  readonly href: string;
  readonly words: Words;
}

type Page = readonly [href: string, zh: string, en: string];

const READINESS: Page = ["/console/agency", "前往機關整備", "Go to agency readiness"];
const PEOPLE: Page = ["/console/people#enrol", "登錄人員", "Enrol people"];
const UNITS: Page = ["/console/units", "登錄單位", "Record units"];
const RULES: Page = ["/console/rules", "查看規範", "See the regulations"];
const SYSTEM: Page = ["/console/systems/{system}", "前往這個體系", "Go to the system"];
const TERMINAL: Page = [
  "/console/terminals/{propertyNo}",
  "查看進度與承辦人員",
  "See its steps and whose turn it is",
];
const HOME_WORK: Page = ["/console/people/{person}/home-work", "查看居家辦公申請", "See the applications"];
const PERSON: Page = ["/console/people/{person}", "查看這位人員", "See this person"];

const PAGES: Readonly<Record<string, Page>> = {
  "readiness-missing": READINESS,
  "borrower-not-reviewed": READINESS,
  "drill-missing": READINESS,
  "review-missing": READINESS,
  "site-not-listed": ["/console/agency", "規劃消毒處所", "Set the return sites"],
  "attester-not-named": ["/console/agency", "指定掃毒證明人員", "Name scan officers"],
  "brands-not-supplied": ["/console/agency", "登錄禁用廠牌", "Record the banned brands"],
  "scan-tool-not-listed": RULES,
  "agency-not-described": ["/console/agency", "前往機關整備", "Go to agency readiness"],
  "borrower-unknown": PEOPLE,
  "person-unknown": PEOPLE,
  "not-of-the-agency": PEOPLE,
  "borrower-is-outsider": ["/console/people", "查看人員身分", "See how people are employed"],
  "outsider-in-charge": ["/console/people", "查看人員身分", "See how people are employed"],
  "superior-circle": ["/console/people", "查看直屬主管", "See who is whose superior"],
  "unit-unknown": UNITS,
  "unit-circle": UNITS,
  "unit-has-units": UNITS,
  "product-hazardous": ["/console/hazardous-products", "查看危害產品公告", "See the notices"],
  "notice-unknown": ["/console/hazardous-products", "查看危害產品公告", "See the notices"],
  "brand-banned": TERMINAL,
  "loan-open": TERMINAL,
  "wrong-stage": TERMINAL,
  "approval-missing": TERMINAL,
  "pledge-missing": TERMINAL,
  "incident-open": TERMINAL,
  "scan-report-reused": TERMINAL,
  "terminal-not-in-office": TERMINAL,
  "terminal-not-for-exchange": TERMINAL,
  "terminal-not-of-agency": TERMINAL,
  "due-past-approval": TERMINAL,
  "due-passed": TERMINAL,
  "borrower-return-unfinished": ["/console/terminals?stage=out", "查看未歸還的電腦", "See what is still out"],
  "person-has-loan": PERSON,
  "plan-missing": SYSTEM,
  "endpoint-unknown": SYSTEM,
  "purpose-unknown": SYSTEM,
  "deployment-found-again": SYSTEM,
  "broker-endpoint-unknown": SYSTEM,
  "adoption-known": READINESS,
  "adoption-out-of-scope": RULES,
  "version-not-in-force": RULES,
  "overlay-loosens": RULES,
  "home-pledge-missing": HOME_WORK,
  "opinion-missing": HOME_WORK,
  "span-overlaps": HOME_WORK,
  "too-many-applications": HOME_WORK,
  "amendment-waits": HOME_WORK,
  "nothing-drafted": ["/console/reports/{system}/draft", "擬回報草稿", "Draft the report"],
  "draft-moved": ["/console/reports/{system}", "重新查看草稿", "Look at the draft again"],
  "stop-too-many": ["/console/sessions/stops", "查看有效的切斷", "See what is stopped"],
};

/** The fields of a form that a refusal may be about: the first that the form has. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "borrower-not-reviewed": ["borrower"],
  "borrower-unknown": ["borrower"],
  "borrower-is-outsider": ["borrower"],
  "due-passed": ["dueOn"],
  "due-not-later": ["dueOn"],
  "due-past-approval": ["until", "dueOn"],
  "happened-in-the-future": ["happenedAt", "doneAt", "finishedAt"],
  "late-without-reason": ["reason"],
  "carried-out-too-early": ["happenedAt"],
  "returned-before-leaving": ["happenedAt"],
  "site-not-listed": ["site"],
  "disinfection-out-of-order": ["startedAt"],
  "clean-up-out-of-order": ["doneAt"],
  "scan-tool-not-listed": ["tool"],
  "scan-pattern-old": ["patternDate"],
  "scan-not-full": ["mode"],
  "scan-online": ["network"],
  "scan-before-disinfection": ["startedAt"],
  "scan-before-clean-up": ["startedAt"],
  "scan-ends-before-it-starts": ["finishedAt"],
  "scan-report-reused": ["report"],
  "accessory-unknown": ["missing"],
  "certificate-name-foreign": ["certificateName"],
  "property-number-taken": ["propertyNo"],
  "brand-banned": ["brand"],
  "terminal-too-new": ["inServiceFrom"],
  "terminal-not-for-exchange": ["role"],
  "nothing-to-transfer": ["custodian"],
  "plan-missing": ["planRef"],
  "plan-empty": ["accounts"],
  "drill-in-the-future": ["doneAt"],
  "endpoint-form": ["endpoint"],
  "endpoint-known": ["endpoint"],
  "endpoint-of-other-system": ["endpoint"],
  "egress-refused": ["egress"],
  "test-in-the-future": ["testedAt"],
  "broker-address-refused": ["url"],
  "adoption-in-the-past": ["from"],
  "adoption-ends-first": ["until"],
  "adoption-out-of-scope": ["activity"],
  "version-not-in-force": ["version"],
  "trigger-missing": ["trigger"],
  "trigger-not-asked-for": ["trigger"],
  "repeal-in-the-past": ["from"],
  "overlay-not-agencys": ["parameter"],
  "overlay-unit": ["unit"],
  "overlay-unfit": ["values"],
  "overlay-loosens": ["values"],
  "overlay-known": ["values"],
  "leave-order": ["until"],
  "superior-is-self": ["superior"],
  "superior-circle": ["superior"],
  "unit-unknown": ["unit", "parent"],
  "unit-circle": ["parent"],
  "not-of-the-agency": ["superior", "deputy", "head"],
  "outsider-in-charge": ["superior", "deputy", "head"],
  "deputy-order": ["until"],
  "deputy-is-self": ["deputy"],
  "deputy-circle": ["deputy"],
  "home-deputy-self": ["deputy"],
  "home-deputy-away": ["deputy"],
  "span-order": ["to"],
  "span-past": ["from"],
  "span-too-long": ["to"],
  "span-overlaps": ["from"],
  "ground-missing": ["pregnancy"],
  "ground-not-asked": ["pregnancy"],
  "care-missing": ["personalCare"],
  "delivery-date": ["expectedOn"],
  "not-a-residence": ["placeKind"],
  "room-missing": ["room"],
  "environment-missing": ["environment"],
  "work-missing": ["work"],
  "scopes-missing": ["businesses"],
  "contacts-missing": ["contacts"],
  "place-missing": ["place"],
  "findings-missing": ["findings.noPublicContact"],
  "factors-missing": ["factors.workFactor"],
  "terms-missing": ["terms.content"],
  "reviewer-at-home": ["reviewerFinding"],
  "reason-missing": ["reason"],
  "extension-order": ["to"],
  "end-by-others": ["cause"],
  "end-not-provided": ["cause"],
  "end-in-future": ["on"],
  "exception-past": ["until"],
  "exception-of-another-make": ["noticeNo"],
  "stop-target-unknown": ["target"],
};

/** By the codes that the laws give: all that are known here. */
export const MENDED_CODES: readonly string[] = [...new Set([...Object.keys(PAGES), ...Object.keys(FIELDS)])];

/** The fields of its form that a refusal is about. */
export function fieldsAbout(code: string): readonly string[] {
  return own(FIELDS, code) ?? [];
}

export interface Asked {
  /** Path and query of what was refused. */
  readonly here: string;
  /** The fields of its form, each with what it is called. */
  readonly fields?: readonly { readonly name: string; readonly label: Words }[];
}

export function mendOf(code: string, { here, fields = [] }: Asked): Way | undefined {
  // Of one row among many it is `rows.0.borrower`.
  const isField = (name: string, wanted: string) => name === wanted || name.endsWith(`.${wanted}`);
  const field = (own(FIELDS, code) ?? []).flatMap(
    wanted => fields.find(({ name }) => isField(name, wanted)) ?? [],
  )[0];
  if (field)
    return {
      href: `#f-${field.name.replaceAll(".", "-")}`,
      words: words(`前往「${field.label["zh-TW"]}」`, `Go to “${field.label.en}”`),
    };
  const page = own(PAGES, code);
  const href = page && filledIn(page[0], here);
  return page && href ? { href, words: words(page[1], page[2]) } : undefined;
}

/** What the page is of stands in the address of what was refused; where it does not, there is no way to tell. */
function filledIn(template: string, here: string): string | undefined {
  const { pathname, searchParams } = new URL(here, "http://console");
  const inPath =
    /\/(?:systems|reports)\/([\w-]+)/.exec(pathname)?.[1] ?? /\/lists\/([\w-]+)/.exec(pathname)?.[1];
  let isWhole = true;
  const href = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = searchParams.get(name) ?? (name === "system" ? inPath : undefined);
    isWhole &&= Boolean(value);
    return encodeURIComponent(value ?? "");
  });
  return isWhole ? href : undefined;
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
