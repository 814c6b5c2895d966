// HTTP: somebody's applications, what is kept apart of one, its pledge, and who waits for a decision; reads only.
import { boardPage } from "../shared/http/board-page.ts";
import { type Asked, answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { digestOfText, readBlob } from "../shared/journal/blob.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { hasRole } from "../shared/rules/roles.ts";
import { parseApart } from "./apart.ts";
import { applicationIn } from "./applying.ts";
import type { Approvals } from "./approval.ts";
import { waitingIn } from "./boards.ts";
import { pledgeText } from "./pledge.ts";
import * as routes from "./routes.ts";
import { approvalsView } from "./view.ts";
import { placeOfWhose, readWhose, superiorsIn, type Whose } from "./whose.ts";

export const approvalReads = [
  on(routes.readApplications, async asked => answer(200, approvalsView((await readable(asked)).approvals))),
  on(routes.readApart, async asked => {
    const { approvals } = await readable(asked);
    const { apart } = applicationIn(approvals.state, asked.params.application);
    const { salt: _, ...said } = parseApart(await readBlob(apart));
    return answer(200, said);
  }),
  on(routes.readHomePledge, async asked => {
    const { approvals } = await readable(asked);
    const { person, application } = asked.params;
    const found = applicationIn(approvals.state, application);
    const { pledge } = found;
    const text = pledge ? await readBlob(pledge.text) : pledgeText(found, person, application);
    return answer(200, { text, digest: digestOfText(text), ...(pledge && { pledgedAt: pledge.at }) });
  }),
  on(routes.listApplications, async ({ query, person, may, at }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const page = await boardPage<Approvals>(waitingIn(agency), query);
    // Who applies under which text is for those who decide: a supervisor sees the staff that they are over.
    const all = hasRole(person, "personnel", "auditor");
    const shown = await Promise.all(
      page.rows.map(async row => {
        const params = { person: row.stream.slice("APPROVAL#".length) };
        if (all) return [row];
        const over = superiorsIn({ params, at }, await readWhose({ params }));
        return over.some(each => isSameAccount(each, person.person)) ? [row] : [];
      }),
    );
    const rows = shown.flat().map(approvalsView);
    return answer(200, { rows, next: page.next });
  }),
];

async function readable(
  asked: Pick<Asked<typeof routes.readApplications>, "params" | "at" | "may">,
): Promise<Whose> {
  const whose = await readWhose(asked);
  asked.may(placeOfWhose(asked, whose));
  if (!whose.person.state) throw new Problem(PROBLEM["not-found"]);
  return whose;
}
