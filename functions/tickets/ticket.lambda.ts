// HTTP: whoever borrowed a terminal and logged in says that they sit at it, and for some minutes the gate knows.
import { computerStream, placeOfComputer } from "../devices/computers.ts";
import { addressOf } from "../gate/vpn-question.ts";
import { postureLaw } from "../posture/posture.ts";
import { ticketMinutes } from "../shared/env.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { change, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { TICKET_MINUTES } from "./names.ts";
import { TICKET_PROBLEM } from "./problems.ts";
import { endTicket, readTicket, takeTicket } from "./routes.ts";
import { isValidAt, type Ticket, ticketLaw, ticketTaken } from "./ticket.ts";

export const handler = http(
  on(takeTicket, asked =>
    write(asked, async () => {
      const { terminal, proof, address = asked.address } = asked.body;
      const [lent, ticket, posture] = await readAll(terminal);
      const allowed = asked.may(placeOf(lent));
      const minutes = minutesGiven();
      const drafts = ticketTaken({
        ...{ terminal, proof, at: asked.at, by: asked.person, key: posture.state?.key },
        ...{ address: addressOf(address), minutes },
      });
      const changed = change(ticketLaw, ticket, drafts, allowed);
      return { changes: [changed], unmoved: [lent], answer: answer(201, ticketView(changed.next)) };
    }),
  ),
  on(readTicket, async asked => {
    const [lent, ticket] = await readAll(asked.params.terminal);
    asked.may(placeOf(lent));
    minutesGiven();
    return answer(200, ticketView(validIn(ticket, lent, asked.at)));
  }),
  on(endTicket, asked =>
    write(asked, async () => {
      const [lent, ticket] = await readAll(asked.params.terminal);
      const allowed = asked.may(placeOf(lent));
      const valid = validIn(ticket, lent, asked.at);
      const changed = change(ticketLaw, valid, [{ event: { type: "TicketEnded" } }], allowed);
      return { changes: [changed], answer: answer(200, ticketView(changed.next)) };
    }),
  ),
);

/** Where the stage gives no tickets, that is said to whoever may have one: none is taken, and none is shown. */
function minutesGiven(): number {
  const minutes = ticketMinutes(TICKET_MINUTES);
  if (minutes === undefined) throw new Problem(TICKET_PROBLEM["ticket-off"]);
  return minutes;
}

function readAll(terminal: string) {
  return readMany([computerStream(terminal), stream(ticketLaw, terminal), stream(postureLaw, terminal)]);
}

/** Of whoever has borrowed or owns it now; what nobody borrowed is nobody's, and so is what is not there. */
function placeOf({ stream: of, state }: Held<unknown>): Place {
  return placeOfComputer(of.slice(of.indexOf("#") + 1), state);
}

/** A ticket of whoever borrowed it before is none. */
function validIn(ticket: Held<Ticket>, computer: Held<unknown>, at: Date): Held<Ticket> & { state: Ticket } {
  const { state } = ticket;
  if (!state || !isValidAt(state, at.toISOString()) || !isSameAccount(placeOf(computer).person, state.person))
    throw new Problem(PROBLEM["not-found"]);
  return { ...ticket, state };
}

function ticketView({ stream: of, version, state }: Held<Ticket> & { readonly state: Ticket }) {
  return { terminal: of.slice("TICKET#".length), ...state, version };
}
