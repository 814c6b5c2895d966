// The log-in ticket at the gate: who sits at the terminal where its certificate alone was shown, and whether a name that was given
// is theirs. What opens: a name that the endpoint's own log-in proved; a ticket that the terminal signed; one that its person
// claimed, from the very address they claimed it from. Once a session is open its ticket may end; pure.
import { computerOf } from "../devices/gate-part.ts";
import type { Known } from "../gate/facts.ts";
import { existing, type Found, type GatePart, type Reads } from "../gate/part.ts";
import type { Question } from "../gate/question.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { isValidAt, type Ticket, ticketLaw } from "./ticket.ts";

export const ticketsPart: GatePart = {
  streams: ({ question }) => (asksForTicket(question) ? [stream(ticketLaw, question.terminal)] : []),
  touches: { TICKET: ({ id: [terminal = ""] }) => ({ terminal }) },
  about(reads, at) {
    const ticket = ticketOf(reads);
    if (!ticket || reads.question.isNamed || !isValidAt(ticket.state, at)) return {};
    const { person, factors, proof, address } = ticket.state;
    const isThere = proof === "proved" || address === reads.question.address;
    return { logIn: { person, factors, login: isThere ? proof : "claimed-elsewhere" } };
  },
  facts(reads, { at }) {
    const ticket = ticketOf(reads);
    return [
      { known: { login: loginIn(reads.question, ticket?.state, at) }, ...(ticket && { from: ticket }) },
    ];
  },
};

/** Only where a certificate is shown for the first time; whoever is asked about again was let in as somebody. */
function asksForTicket({ certificate, terminal }: Question): boolean {
  return certificate !== undefined && terminal !== "";
}

/** A certificate that the terminal does not bear speaks for nobody at it. */
function ticketOf(reads: Reads): Found<Ticket> | undefined {
  if (!asksForTicket(reads.question) || !computerOf(reads)) return undefined;
  return existing(reads.held<Ticket>(stream(ticketLaw, reads.question.terminal)));
}

function loginIn(
  { person, details, isNamed }: Question,
  ticket: Ticket | undefined,
  at: string,
): NonNullable<Known["login"]> {
  if (details.login) return details.login;
  // A name that nobody could have is refused as such.
  if (person === "" && !isNamed) return ticket ? "over" : "none";
  const isOfAnother = ticket && isValidAt(ticket, at) && !isSameAccount(ticket.person, person);
  return isOfAnother ? "of-another" : "named";
}
