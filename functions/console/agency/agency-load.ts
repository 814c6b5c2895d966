// The agency's readiness: asked of the API; one that prepared nothing yet is shown what to begin with.
import { readAgency } from "../../agencies/routes.ts";
import { Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { agencyPage } from "./agency.ts";

export async function showAgency(visit: Member): Promise<Reply> {
  const agency = visit.query.agency ?? visit.person.agency;
  const facts = await visit.api.ask(readAgency, { params: { agency } }).catch((error: unknown) => {
    if (error instanceof Refusal && error.told.status === 404) return undefined;
    throw error;
  });
  return agencyPage(visit, agency, facts);
}
