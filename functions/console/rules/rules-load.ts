// The rules page: regulations and clauses are data that ships with the console; the policies and what they decided, the API tells.
import { listPolicies } from "../../sessions/routes.ts";
import { CLAUSES, type Clause, PROFILE_IDS } from "../../shared/rules/clauses.ts";
import { profileOf } from "../../shared/rules/profile.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { sheetOf } from "../frame/list.ts";
import { refusedLately } from "../sessions/counts-load.ts";
import { clauseColumns, rulesPage } from "./rules.ts";

export async function showRules(visit: Member): Promise<Reply> {
  const { query, say } = visit;
  const clauses = CLAUSES.filter(
    ({ id, profile }) =>
      (!query.profile || profile === query.profile) && (!query.clause || id === query.clause),
  );
  if (query.export)
    return { handed: sheetOf(clauses, clauseColumns(visit), { say, name: "clauses", query }) };
  const one = query.clause ? clauses[0] : undefined;
  const [told, house] = await Promise.all([
    one && toldOf(visit, one),
    query.clause || query.profile ? undefined : houseOf(visit),
  ]);
  return rulesPage(visit, { profiles: PROFILE_IDS.map(profileOf), clauses, told, house });
}

async function houseOf({ api }: Member) {
  const { rows } = await api.ask(listPolicies);
  return rows.filter(({ says, clause }) => says && !clause);
}

async function toldOf(visit: Member, clause: Clause) {
  const { rows } = await visit.api.ask(listPolicies, { query: { clause: clause.id } });
  // The clause stands above them in words.
  const policies = rows.map(({ says: _, ...policy }) => policy);
  return { clause, policies, lately: await refusedLately(visit, clause.id) };
}
