// HTTP: the register of hazardous products: read, proposed to, confirmed by a second officer, and exceptions revoked at once.
import { command, type Deciding } from "../shared/http/command.ts";
import { type Asked, http } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { type Change, change, type Draft, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { type Terminal, terminalLaw } from "../terminals/terminal.ts";
import * as decisions from "./decisions.ts";
import { noticesIn } from "./notice-sheet.ts";
import { PRODUCTS_PROBLEM } from "./problems.ts";
import { CITY_PRODUCTS, type Products, type ProductsEvent, type Proposal, productsLaw } from "./products.ts";
import { productReads, REGISTER_PLACE } from "./reads.ts";
import * as routes from "./routes.ts";
import { registerView } from "./view.ts";

type Standing = readonly [Held<Products>];
type Done = { readonly changes: readonly [Change<Products>]; readonly unmoved?: readonly Held<unknown>[] };

const REGISTER = {
  reads: () => readMany([CITY_PRODUCTS]),
  place: () => REGISTER_PLACE,
  view: ({ changes: [{ next }] }: Done, { person }: Pick<Asked, "person">) => registerView(next, person),
};

export const handler = http(
  ...productReads,
  command(routes.proposeNotice, {
    ...REGISTER,
    decide: given => {
      const { document, ...notice } = given.asked.body;
      const one = { document, notices: [notice] };
      return done(given, decisions.noticesProposed(stateOf(given), one, given.permit.recordedAt));
    },
  }),
  command(routes.importNotices, {
    ...REGISTER,
    decide: given => {
      const { query, bytes } = given.asked;
      const file = { document: query.document, notices: noticesIn(bytes) };
      const at = given.permit.recordedAt;
      return done(
        given,
        decisions.noticesProposed(stateOf(given), file, at, place => `/${place + 2}`),
      );
    },
  }),
  command(routes.proposeWithdrawal, {
    ...REGISTER,
    decide: given => done(given, decisions.withdrawalProposed(stateOf(given), given.asked.body)),
  }),
  command(routes.proposeException, {
    ...REGISTER,
    reads: ({ body }) => readMany([CITY_PRODUCTS, stream(terminalLaw, body.propertyNo)]),
    place: ({ body }, [, terminal]) => placeOfException(body.propertyNo, terminal.state),
    decide: given => {
      const { asked, held, permit } = given;
      const [register, terminal] = held;
      if (!terminal.state) throw new Problem(PROBLEM["not-found"]);
      const described = describedBy(terminal.state);
      const drafts = decisions.exceptionProposed(register.state, asked.body, described, permit.recordedAt);
      return { ...done({ held: [register], permit }, drafts), unmoved: [terminal] };
    },
  }),
  command(routes.confirmProducts, {
    ...REGISTER,
    place: (asked, [register]) => placeOfProposal(register, asked),
    alsoReads: (asked, [register]) => terminalOfProposal(register, asked),
    insists: true,
    decide: given => {
      const { asked, also, permit } = given;
      requireTheirs(given.held[0], asked);
      const facts = { by: asked.person.person, at: permit.recordedAt };
      const terminal = also?.state && describedBy(also.state);
      const drafts = decisions.proposalConfirmed(stateOf(given), asked.params.proposal, {
        ...facts,
        terminal,
      });
      return { ...done(given, drafts), ...(also && { unmoved: [also] }) };
    },
  }),
  command(routes.rejectProducts, {
    ...REGISTER,
    place: (asked, [register]) => placeOfProposal(register, asked),
    decide: given => {
      requireTheirs(given.held[0], given.asked);
      const { params, body } = given.asked;
      return done(given, decisions.proposalRejected(stateOf(given), params.proposal, body.because));
    },
  }),
  command(routes.revokeException, {
    ...REGISTER,
    place: ({ params }, [register]) => {
      const found = register.state?.exceptions[params.exception];
      return placeOfException(found?.propertyNo ?? "", found);
    },
    insists: true,
    decide: given => {
      const { params, body } = given.asked;
      return done(given, decisions.exceptionRevoked(stateOf(given), params.exception, body.because));
    },
  }),
);

type Given = Pick<Deciding<unknown, Standing>, "held" | "permit">;

function stateOf({ held: [register] }: Pick<Given, "held">): Products | undefined {
  return register.state;
}

function done({ held: [register], permit }: Given, drafts: readonly [Draft<ProductsEvent>]): Done {
  return { changes: [change(productsLaw, register, drafts, permit)] };
}

/** One of a terminal nobody knows is of no agency: it is refused like one of another agency. */
function placeOfException(propertyNo: string, of: { readonly agency: string } | undefined): Place {
  return { type: "Agency", id: propertyNo, agency: of?.agency ?? "" };
}

interface AskedOfOne {
  readonly params: { readonly proposal: number };
  readonly person: { readonly agency: string };
}

/** Another agency's exception is answered for as if it did not wait; a notice is the city's. */
function proposalFor({ state }: Held<Products>, { params, person }: AskedOfOne): Proposal | undefined {
  const content = state?.pending[params.proposal]?.content;
  return content?.kind === "exception" && content.agency !== person.agency ? undefined : content;
}

function requireTheirs(register: Held<Products>, asked: AskedOfOne): void {
  if (!proposalFor(register, asked)) throw new Problem(PRODUCTS_PROBLEM["proposal-unknown"]);
}

function placeOfProposal(register: Held<Products>, asked: AskedOfOne): Place {
  const content = proposalFor(register, asked);
  return content?.kind === "exception" ? placeOfException(content.propertyNo, content) : REGISTER_PLACE;
}

async function terminalOfProposal(
  register: Held<Products>,
  asked: AskedOfOne,
): Promise<Held<Terminal> | undefined> {
  const content = proposalFor(register, asked);
  return content?.kind === "exception" ? read(stream(terminalLaw, content.propertyNo)) : undefined;
}

function describedBy({ agency, brand, model, custody }: Terminal) {
  return { agency, brand, model, borrower: custody.loan?.borrower };
}
