// HTTP: somebody wishes for home days, asks a colleague to swap one, or answers who asked them.
import { insiderOf } from "../people/belonging.ts";
import { personLaw } from "../people/person.ts";
import { enrolledPerson } from "../people/standing.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type Roster, rosterLaw } from "./roster.ts";
import * as routes from "./routes.ts";
import * as setting from "./setting.ts";
import * as swapping from "./swapping.ts";
import { rosterView } from "./view.ts";

interface About {
  readonly params: { readonly person: string };
}
type Done = { readonly changes: readonly [Change<Roster>]; readonly unmoved: readonly Held<unknown>[] };

async function readOwn({ params: { person: account } }: About) {
  const [person, roster] = await readMany([stream(personLaw, account), stream(rosterLaw, account)]);
  return { person, roster };
}
type Own = Awaited<ReturnType<typeof readOwn>>;

const placeOfOwn = ({ params: { person } }: About, { person: { state } }: Own) =>
  ({ type: "Worker", id: person, agency: state?.active ? state.agency : "", person }) as const;

const OWN = {
  reads: readOwn,
  place: placeOfOwn,
  view: ({ changes: [{ next }] }: Done) => rosterView(next),
};

export const handler = http(
  command(routes.wishHomeDays, {
    ...OWN,
    decide: ({ asked, held, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      const drafts = setting.wish({ ...asked.body, agency, at: permit.recordedAt });
      return recorded({ held, permit }, drafts, [held.person]);
    },
  }),
  command(routes.askSwap, {
    ...OWN,
    alsoReads: ({ body }) => readOwn({ params: { person: body.with } }),
    decide: ({ asked, held, also, permit }) => {
      const { agency } = enrolledPerson(held.person.state);
      insiderOf(agency, asked.body.with, also.person.state);
      const drafts = swapping.askSwap(asked.body, {
        ...{ account: asked.params.person, agency, at: permit.recordedAt },
        ...{ own: held.roster.state, others: also.roster.state },
      });
      return recorded({ held, permit }, drafts, [held.person, also.person, also.roster]);
    },
  }),
  command(routes.answerSwap, {
    ...OWN,
    // Of whoever was asked it is to say so; where nobody was, it is nobody's.
    place: ({ params: { person } }, { person: { state }, roster }) => {
      const agency = state?.active ? state.agency : "";
      return { type: "Worker", id: person, agency, person: roster.state?.swap?.with ?? "" };
    },
    decide: ({ asked, held, permit }) => {
      return recorded({ held, permit }, swapping.answerSwap(held.roster.state, asked.body.agrees), []);
    },
  }),
);

function recorded(
  { held, permit }: { readonly held: Own; readonly permit: Permit },
  drafts: setting.Drafts,
  unmoved: readonly Held<unknown>[],
): Done {
  return {
    changes: [change(rosterLaw, held.roster, drafts, permit)],
    unmoved: unmoved.filter(({ version }) => version > 0),
  };
}
