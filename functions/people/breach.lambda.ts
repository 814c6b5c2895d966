// HTTP: a superior or personnel record a breach of the rules of home working.
import { agencyLaw } from "../agencies/agency.ts";
import { adoptedFor } from "../agencies/rules.ts";
import { type Approvals, approvalLaw, spanOf } from "../approvals/approval.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { change } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { ACTIVITIES } from "../shared/rules/activities.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { readOver } from "./around.ts";
import { recordBreach } from "./breach.ts";
import { personLaw } from "./person.ts";
import * as routes from "./routes.ts";
import { superiorsOf } from "./superiors.ts";
import { personView } from "./view.ts";

export const handler = http(
  command(routes.recordBreach, {
    insists: true,
    reads: async ({ params: { person } }) => {
      const [held, approvals] = await readMany([stream(personLaw, person), stream(approvalLaw, person)]);
      return { held, approvals, around: await readOver(held.state) };
    },
    place: ({ params: { person }, at }, { held: { state }, around }) => {
      const superiors = superiorsOf({ account: person, state }, around, at.toISOString());
      const agency = state?.active ? state.agency : "";
      return { type: "Worker", id: person, agency, person, superiors: superiors.map(each => each.person) };
    },
    alsoReads: async (_, { held: { state } }) =>
      state ? (await readMany([stream(agencyLaw, state.agency)]))[0].state : undefined,
    decide: ({ asked: { body, at }, held: { held, approvals }, also: agency, permit }) => {
      const on = dayOf(at.toISOString());
      const adopted = agency ? ACTIVITIES.flatMap(activity => adoptedFor(agency, { activity, on })) : [];
      const under = [...adopted, ...approvedUnder(approvals.state, permit.recordedAt)];
      const texts = {
        mustStop: under.includes("ey-draft"),
        mayStop: under.includes("keelung-pregnancy"),
      };
      return { changes: [change(personLaw, held, recordBreach(held.state, body, texts), permit)] as const };
    },
    view: ({ changes: [{ next }] }) => personView(next),
  }),
);

function approvedUnder(approvals: Approvals | undefined, at: string): readonly string[] {
  const all = Object.values(approvals?.applications ?? {});
  const holds = all.filter(each => {
    const [from, until] = spanOf(each) ?? ["", ""];
    return from <= at && at < until;
  });
  return holds.map(({ regulation }) => regulation);
}
