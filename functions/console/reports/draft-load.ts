// Drafting a report: begins with the draft or with what is filed, and says each fault beside its cell.
import { randomUUID } from "node:crypto";
import { draftReport, readReport } from "../../reports/routes.ts";
import { Refusal, type Told } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import { NOTHING_TYPED, type Typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { fieldsIn } from "../form/acts.ts";
import { bodyFrom, type Faults, faultsTold } from "../form/body.ts";
import { draftPage } from "./draft.ts";
import { prefilled } from "./prefill.ts";

const fields = fieldsIn(draftReport);

export async function showDraft(visit: Member): Promise<Reply> {
  const { draft, content } = await visit.api.ask(readReport, { params: visit.params });
  const begun = draft?.content ?? content;
  const typed = begun ? prefilled(visit, fields, begun) : NOTHING_TYPED;
  return draftPage(visit, { fields, typed, faults: new Map(), key: randomUUID() });
}

export async function sendDraft(visit: Member, typed: Typed): Promise<Reply> {
  const { body, faults } = bodyFrom(fields, typed);
  const again = (faults: Faults, told?: Told): Reply => ({
    ...draftPage(visit, { fields, typed, faults, key: typed.one("_key"), ...(told && { told }) }),
    status: told?.status ?? 422,
  });
  if (faults.size > 0) return again(faults);
  try {
    await visit.api.ask(draftReport, { params: visit.params, body, key: typed.one("_key") });
  } catch (error) {
    if (!(error instanceof Refusal) || error.told.status === 401) throw error;
    return again(faultsTold(fields, error.told, typed), error.told);
  }
  return { location: `/console/reports/${visit.params.system}?done=${draftReport.name}` };
}
