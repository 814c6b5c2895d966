// HTTP: somebody applies for overtime, claims what was worked of it, writes down what nobody assigned.
import { enrolledPerson } from "../people/standing.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { change } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { applyFor } from "./assigning.ts";
import * as law from "./claiming.ts";
import { overtimeLaw } from "./overtime.ts";
import { recorded, shownPiece } from "./recording.ts";
import * as routes from "./routes.ts";
import { groundOf, headsIn, knownOf, placeOf, readWhose } from "./whose.ts";

const OWN = { reads: readWhose, place: placeOf };

export const handler = http(
  command(routes.applyOvertime, {
    ...OWN,
    decide: given => {
      const { asked, held, permit } = given;
      const { agency } = enrolledPerson(held.person.state);
      const planned = { ...asked.body, agency };
      const [to] = headsIn(held, asked.at);
      return recorded(
        groundOf(given),
        applyFor({ planned, known: knownOf(held), to, at: permit.recordedAt }),
      );
    },
    view: shownPiece,
  }),
  command(routes.claimOvertime, {
    ...OWN,
    decide: given => {
      const { asked, held, permit } = given;
      const isOwn = isSameAccount(asked.params.person, asked.person.person);
      const claiming = { ...asked.params, ...asked.body, isOwn, known: knownOf(held), at: permit.recordedAt };
      return recorded(groundOf(given), law.claim(claiming));
    },
    view: shownPiece,
  }),
  command(routes.noteWork, {
    ...OWN,
    decide: given => {
      const { asked, held, permit } = given;
      const { agency } = enrolledPerson(held.person.state);
      const drafts = law.noteWork(knownOf(held), { ...asked.body, agency, at: permit.recordedAt });
      return {
        changes: [change(overtimeLaw, held.overtime, drafts, permit)],
        account: held.account,
      } as const;
    },
    view: ({ changes: [{ next }], account }) => ({ person: account, noted: next.state.noted.length }),
  }),
);
