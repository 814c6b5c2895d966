// HTTP: a supplied item is registered, lent, extended, taken back and retired by whoever keeps the agency's property; one of them, those
// that somebody has, an agency's, and those that are to come back.
import { randomInt } from "node:crypto";
import { agencyLaw, UNPREPARED } from "../agencies/agency.ts";
import { personLaw } from "../people/person.ts";
import { CITY_PRODUCTS } from "../products/products.ts";
import { command } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import * as law from "./lending.ts";
import { agencyPlace, supplyReads } from "./reads.ts";
import * as routes from "./routes.ts";
import { type Supply, supplyLaw, supplyView } from "./supply.ts";

type Done = { readonly changes: readonly [Change<Supply>]; readonly unmoved?: readonly Held<unknown>[] };
const view = ({ changes: [{ next }] }: Done) => supplyView(next);
const OF_ONE = {
  reads: ({ params }: { readonly params: { readonly supply: string } }) =>
    read(stream(supplyLaw, params.supply)),
  /** One that nobody registered is of no agency, and refused like one of another. */
  place: (_: unknown, { state }: Held<Supply>) => agencyPlace(state?.agency ?? ""),
  view,
};

export const handler = http(
  command(routes.registerSupply, {
    reads: () => read(stream(supplyLaw, `SU-${String(randomInt(10 ** 8)).padStart(8, "0")}`)),
    place: ({ person }) => agencyPlace(person.agency),
    decide: ({ asked: { body, person }, held, permit }) => {
      const { supplyKind: kind, ...described } = body;
      return done(held, law.register(held.state, { ...described, kind, agency: person.agency }), permit);
    },
    view,
    location: ({ changes: [{ next }] }) => `/v1/supplies/${supplyView(next).supply}`,
  }),
  command(routes.lendSupply, {
    ...OF_ONE,
    alsoReads: ({ body }, { state }) =>
      readMany([stream(personLaw, body.borrower), stream(agencyLaw, state?.agency ?? "none"), CITY_PRODUCTS]),
    decide: ({ asked: { body, params, person: by }, held, also: [person, agency, products], permit }) => {
      const around = { agency: agency.state ?? UNPREPARED, products: products.state, at: permit.recordedAt };
      const lending = { ...around, number: params.supply, person: person.state, by: by.person };
      const unmoved = [person, agency, products].filter(each => each.version > 0);
      return { ...done(held, law.lend(existing(held), body, lending), permit), unmoved };
    },
  }),
  command(routes.extendSupply, {
    ...OF_ONE,
    decide: ({ asked: { body, person }, held, permit }) =>
      done(held, law.extend(existing(held), body, { by: person.person, at: permit.recordedAt }), permit),
  }),
  command(routes.takeBackSupply, {
    ...OF_ONE,
    decide: ({ asked: { body, person }, held, permit }) =>
      done(held, law.takeBack(existing(held), body, { by: person.person }), permit),
  }),
  command(routes.retireSupply, {
    ...OF_ONE,
    decide: ({ asked: { body }, held, permit }) =>
      done(held, law.retire(existing(held), body.reason), permit),
  }),
  ...supplyReads,
);

function existing({ state }: Held<Supply>): Supply {
  if (!state) throw new Problem(PROBLEM["not-found"]);
  return state;
}

function done(held: Held<Supply>, drafts: law.Drafts, permit: Permit): Done {
  return { changes: [change(supplyLaw, held, drafts, permit)] };
}
