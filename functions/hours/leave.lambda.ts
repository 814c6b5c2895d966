// HTTP: compensatory leave asked for, decided, taken back, settled, carried over, and shown; of whoever is on leave the gate closes.

import { personLaw } from "../people/person.ts";
import { cancelLeave, enrolledPerson, grantLeave } from "../people/standing.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { type Change, change, type Draft } from "../shared/journal/change.ts";
import { dayOf, endOfDay } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { compLeaveOf } from "./boards.ts";
import { type CompLeave, type CompLeaveEvent, compLeaveLaw } from "./comp-leave.ts";
import { rulesIfAny, rulesOn } from "./known.ts";
import * as routes from "./leave-routes.ts";
import { leaveView, reportRow } from "./leave-view.ts";
import type { Stretch } from "./span.ts";
import * as law from "./taking.ts";
import {
  type About,
  headsIn,
  knownOf,
  placeOf,
  readWhose,
  readWhoseAt,
  unmoved,
  type Whose,
} from "./whose.ts";

type Given = Pick<Deciding<About, Whose>, "asked" | "held" | "permit">;
type Done = ReturnType<typeof recorded>;

const OF_ONE = { reads: readWhose, place: placeOf, view: shown };

export const handler = http(
  command(routes.askCompLeave, {
    ...OF_ONE,
    decide: given => {
      const { asked, held, permit } = given;
      const { agency } = enrolledPerson(held.person.state);
      const asking = {
        ...asked.body,
        agency,
        office: officeAround(held, asked.body),
        rules: rulesNow(given),
      };
      const [to] = headsIn(held, asked.at);
      return recorded(given, law.ask(held.leave.state, { ...asking, to, at: permit.recordedAt }));
    },
  }),
  command(routes.decideCompLeave, {
    ...OF_ONE,
    insists: true,
    decide: given => {
      const { asked, held, permit } = given;
      const { request } = asked.params;
      const deciding = { request, ...asked.body, rules: rulesNow(given) };
      const drafts = law.decideLeave(held.leave.state, deciding);
      if (!asked.body.granted) return recorded(given, drafts);
      const { from, until } = law.requestIn(held.leave.state, request);
      const away = change(personLaw, held.person, grantLeave(held.person.state, { from, until }), permit);
      return recorded(given, drafts, away);
    },
  }),
  command(routes.withdrawCompLeave, {
    ...OF_ONE,
    decide: given => {
      const { asked, held, permit } = given;
      const { request } = asked.params;
      const { from, granted } = law.requestIn(held.leave.state, request);
      const withdrawing = { reason: asked.body.reason, at: permit.recordedAt };
      const drafts = law.withdraw(held.leave.state, request, withdrawing);
      const isAway = granted && held.person.state?.leaves.some(each => each.from === from);
      if (!isAway) return recorded(given, drafts);
      return recorded(
        given,
        drafts,
        change(personLaw, held.person, cancelLeave(held.person.state, from), permit),
      );
    },
  }),
  command(routes.closeLeaveWarning, {
    ...OF_ONE,
    decide: given =>
      recorded(given, law.closeWarning(given.held.leave.state, given.asked.body.note, rulesNow(given))),
  }),
  command(routes.settleCompLeave, {
    ...OF_ONE,
    decide: given => {
      const { asked, held } = given;
      const of = { ...asked.params, ...asked.body, today: today(given), rules: rulesNow(given) };
      return recorded(given, law.settleLot(held.leave.state, of));
    },
  }),
  command(routes.carryCompLeave, {
    ...OF_ONE,
    decide: given => {
      const { agency } = enrolledPerson(given.held.person.state);
      return recorded(given, law.carryOver(given.held.leave.state, { agency, ...given.asked.body }));
    },
  }),
  on(routes.readCompLeave, async asked => {
    const whose = await readWhose(asked);
    asked.may(placeOf(asked, whose));
    if (!whose.person.state) throw new Problem(PROBLEM["not-found"]);
    const { asOf = dayOf(asked.at.toISOString()) } = asked.query;
    const then = asked.query.asOf ? await readWhoseAt(whose, endOfDay(asOf)) : whose;
    return answer(200, viewOf(then, asOf));
  }),
  on(routes.listCompLeave, async ({ query, person, may, at }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const { day = dayOf(at.toISOString()) } = query;
    const page = await boardPage<CompLeave>(compLeaveOf(agency), query);
    const rows = page.rows.map(({ stream, state }) =>
      reportRow(stream.slice("COMPLEAVE#".length), state, day),
    );
    return answer(200, { day, rows, next: page.next });
  }),
);

function today({ permit }: Pick<Given, "permit">) {
  return dayOf(permit.recordedAt);
}

function rulesNow({ held, permit }: Pick<Given, "held" | "permit">) {
  return rulesOn(held.agency.state, today({ permit }));
}

function officeAround(held: Whose, { from, until }: Stretch): readonly Stretch[] {
  const { office } = knownOf(held);
  const all: Stretch[] = [];
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1)) all.push(...office(day));
  return all;
}

function recorded({ held, permit }: Given, drafts: readonly [Draft<CompLeaveEvent>], more?: Change) {
  const changed = change(compLeaveLaw, held.leave, drafts, permit);
  const still = more ? unmoved(held).filter(({ stream }) => stream !== more.held.stream) : unmoved(held);
  const changes: readonly [Change<CompLeave>, ...Change[]] = more ? [changed, more] : [changed];
  return { changes, unmoved: still, held, on: today({ permit }) };
}

function shown({ changes: [{ next }], held, on: day }: Done) {
  return viewOf({ ...held, leave: next }, day);
}

function viewOf({ account, leave, agency }: Whose, on: string) {
  return leaveView(leave.state, { account, on, version: leave.version, rules: rulesIfAny(agency.state, on) });
}
