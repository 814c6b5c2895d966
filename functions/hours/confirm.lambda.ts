// HTTP: whoever assigned overtime confirms what was worked beside the sessions of that time, or turns it down; standby is graded; what is
// not taken as leave is settled. What is, becomes a lot of leave by the same transaction.
import { personLaw } from "../people/person.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { change } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { pieceIn } from "./assigning.ts";
import * as law from "./claiming.ts";
import { compLeaveLaw } from "./comp-leave.ts";
import { rulesOn } from "./known.ts";
import { type Recorded, recorded, shownPiece } from "./recording.ts";
import * as routes from "./routes.ts";
import { gradeStandby, settleOvertime } from "./settling.ts";
import { earn } from "./taking.ts";
import { sessionsIn } from "./trail.ts";
import {
  type About,
  groundOf,
  headsIn,
  isAmong,
  knownOf,
  placeOf,
  readWhose,
  superiorsIn,
  type Whose,
} from "./whose.ts";

type OfPiece = About & Pick<Asked, "person"> & { readonly params: { readonly piece: string } };
type Given<Also = unknown> = Deciding<OfPiece, Whose, Also>;

const OF_ONE = { reads: readWhose, place: placeOf, view: shownPiece };

export const handler = http(
  command(routes.confirmOvertime, {
    ...OF_ONE,
    alsoReads: async ({ params }, held) => ({
      ...(await assignerOf(held, params.piece)),
      ...(await trailOf(held, params.piece)),
    }),
    decide: given => {
      const { asked, also } = given;
      const { from, until } = asked.body;
      const drafts = law.confirm({
        ...confirming(given, also.hasLeft),
        from,
        until,
        sessions: also.sessions,
      });
      return withLeave(recorded(groundOf(given), drafts), given);
    },
  }),
  command(routes.rejectOvertime, {
    ...OF_ONE,
    alsoReads: ({ params }, held) => assignerOf(held, params.piece),
    decide: given => {
      const { reason } = given.asked.body;
      return recorded(
        groundOf(given),
        law.reject({ ...confirming(given, given.also.hasLeft), sessions: [], reason }),
      );
    },
  }),
  command(routes.gradeStandby, {
    ...OF_ONE,
    decide: given => {
      const { asked, held } = given;
      const isUnitHead = isAmong(headsIn(held, asked.at), asked.person.person);
      return recorded(
        groundOf(given),
        gradeStandby(knownOf(held), { ...asked.params, ...asked.body, isUnitHead }),
      );
    },
  }),
  command(routes.settleOvertime, {
    ...OF_ONE,
    decide: given => {
      const { asked, held } = given;
      return recorded(groundOf(given), settleOvertime(knownOf(held), { ...asked.params, ...asked.body }));
    },
  }),
);

function confirming({ asked, held }: Given, assignerLeft: boolean) {
  const by = asked.person.person;
  const isSuperior = isAmong(
    superiorsIn(held, asked.at).map(({ person }) => person),
    by,
  );
  return { piece: asked.params.piece, by, assignerLeft, isSuperior, known: knownOf(held) };
}

/** Whoever left the agency confirms nothing any more. */
async function assignerOf(held: Whose, piece: string) {
  const by = pieceIn(held.overtime.state, piece).assigned?.by;
  if (by === undefined) return { hasLeft: false };
  const { state } = await read(stream(personLaw, by));
  const agency = held.person.state?.agency;
  return { hasLeft: state !== undefined && !(state.active && state.agency === agency) };
}

async function trailOf(held: Whose, piece: string) {
  const found = pieceIn(held.overtime.state, piece);
  const seen = await sessionsIn(held.account, found.claim ?? found);
  return { sessions: seen.map(({ session }) => session) };
}

function withLeave(done: Recorded, { held, permit }: Given): Recorded {
  const { piece, changes, account } = done;
  const found = changes[0].next.state.pieces[piece];
  if (!found?.confirmed || found.claim?.wanted !== "leave") return done;
  const { day, minutes } = found.confirmed;
  const drafts = earn({ lot: piece, agency: found.agency, day, minutes }, rulesOn(held.agency.state, day));
  const earned = change(compLeaveLaw, held.leave, drafts, permit);
  return { ...done, account, changes: [...changes, earned] };
}
