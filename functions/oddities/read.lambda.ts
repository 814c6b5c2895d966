// HTTP: the odd behaviour that was found, to those who look after an agency, a system or the whole city.
import { placeOfAgency } from "../agencies/view.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Row } from "../shared/journal/change.ts";
import { ALL_ODDITIES, oddIn, oddOn } from "./boards.ts";
import { ODD_RULES, type OddRule } from "./names.ts";
import type { Oddity } from "./oddity.ts";
import { listOddities } from "./routes.ts";

export const handler = http(
  on(listOddities, async ({ query, may }) => {
    const { agency, system } = query;
    const [place, part] =
      agency !== undefined
        ? [placeOfAgency(agency), oddIn(agency)]
        : system !== undefined
          ? [{ type: "System", id: system, system } as const, oddOn(system)]
          : [{ type: "City", id: "city" } as const, ALL_ODDITIES];
    may(place);
    const { rows, next } = await boardPage<Oddity>({ ...part, descending: true }, query);
    const isAsked = ({ state }: Row<Oddity>) => system === undefined || state.system === system;
    return answer(200, { rows: rows.filter(isAsked).map(rowOf), next });
  }),
);

function rowOf({ stream, state }: Row<Oddity>) {
  const [, person = "", rule = "refusals"] = stream.split("#");
  return { person, rule, ...state, says: ODD_RULES[rule as OddRule].counts(state.least) };
}
