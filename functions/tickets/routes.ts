// The routes of the log-in ticket: taken by the terminal's borrower, read and ended by them; names and schemas only.
import * as v from "valibot";
import { computerNo } from "../devices/computers.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { text } from "../shared/http/schema.ts";
import { TICKET_PROOFS } from "./names.ts";
import { TICKET_PROBLEM } from "./problems.ts";

const params = v.strictObject({ terminal: computerNo });
const ticket = v.object({
  terminal: computerNo,
  person: v.string(),
  factors: v.number(),
  proof: v.picklist(TICKET_PROOFS),
  address: v.string(),
  takenAt: v.string(),
  until: v.string(),
  version: v.number(),
});
const answer = { status: 200, schema: ticket } as const;

export const takeTicket = route({
  name: "takeTicket",
  method: "POST",
  path: "/v1/tickets",
  entry: "tickets/ticket",
  kind: "write",
  summary: {
    "zh-TW": "開始連線：本人已登入並在這部電腦前",
    en: "Start connecting: logged in, and at this terminal",
  },
  body: v.strictObject({
    terminal: computerNo,
    /** Of whoever claims to be there and asks through the console; otherwise where the request itself comes from. */
    address: v.optional(text(64)),
    /** Signed with the terminal's key: purpose, terminal, person, iat. */
    proof: v.optional(v.pipe(v.string(), v.maxLength(8_192), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/))),
  }),
  example: { terminal: "3140101-03-0000123" },
  answer: { status: 201, schema: ticket },
  problems: [
    TICKET_PROBLEM["ticket-off"],
    TICKET_PROBLEM["ticket-proof"],
    TICKET_PROBLEM["ticket-log-in-ends"],
  ],
});

export const readTicket = route({
  name: "readTicket",
  method: "GET",
  path: "/v1/tickets/{terminal}",
  entry: "tickets/ticket",
  kind: "read",
  summary: {
    "zh-TW": "這部電腦上有效的登入",
    en: "The log-in that counts at this terminal now",
  },
  params,
  answer,
  problems: [PROBLEM["not-found"], TICKET_PROBLEM["ticket-off"]],
});

export const endTicket = route({
  name: "endTicket",
  method: "POST",
  path: "/v1/tickets/{terminal}/ending",
  entry: "tickets/ticket",
  kind: "write",
  summary: {
    "zh-TW": "結束這部電腦上的登入（已開放的連線不受影響）",
    en: "End the log-in at this terminal; a session that is open stays open",
  },
  params,
  answer,
  problems: [PROBLEM["not-found"]],
});

export const ticketRoutes = [takeTicket, readTicket, endTicket] as const;
