// The routes by which an agency adopts, tightens and has repealed, and by which it is seen what binds it; names and schemas only.
import * as v from "valibot";
import { type Route, route } from "../shared/http/route.ts";
import { bothLanguages, key, text } from "../shared/http/schema.ts";
import { ACTIVITIES } from "../shared/rules/activities.ts";
import { PROFILE_IDS } from "../shared/rules/clauses.ts";
import { OVERTIME_CATEGORIES } from "../shared/rules/overtime-caps.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { words } from "../shared/words.ts";
import { AGENCY_PROBLEM as P } from "./problems.ts";
import { agencyAnswer as answer, agencyParams as params } from "./routes.ts";
import { activity, adoptionTerms, overlayTerms, parameter, repealTerms, standing } from "./rule-shapes.ts";

const adoptionParams = v.strictObject({ agency: key(64), adoption: key(64) });
const reason = text(500);

type Row = Pick<Route, "name" | "summary" | "body" | "example" | "problems">;
const entry = { method: "POST", entry: "agencies/adopt", kind: "write", answer } as const;

function act<const R extends Row>(noun: string, row: R) {
  return route({ ...row, ...entry, path: `/v1/agencies/{agency}/${noun}`, params });
}

function actOn<const R extends Row>(noun: string, row: R) {
  const path = `/v1/agencies/{agency}/adoptions/{adoption}/${noun}`;
  return route({ ...row, ...entry, path, params: adoptionParams });
}

export const proposeAdoption = act("adoptions", {
  name: "proposeAdoption",
  summary: words("提出採用規範", "Propose that the agency adopts a regulation"),
  body: v.strictObject(adoptionTerms),
  example: {
    profile: "ey-draft",
    version: 1,
    activity: "other-home-work",
    from: "2026-12-01",
    document: "府人考字第 115001 號",
  },
  problems: [
    P["binds-by-itself"],
    P["adoption-out-of-scope"],
    P["agency-not-described"],
    P["trigger-missing"],
    P["trigger-not-asked-for"],
    P["adoption-known"],
    P["adoption-in-the-past"],
    P["adoption-ends-first"],
    P["version-not-in-force"],
    P["nothing-left-allowed"],
  ],
});

export const confirmAdoption = actOn("confirmation", {
  name: "confirmAdoption",
  summary: words("確認採用規範", "Confirm an adoption that somebody else proposed"),
  body: v.strictObject({}),
  example: {},
  problems: [
    P["adoption-unknown"],
    P["adoption-decided"],
    P["own-adoption"],
    P["adoption-over"],
    P["adoption-out-of-scope"],
    P["agency-not-described"],
    P["version-not-in-force"],
    P["nothing-left-allowed"],
  ],
});

export const declineAdoption = actOn("refusal", {
  name: "declineAdoption",
  summary: words("退回或撤回採用", "Decline or withdraw a proposed adoption"),
  body: v.strictObject({ reason }),
  example: { reason: "文號誤植" },
  problems: [P["adoption-unknown"], P["adoption-decided"]],
});

export const proposeRepeal = actOn("repeal", {
  name: "proposeRepeal",
  summary: words("提出廢止採用", "Propose that an adoption ends"),
  body: v.strictObject(repealTerms),
  example: { from: "2027-01-01", document: "府研智字第 115002 號" },
  problems: [P["adoption-unknown"], P["repeal-known"], P["repeal-in-the-past"]],
});

export const confirmRepeal = actOn("repeal/confirmation", {
  name: "confirmRepeal",
  summary: words("確認廢止採用", "Confirm a repeal that another officer proposed"),
  body: v.strictObject({}),
  example: {},
  problems: [P["repeal-unknown"], P["repeal-known"], P["own-repeal"]],
});

export const declineRepeal = actOn("repeal/refusal", {
  name: "declineRepeal",
  summary: words("退回或撤回廢止", "Decline or withdraw a proposed repeal"),
  body: v.strictObject({ reason }),
  example: { reason: "仍有適用必要" },
  problems: [P["repeal-unknown"], P["repeal-known"]],
});

export const setOverlay = act("overlays", {
  name: "setOverlay",
  summary: words("機關自訂更嚴的規定", "Lay down something stricter for the agency"),
  body: v.strictObject(overlayTerms),
  example: {
    activity: "exchange",
    parameter: "postureFreshMinutes",
    values: ["5"],
    unit: "minutes",
    document: "本機關資安字第 115003 號",
  },
  problems: [
    P["overlay-not-agencys"],
    P["overlay-unit"],
    P["overlay-unfit"],
    P["overlay-loosens"],
    P["overlay-known"],
    P["nothing-left-allowed"],
  ],
});

export const liftOverlay = act("overlays/lifting", {
  name: "liftOverlay",
  summary: words("撤除機關自訂的規定（須兩人）", "Lift what the agency laid down: asked for by two"),
  body: v.strictObject({ activity, parameter, reason }),
  example: { activity: "exchange", parameter: "postureFreshMinutes", reason: "設備汰換完成" },
  problems: [P["overlay-unknown"], P["own-lift"]],
});

export const describeAgency = act("standing", {
  name: "describeAgency",
  summary: words("登錄機關所屬縣市與性質", "Record the agency's city and what kind of body it is"),
  body: v.strictObject(standing),
  example: { city: "tainan", kind: "government", document: "組織自治條例" },
  problems: [],
});

const from = v.object({
  value: v.string(),
  profile: v.optional(v.picklist(PROFILE_IDS)),
  source: v.string(),
  document: v.optional(v.string()),
  since: v.optional(v.string()),
});

/** In minutes and days; null where there is no such cap. */
const overtimeCaps = v.object({
  category: v.picklist(OVERTIME_CATEGORIES),
  words: bothLanguages,
  dayMinutes: v.nullable(v.number()),
  monthMinutes: v.nullable(v.number()),
  threeMonthMinutes: v.nullable(v.number()),
  runDays: v.nullable(v.number()),
});

const bindingSchema = v.object({
  agency: v.string(),
  activity,
  system: v.optional(v.string()),
  on: v.string(),
  words: bothLanguages,
  status: v.string(),
  faults: v.array(bothLanguages),
  regulations: v.array(
    v.object({
      profile: v.picklist(PROFILE_IDS),
      title: bothLanguages,
      version: v.number(),
      status: v.string(),
      basis: v.string(),
      from: v.optional(v.string()),
      until: v.optional(v.string()),
      adoption: v.optional(v.string()),
      document: v.optional(v.string()),
      trigger: v.optional(v.string()),
      system: v.optional(v.string()),
    }),
  ),
  parameters: v.array(
    v.object({
      parameter,
      words: bothLanguages,
      value: v.string(),
      unit: v.string(),
      unitWords: bothLanguages,
      stricter: v.string(),
      appliedBy: v.string(),
      appliedByWords: bothLanguages,
      from: v.array(from),
    }),
  ),
  /** Where hours are regulated: the caps of an assignment, by its category of overtime. */
  overtime: v.optional(v.array(overtimeCaps)),
});

export const readBinding = route({
  name: "readBinding",
  method: "GET",
  path: "/v1/agencies/{agency}/binding",
  entry: "agencies/adopt",
  kind: "read",
  summary: words(
    "查機關適用的規範與各項限制",
    "What binds an agency, and every value with where it comes from",
  ),
  params,
  query: v.strictObject({
    activity: v.optional(v.picklist(ACTIVITIES), "exchange"),
    system: v.optional(v.picklist(SYSTEMS)),
  }),
  answer: { status: 200, schema: bindingSchema },
  problems: [],
});

export const ruleRoutes = [
  proposeAdoption,
  confirmAdoption,
  declineAdoption,
  proposeRepeal,
  confirmRepeal,
  declineRepeal,
  setOverlay,
  liftOverlay,
  describeAgency,
  readBinding,
] as const;
