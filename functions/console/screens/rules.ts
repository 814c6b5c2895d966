// The rules page: regulations and clauses are data that ships with the console, the same files the gate judges by.
import { CLAUSES, PROFILE_IDS } from "../../shared/rules/clauses.ts";
import { profileOf } from "../../shared/rules/profile.ts";
import { sheetOf } from "../list.ts";
import { clauseColumns, rulesPage } from "../pages/rules.ts";
import type { Reply } from "../reply.ts";
import type { Visit } from "../visit.ts";

export async function showRules(visit: Visit): Promise<Reply> {
  const { query, say } = visit;
  const clauses = CLAUSES.filter(
    ({ id, profile }) =>
      (!query.profile || profile === query.profile) && (!query.clause || id === query.clause),
  );
  if (query.export)
    return { handed: sheetOf(clauses, clauseColumns(visit), { say, name: "clauses", query }) };
  return rulesPage(visit, { profiles: PROFILE_IDS.map(profileOf), clauses });
}
