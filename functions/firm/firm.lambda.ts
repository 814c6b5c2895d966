// HTTP: a securities firm keeps its file on home working: businesses, papers, trainings, supervisors, checks.
import { placeOfAgency } from "../agencies/view.ts";
import { personLaw } from "../people/person.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import type { Permit, Place } from "../shared/http/permit.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { hasRole } from "../shared/rules/roles.ts";
import * as applying from "./applying.ts";
import * as applyRoutes from "./applying-routes.ts";
import * as filing from "./filing.ts";
import * as fileRoutes from "./filing-routes.ts";
import { type Firm, firmLaw } from "./firm.ts";
import { readWith } from "./reading.ts";
import { firmView } from "./view.ts";

type About = Pick<Asked<typeof applyRoutes.applyBusiness>, "params">;
type Read = Awaited<ReturnType<typeof readWith>>;
type Filed = { readonly changes: readonly [Change<Firm>]; readonly seen: Parameters<typeof firmView>[1] };

/** A file is kept by one law: what is asked for, decided upon the firm as it stands, by whom and when. */
function keeping<const R extends Kept>(
  route: R,
  decide: (firm: Firm | undefined, body: Asked<R>["body"], acting: applying.Acting) => applying.Drafts,
) {
  return command(route, {
    reads: (asked: Asked<R>) => readWith(asked as About),
    place: (asked: Asked<R>) => placeFor(asked as About & Pick<Asked, "person">),
    decide: ({ asked, held, permit }: Deciding<Asked<R>, Read>): Filed => {
      const acting = { person: permit.by.person, at: permit.recordedAt };
      return filed(held, decide(held[0].state, asked.body, acting), permit);
    },
    view,
  });
}

function filed([firm, agency]: Read, drafts: applying.Drafts, permit: Permit): Filed {
  const seen = { at: permit.recordedAt, windows: agency.state?.hours?.windows };
  return { changes: [change(firmLaw, firm, drafts, permit)], seen };
}

function view({ changes: [{ next }], seen }: Filed) {
  return firmView(next, seen);
}

type Kept = (typeof applyRoutes.applyingRoutes)[number] | (typeof fileRoutes.filingRoutes)[number];

export const handler = http(
  keeping(applyRoutes.applyBusiness, applying.applyBusiness),
  keeping(applyRoutes.notifyEmergency, applying.notifyEmergency),
  keeping(applyRoutes.fileBusinessPapers, applying.fileBusinessPapers),
  keeping(applyRoutes.decideBusiness, applying.decideBusiness),
  keeping(applyRoutes.extendBusiness, applying.extendBusiness),
  keeping(applyRoutes.endBusiness, applying.endBusiness),
  keeping(fileRoutes.filePaper, (_, body, acting) => filing.filePaper(said(body), acting)),
  keeping(fileRoutes.fileConsent, (firm, body, acting) => filing.fileConsent(firm, said(body), acting)),
  keeping(fileRoutes.assessRisks, (_, body, acting) => filing.assessRisks(body, acting)),
  command(fileRoutes.holdTraining, {
    reads: readWith,
    place: placeFor,
    alsoReads: ({ body: { people } }) => readMany(people.map(person => stream(personLaw, person))),
    decide({ asked: { params, body }, held, also, permit }) {
      filing.requireStaff(params.agency, body.people, also);
      const acting = { person: permit.by.person, at: permit.recordedAt };
      return filed(held, filing.holdTraining(held[0].state, body, acting), permit);
    },
    view,
  }),
  keeping(fileRoutes.nameSupervisor, filing.nameSupervisor),
  keeping(fileRoutes.removeSupervisor, filing.removeSupervisor),
  keeping(fileRoutes.recordCheck, (_, body, acting) => filing.recordCheck(body, acting)),
);

/** Whoever works from home would open their own gate by it. */
function placeFor({ params, person }: About & Pick<Asked, "person">): Place {
  return { ...placeOfAgency(params.agency), ...(hasRole(person, "worker") && { person: person.person }) };
}

/** What was not said is not there, rather than there and undefined. */
function said<Body extends object>(body: Body) {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Body]: Exclude<Body[Name], undefined>;
  };
}
