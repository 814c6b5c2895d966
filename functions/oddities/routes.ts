// The route of odd behaviour: what was found, by agency, by system or in the whole city; names and schemas only.
import * as v from "valibot";
import { system } from "../sessions/shapes.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { bothLanguages, key, pageQuery } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { ODD_RULE_NAMES } from "./names.ts";

export const listOddities = route({
  name: "listOddities",
  method: "GET",
  path: "/v1/oddities",
  entry: "oddities/read",
  kind: "read",
  summary: words(
    "異常行為：何人、依何規則、自何時至何時、次數，最近發現者在前",
    "Odd behaviour: whose, by which rule, from when until when, how often; what was found last comes first",
  ),
  query: pageQuery({ agency: v.optional(key(64)), system: v.optional(system) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(
        v.object({
          person: v.string(),
          rule: v.picklist(ODD_RULE_NAMES),
          agency: v.string(),
          system: v.string(),
          session: v.string(),
          from: v.string(),
          until: v.string(),
          count: v.number(),
          least: v.number(),
          says: bothLanguages,
          foundAt: v.string(),
          foundTimes: v.number(),
        }),
      ),
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const oddityRoutes = [listOddities] as const;
