// The shape of a securities firm's file on home working in and out of the API, and of a route that adds to it; schemas only.
import * as v from "valibot";
import { type Route, route } from "../shared/http/route.ts";
import { bothLanguages, key, text } from "../shared/http/schema.ts";
import {
  ALL_BUSINESSES,
  BUSINESSES,
  CHECK_NAMES,
  CHECK_OUTCOMES,
  CONSENT_STANDINGS,
  CONSENTS,
  PAPER_NAMES,
  PAPER_STANDINGS,
  PREMISES_NAMES,
  RISKS,
  WAYS,
} from "./names.ts";

export const params = v.strictObject({ agency: key(64) });
export const business = v.picklist(BUSINESSES);
export const document = text(200);
export const reason = text(500);

const said = { by: v.string(), at: v.string() };
export const span = { from: v.string(), to: v.string() };
const lacking = v.object({ what: v.string(), clauses: v.array(v.string()), words: bothLanguages });
const paper = v.object({
  paper: v.picklist(PAPER_NAMES),
  covers: v.picklist([...BUSINESSES, ALL_BUSINESSES]),
  document: v.string(),
  digest: v.optional(v.string()),
  dated: v.string(),
  until: v.optional(v.string()),
  edition: v.optional(v.string()),
  ...said,
});
const consent = v.object({
  consent: v.picklist(CONSENTS),
  document: v.string(),
  dated: v.string(),
  due: v.optional(v.string()),
  ...said,
});
export const duty = v.object({
  paper: v.picklist(PAPER_NAMES),
  words: bothLanguages,
  clauses: v.array(v.string()),
  filed: v.optional(v.object({ document: v.string(), dated: v.string() })),
});
const open = v.object({
  what: v.string(),
  clauses: v.array(v.string()),
  words: bothLanguages,
  business: v.optional(business),
  person: v.optional(v.string()),
  since: v.string(),
  days: v.number(),
  due: v.optional(v.string()),
  late: v.boolean(),
});
const turn = v.object({
  turn: v.number(),
  supervisor: v.string(),
  from: v.string(),
  until: v.string(),
  starts: v.string(),
  ends: v.string(),
  ...said,
});
const training = v.object({
  dated: v.string(),
  topic: v.string(),
  document: v.string(),
  count: v.number(),
  ...said,
});

export const firm = v.object({
  agency: v.string(),
  businesses: v.array(
    v.object({
      business,
      way: v.picklist(WAYS),
      premises: v.picklist(PREMISES_NAMES),
      ...span,
      since: v.string(),
      liaison: v.string(),
      document: v.string(),
      applied: v.object(said),
      papersDue: v.optional(v.string()),
      papersFiled: v.optional(v.object({ document: v.string(), ...said })),
      controls: v.optional(v.string()),
      decision: v.optional(
        v.object({ granted: v.boolean(), dated: v.string(), document: v.string(), ...said }),
      ),
      extended: v.number(),
      ended: v.optional(v.object({ reason: v.string(), ...said })),
      /** Whether it may go on now, and what of its plan is missing. */
      inForce: v.boolean(),
      papers: v.picklist(PAPER_STANDINGS),
      lacks: v.array(lacking),
    }),
  ),
  papers: v.array(paper),
  consent: v.optional(consent),
  consentStands: v.picklist(CONSENT_STANDINGS),
  assessment: v.optional(
    v.object({
      dated: v.string(),
      document: v.string(),
      risks: v.array(v.picklist(RISKS)),
      planCurrent: v.boolean(),
      ...said,
    }),
  ),
  trained: v.array(v.object({ person: v.string(), dated: v.string(), until: v.string() })),
  trainings: v.array(training),
  turns: v.array(turn),
  checks: v.array(
    v.object({
      about: v.picklist(CHECK_NAMES),
      business,
      dated: v.string(),
      method: v.string(),
      outcome: v.picklist(CHECK_OUTCOMES),
      note: v.string(),
      clauses: v.array(v.string()),
      ...said,
    }),
  ),
  open: v.array(open),
  version: v.number(),
});
export const answer = { status: 200, schema: firm } as const;

export const PATH = "/v1/firms/{agency}";

/** Whatever is added to the file, and answered with the file as it then is. */
export function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  noun: string,
  row: R,
) {
  const path = `${PATH}/${noun}`;
  return route({ ...row, path, method: "POST", entry: "firm/firm", kind: "write", params, answer });
}
