// HTTP: superiors and personnel move and recall home days, decide swaps, record rest; a live session closes by it.
import { personLaw } from "../people/person.ts";
import { enrolledPerson } from "../people/standing.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { groundFor, type OfPerson, type WeekRead } from "./ground.ts";
import { counted, homeWeekLaw } from "./home-week.ts";
import { placeOf, readWeek } from "./reading.ts";
import { countedDaysIn, type Roster, rosterLaw } from "./roster.ts";
import * as routes from "./routes.ts";
import { askCap, decideCap } from "./set-cap.ts";
import * as setting from "./setting.ts";
import * as swapping from "./swapping.ts";
import { rosterView } from "./view.ts";
import { mondayOf } from "./week.ts";

type About = Pick<Asked<typeof routes.setRest>, "params" | "at" | "may">;
type Given = Pick<Deciding<About, WeekRead>, "held" | "permit"> & {
  readonly of: OfPerson;
  readonly agency: string;
};
type Done = {
  readonly changes: readonly [Change<Roster>, ...Change[]];
  readonly unmoved: readonly Held<unknown>[];
};

/** In their own agency, the week of a day. */
async function readOf(account: string, others: readonly string[], day: string): Promise<WeekRead> {
  const { state } = await read(stream(personLaw, account));
  return readWeek([account, ...others], mondayOf(day), state?.agency ?? NOWHERE);
}
const NOWHERE = "-";

const OF_ONE = {
  place: ({ params, at }: About, held: WeekRead) => placeOf(params.person, held, at),
  view: ({ changes: [{ next }] }: Done) => rosterView(next),
  insists: true as const,
};

export const handler = http(
  command(routes.moveHomeDay, {
    ...OF_ONE,
    reads: ({ params, body }) => readOf(params.person, [], body.from),
    decide: ({ asked, held, permit }) => {
      const given = { ...{ held, permit }, ...ofOne(held, asked.params.person) };
      const moving = { ...asked.body, agency: given.agency, at: permit.recordedAt };
      return done(given, setting.move(given.of.roster.state, moving, groundFor(given.of, held.around)));
    },
  }),
  command(routes.recallHomeDay, {
    ...OF_ONE,
    reads: ({ params, body }) => readOf(params.person, [], body.day),
    decide: ({ asked, held, permit }) => {
      const given = { ...{ held, permit }, ...ofOne(held, asked.params.person) };
      const recalling = { ...asked.body, agency: given.agency, at: permit.recordedAt };
      return done(given, setting.recall(given.of.roster.state, recalling));
    },
  }),
  command(routes.setRest, {
    ...OF_ONE,
    reads: ({ params, body }) => readOf(params.person, [], body.from),
    decide: ({ asked, held, permit }) => {
      const given = { ...{ held, permit }, ...ofOne(held, asked.params.person) };
      return done(given, setting.setRest(given.of.roster.state, asked.body));
    },
  }),
  command(routes.endRest, {
    ...OF_ONE,
    reads: ({ params, body }) => readOf(params.person, [], body.from),
    decide: ({ asked, held, permit }) => {
      const given = { ...{ held, permit }, ...ofOne(held, asked.params.person) };
      return done(given, setting.endRest(given.of.roster.state, asked.body.from));
    },
  }),
  command(routes.askHomeDayCap, {
    ...OF_ONE,
    reads: ({ params, body }) => readOf(params.person, [], body.from),
    decide: ({ asked, held, permit }) => {
      const given = { ...{ held, permit }, ...ofOne(held, asked.params.person) };
      return done(given, askCap({ ...asked.body, agency: given.agency }, permit.recordedAt));
    },
  }),
  command(routes.decideHomeDayCap, {
    ...OF_ONE,
    reads: ({ params, at }) => readOf(params.person, [], dayOf(at.toISOString())),
    decide: ({ asked, held, permit }) => {
      const given = { ...{ held, permit }, ...ofOne(held, asked.params.person) };
      const decision = { ...asked.body, by: asked.person.person };
      return done(given, decideCap(given.of.roster.state ?? {}, decision));
    },
  }),
  command(routes.decideSwap, {
    ...OF_ONE,
    reads: async ({ params: { person }, at }) => {
      const swap = (await read(stream(rosterLaw, person))).state?.swap;
      return readOf(person, swap ? [swap.with] : [], swap?.give ?? dayOf(at.toISOString()));
    },
    // Whoever decides is over both.
    alsoReads: async ({ params, at, may }, held) => {
      const other = held.people.get(params.person)?.roster.state?.swap?.with;
      if (other !== undefined) may(placeOf(other, held, at));
    },
    decide: ({ asked, held, permit }) => {
      const given = { ...{ held, permit }, ...ofOne(held, asked.params.person) };
      const other = held.people.get(swapping.swapIn(given.of.roster.state).with);
      if (!other) return setting.refuseRoster("no-swap");
      enrolledPerson(other.person.state);
      const { own, others } = swapping.decideSwap({
        ...{ ...asked.body, account: given.of.account, agency: given.agency, at: permit.recordedAt },
        ...{ own: given.of.roster.state, others: other.roster.state },
        grounds: { own: groundFor(given.of, held.around), others: groundFor(other, held.around) },
      });
      const decided = done(given, own);
      const [first, ...more] = others;
      if (!first) return decided;
      const theirs = change(rosterLaw, other.roster, [first, ...more], permit);
      return alsoOf(decided, theirs, [other.person, other.approvals]);
    },
  }),
);

function ofOne(held: WeekRead, account: string): { readonly of: OfPerson; readonly agency: string } {
  const of = held.people.get(account) as OfPerson;
  return { of, agency: enrolledPerson(of.person.state).agency };
}

/** With how many are at home then; what it rests on must not move meanwhile. */
function done({ held, permit, of, agency }: Given, drafts: setting.Drafts): Done {
  const changed = change(rosterLaw, of.roster, drafts, permit);
  const { week } = held.around;
  const before = countedDaysIn(of.roster.state, week, agency);
  const after = countedDaysIn(changed.next.state, week, agency);
  const [count] = counted([{ before, after }]);
  const counting = count ? [change(homeWeekLaw, held.homeWeek, [count], permit)] : [];
  const changes: readonly [Change<Roster>, ...Change[]] = [changed, ...counting];
  return { changes, unmoved: [of.person, of.approvals].filter(isThere) };
}

/** Of a swap as many are at home on each day as before. */
function alsoOf({ changes: [mine], unmoved }: Done, theirs: Change, more: readonly Held<unknown>[]): Done {
  return { changes: [mine, theirs], unmoved: [...unmoved, ...more.filter(isThere)] };
}

function isThere({ version }: { readonly version: number }): boolean {
  return version > 0;
}
