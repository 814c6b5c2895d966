// HTTP: superiors assign overtime or standby, the head of a unit decides an application, and what is not needed any more is called off.
import { enrolledPerson } from "../people/standing.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import { dayOf } from "../shared/time/calendar.ts";
import * as law from "./assigning.ts";
import { binding, rulesIfAny } from "./known.ts";
import type { Planned } from "./piece.ts";
import { recorded, shownPiece } from "./recording.ts";
import * as routes from "./routes.ts";
import { planShifts } from "./shift-routes.ts";
import * as shifting from "./shifting.ts";
import { type About, groundOf, headsIn, isAmong, knownOf, placeOf, readWhose, type Whose } from "./whose.ts";

type Given = Pick<Deciding<About, Whose>, "asked" | "held" | "permit">;
type Wished = law.Assigning["findings"] & Omit<Planned, "agency">;

const OF_ONE = { reads: readWhose, place: placeOf, view: shownPiece };

export const handler = http(
  command(routes.assignOvertime, {
    ...OF_ONE,
    decide: given => assigned(given, given.asked.body),
  }),
  command(routes.orderStandby, {
    ...OF_ONE,
    decide: given => {
      const { place, order, ...body } = given.asked.body;
      return assigned(given, { ...body, category: "general", standby: { place, order } });
    },
  }),
  command(routes.decideOvertime, {
    ...OF_ONE,
    decide: given => {
      const { asked, held, permit } = given;
      const { granted, reason, ...findings } = asked.body;
      const isUnitHead = isAmong(headsIn(held, asked.at), asked.person.person);
      const by = { ...asked.params, granted, reason, findings, isUnitHead };
      return recorded(
        groundOf(given),
        law.decideApplication({ ...by, known: knownOf(held), at: permit.recordedAt }),
      );
    },
  }),
  command(routes.callOffOvertime, {
    ...OF_ONE,
    insists: true,
    decide: given => {
      const { asked, held } = given;
      return recorded(
        groundOf(given),
        law.callOff(held.overtime.state, asked.params.piece, asked.body.reason),
      );
    },
  }),
  command(routes.tellMatter, {
    ...{ reads: readWhose, place: placeOf },
    decide: given => {
      const { asked, held, permit } = given;
      const { agency } = enrolledPerson(held.person.state);
      const rules = rulesIfAny(held.agency.state, dayOf(permit.recordedAt));
      const said = rules ? binding(rules, ["keelung-pregnancy/5.3.5"]) : [];
      const of = { ...asked.body, agency, at: permit.recordedAt };
      return recorded(groundOf(given), law.tellMatter(held.overtime.state, of, said));
    },
    view: ({ changes: [{ next }], account }) => ({
      person: account,
      matters: [...(next.state.matters ?? [])].reverse(),
    }),
  }),
  command(planShifts, {
    ...{ reads: readWhose, place: placeOf },
    decide: given => {
      const { asked, held, permit } = given;
      const { agency } = enrolledPerson(held.person.state);
      const plan = { ...asked.body, agency, known: knownOf(held), at: permit.recordedAt };
      return recorded(groundOf(given), shifting.planShifts(plan));
    },
    view: ({ changes: [{ next }], account }, { body }) => ({
      person: account,
      days: body.days.map(({ day }) => {
        const { shift, stretches = [] } = next.state.shifts?.[day] ?? {};
        return { day, ...(shift && { shift }), spans: [...stretches] };
      }),
    }),
  }),
);

function assigned(given: Given, { urgency, necessity, reasonableness, ...wished }: Wished) {
  const { held, permit } = given;
  const { agency } = enrolledPerson(held.person.state);
  const findings = { urgency, necessity, reasonableness };
  const planned = { ...wished, agency };
  return recorded(
    groundOf(given),
    law.assign({ planned, findings, known: knownOf(held), at: permit.recordedAt }),
  );
}
