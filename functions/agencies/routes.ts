// The routes of agencies and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { workingHoursShape } from "../hours/window-names.ts";
import { COVERABLE } from "../people/names.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { PROFILE_IDS } from "../shared/rules/clauses.ts";
import { words } from "../shared/words.ts";
import { contactsShape, openingShape, siteShape } from "./counters.ts";
import { AGENCY_PROBLEM } from "./problems.ts";
import { ruleShapes } from "./rule-shapes.ts";

export const agencyParams = v.strictObject({ agency: key(64) });
const params = agencyParams;
const people = v.pipe(v.array(account()), v.maxLength(500));
const finding = v.strictObject({ fit: v.boolean(), note: text(500, 0) });

const review = {
  hardware: finding,
  software: finding,
  people,
  planRef: text(200, 0),
  drillRequired: v.boolean(),
};
const drill = { doneAt: instant(), participants: people };
const sites = v.pipe(v.array(siteShape), v.maxLength(100));
const relay = {
  notice: text(200),
  relayedTo: v.pipe(v.array(text(200)), v.minLength(1), v.maxLength(200)),
  relayedAt: instant(),
};

const otherStaff = {
  statuses: v.pipe(v.array(v.picklist(COVERABLE)), v.maxLength(COVERABLE.length)),
  document: text(200),
  reason: text(500),
};

const agencySchema = v.object({
  agency: v.string(),
  readiness: v.optional(
    v.object({ ...review, at: v.string(), reviewer: v.string(), drill: v.optional(v.object(drill)) }),
  ),
  returnSites: sites,
  scanOfficers: people,
  /** As it was adopted before adoption knew activities, dates and a second person. */
  profiles: v.array(v.picklist(PROFILE_IDS)),
  bannedBrands: v.array(v.string()),
  loanReminderDays: v.array(v.number()),
  ...ruleShapes,
  relays: v.array(v.object(relay)),
  otherStaff: v.optional(v.object({ ...otherStaff, at: v.string(), by: v.string() })),
  contacts: v.optional(contactsShape),
  /** Office, duty and trading hours; absent until somebody set them. */
  hours: v.optional(v.object(workingHoursShape)),
  /** Of each return site with hours, the opening under way or the next, by the office calendar; in the answer about one agency. */
  openings: v.optional(v.array(openingShape)),
  version: v.number(),
  hash: v.string(),
});
export const agencyAnswer = { status: 200, schema: agencySchema } as const;
const answer = agencyAnswer;

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  noun: string,
  row: R,
) {
  const path = `/v1/agencies/{agency}/${noun}`;
  return route({ ...row, path, method: "POST", entry: "agencies/prepare", kind: "write", params, answer });
}

export const reviewReadiness = act("readiness", {
  name: "reviewReadiness",
  summary: words("登錄軟硬體與適任人員檢視", "Record the review of hardware, software and people"),
  body: v.strictObject(review),
  example: {
    hardware: { fit: true, note: "終端電腦 3 部堪用" },
    software: { fit: true, note: "收發程式已更新" },
    people: ["worker@household"],
    planRef: "應變計畫 110-1",
    drillRequired: true,
  },
  problems: [AGENCY_PROBLEM["plan-missing"]],
});

export const recordDrill = act("drills", {
  name: "recordDrill",
  summary: words("登錄演練", "Record a drill"),
  body: v.strictObject(drill),
  example: { doneAt: "2021-06-04T09:30:00+08:00", participants: ["worker@household"] },
  problems: [AGENCY_PROBLEM["review-missing"], AGENCY_PROBLEM["drill-in-the-future"]],
});

export const setReturnSites = act("return-sites", {
  name: "setReturnSites",
  summary: words("規劃消毒處所", "Set the places where terminals are disinfected"),
  body: v.strictObject({ sites }),
  example: {
    sites: [
      {
        id: "north-gate",
        name: "北側門外棚架",
        place: "由北側門進入，右側棚架",
        opens: "08:30",
        closes: "17:00",
        days: "working-days",
      },
    ],
  },
  problems: [AGENCY_PROBLEM["site-named-twice"], AGENCY_PROBLEM["site-hours"]],
});

export const setContacts = act("contacts", {
  name: "setContacts",
  summary: words("登錄洽詢窗口與分機", "Record whom to ask about what, with the extension"),
  body: v.strictObject({ helpContacts: contactsShape }),
  example: { helpContacts: [{ matter: "personnel", unit: "人事室", extension: "1234" }] },
  problems: [AGENCY_PROBLEM["contact-named-twice"]],
});

export const setWorkingHours = act("working-hours", {
  name: "setWorkingHours",
  summary: words("設定上班、職務與交易時段", "Set office, duty and trading hours"),
  body: v.strictObject(workingHoursShape),
  example: {
    windows: [
      { kind: "office", from: "08:00", until: "12:00", days: "working-days" },
      { kind: "office", from: "13:00", until: "17:00", days: "working-days" },
    ],
    outsideHours: "assigned",
  },
  problems: [
    AGENCY_PROBLEM["windows-overlap"],
    AGENCY_PROBLEM["allowing-needs-document"],
    AGENCY_PROBLEM["office-hours-too-long"],
    AGENCY_PROBLEM["office-hours-not-eight"],
  ],
});

export const coverOtherStaff = act("other-staff", {
  name: "coverOtherStaff",
  summary: words("讓其他人員比照適用居家辦公", "Cover other staff by the draft on working from home"),
  body: v.strictObject(otherStaff),
  example: { statuses: ["temporary"], document: "府人字第11000003號", reason: "業務需要" },
  problems: [],
});

export const nameScanOfficers = act("scan-officers", {
  name: "nameScanOfficers",
  summary: words("指定掃毒證明人員", "Name those who may attest scans"),
  body: v.strictObject({ people }),
  example: { people: ["scan@household"] },
  problems: [],
});

export const relayNotice = act("relays", {
  name: "relayNotice",
  summary: words("登錄來函轉知", "Record that a notice was passed on"),
  body: v.strictObject(relay),
  example: {
    notice: "府研智字第1100681935號",
    relayedTo: ["各戶政事務所"],
    relayedAt: "2021-06-03T15:00:00+08:00",
  },
  problems: [],
});

export const readAgency = route({
  name: "readAgency",
  method: "GET",
  path: "/v1/agencies/{agency}",
  entry: "agencies/prepare",
  kind: "read",
  summary: words("查一機關的準備情形", "How one agency is prepared"),
  params,
  answer,
  problems: [PROBLEM["not-found"]],
});

export const listAgencies = route({
  name: "listAgencies",
  method: "GET",
  path: "/v1/agencies",
  entry: "agencies/prepare",
  kind: "read",
  summary: words("列出各機關的準備情形", "List how the agencies are prepared"),
  query: pageQuery({}),
  answer: { status: 200, schema: v.object({ rows: v.array(agencySchema), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"]],
});

export const agencyRoutes = [
  reviewReadiness,
  recordDrill,
  setReturnSites,
  setContacts,
  setWorkingHours,
  coverOtherStaff,
  nameScanOfficers,
  relayNotice,
  readAgency,
  listAgencies,
] as const;
