// HTTP: superiors and personnel give an opinion, decide, agree to a change; they or the applicant end it early.
import { agencyLaw } from "../agencies/agency.ts";
import { enrolledPerson } from "../people/standing.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { hasRole } from "../shared/rules/roles.ts";
import type { Drafts } from "./applying.ts";
import { type Approvals, approvalLaw } from "./approval.ts";
import * as law from "./deciding.ts";
import * as routes from "./routes.ts";
import { approvalsView } from "./view.ts";
import { placeOfWhose, readWhose, superiorsIn, type Whose } from "./whose.ts";

type Done = { readonly changes: readonly [Change<Approvals>]; readonly unmoved: readonly Held<unknown>[] };
type About = Pick<Asked<typeof routes.giveOpinion>, "params" | "at" | "person">;
type Given = Pick<Deciding<About, Whose>, "asked" | "held" | "permit">;

const OF_ONE = {
  reads: readWhose,
  place: placeOfWhose,
  view: ({ changes: [{ next }] }: Done) => approvalsView(next),
};

export const handler = http(
  command(routes.giveOpinion, {
    ...OF_ONE,
    decide: given => {
      const { held, asked } = given;
      return done(given, law.giveOpinion(held.approvals.state, asked.params.application, asked.body));
    },
  }),
  command(routes.decideHomeWork, {
    ...OF_ONE,
    alsoReads: async (_, { person }) =>
      person.state ? await read(stream(agencyLaw, person.state.agency)) : undefined,
    decide: given => {
      const { held, asked, also } = given;
      const applicant = enrolledPerson(held.person.state);
      const others = also?.state?.otherStaff?.statuses;
      const by = { decision: asked.body, applicant, others, officer: officerOf(given) };
      return done(given, law.decide(held.approvals.state, asked.params.application, by));
    },
  }),
  command(routes.decideAmendment, {
    ...OF_ONE,
    decide: given => {
      const { held, asked } = given;
      const decision = { ...asked.body, officer: officerOf(given) };
      return done(given, law.decideAmendment(held.approvals.state, asked.params.application, decision));
    },
  }),
  command(routes.endHomeWork, {
    ...OF_ONE,
    insists: true,
    decide: given => {
      const { held, asked, permit } = given;
      const isOwn = isSameAccount(asked.params.person, asked.person.person);
      const ending = { ...asked.body, isOwn, at: permit.recordedAt };
      return done(given, law.end(held.approvals.state, asked.params.application, ending));
    },
  }),
);

function officerOf({ asked, held, permit }: Given): law.Officer {
  const account = asked.person.person;
  const isSuperior = superiorsIn(asked, held).some(each => isSameAccount(each, account));
  return { account, isSuperior, isPersonnel: hasRole(asked.person, "personnel"), at: permit.recordedAt };
}

/** Who is over the applicant, and how they are employed, must not move while it is decided. */
function done({ held, permit }: Given, drafts: Drafts): Done {
  const rested = [held.person, ...held.over].filter(({ version }) => version > 0);
  const unmoved = [...new Map(rested.map(each => [each.stream, each])).values()];
  return { changes: [change(approvalLaw, held.approvals, drafts, permit)], unmoved };
}
