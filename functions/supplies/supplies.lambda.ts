// HTTP: a supplied item is registered, lent, extended, taken back and retired by whoever keeps the agency's property; one of them, those
// that somebody has, an agency's, and those that are to come back.
import { randomInt } from "node:crypto";
import { agencyLaw, UNPREPARED } from "../agencies/agency.ts";
import { personLaw } from "../people/person.ts";
import { CITY_PRODUCTS } from "../products/products.ts";
import { boardPage } from "../shared/http/board-page.ts";
import { command } from "../shared/http/command.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { board } from "../shared/journal/board.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { type BoardPart, stream } from "../shared/journal/keys.ts";
import { suppliesDueTo, suppliesOf, suppliesWith } from "./boards.ts";
import * as law from "./lending.ts";
import * as routes from "./routes.ts";
import { type Supply, supplyLaw, supplyView } from "./supply.ts";

const MOST = 100;

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
  on(routes.readSupply, async ({ params, may }) => {
    const held = await read(stream(supplyLaw, params.supply));
    const { state } = held;
    may(workerPlace(state?.agency ?? "", state?.lent?.borrower ?? ""));
    if (!state) throw new Problem(PROBLEM["not-found"]);
    return answer(200, supplyView({ ...held, state }));
  }),
  on(routes.readSuppliesOf, async ({ params: { person }, may }) => {
    const { state } = await read(stream(personLaw, person));
    const agency = state?.active ? state.agency : "";
    may(workerPlace(agency, person));
    const { rows } = await board<Supply>({ ...suppliesWith(person), limit: MOST });
    return answer(200, { rows: rows.filter(row => row.state.agency === agency).map(supplyView) });
  }),
  on(routes.listSupplies, asked => listed(asked, suppliesOf)),
  on(routes.listSuppliesDue, asked => listed(asked, suppliesDueTo)),
);

type Listing = Pick<Asked<typeof routes.listSupplies>, "query" | "person" | "may">;

async function listed({ query, person, may }: Listing, partOf: (agency: string) => BoardPart) {
  const agency = query.agency ?? person.agency;
  may(agencyPlace(agency));
  const page = await boardPage<Supply>(partOf(agency), query);
  return answer(200, { rows: page.rows.map(supplyView), next: page.next });
}

function existing({ state }: Held<Supply>): Supply {
  if (!state) throw new Problem(PROBLEM["not-found"]);
  return state;
}

function done(held: Held<Supply>, drafts: law.Drafts, permit: Permit): Done {
  return { changes: [change(supplyLaw, held, drafts, permit)] };
}

function agencyPlace(agency: string) {
  return { type: "Agency", id: agency, agency } as const;
}

function workerPlace(agency: string, person: string) {
  return { type: "Worker", id: person, agency, person, superiors: [] } as const;
}
