// The log-in ticket by the API: for the borrower alone, with two factors, for its minutes; and what a terminal must sign to prove it.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ticketMinutes } from "../../functions/shared/env.ts";
import { type Caller, identify } from "../../functions/shared/http/identity.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { thumbprintOf } from "../../functions/shared/signing/signed.ts";
import { TICKET_MINUTES } from "../../functions/tickets/names.ts";
import { handler } from "../../functions/tickets/ticket.lambda.ts";
import { TICKET_PURPOSE, ticketLaw } from "../../functions/tickets/ticket.ts";
import { newTerminalKey, signedReport, type TerminalKey } from "../../infra/local/commands/posture-report.ts";
import { cityInOrder } from "../gate/city.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

vi.mock("../../functions/shared/http/identity.ts", () => ({ identify: vi.fn() }));
withJournal();
const clock = withFrozenClock();

let terminal = "";
let me: Caller;
beforeEach(async () => {
  const city = await cityInOrder();
  const { person, propertyNo } = await city.borrower();
  terminal = propertyNo;
  me = { person, agency: AGENCY, roles: ["worker"], systems: [], mfa: true, until: clock.after(3_600_000) };
  as(me);
});
const as = (person: Caller) => vi.mocked(identify).mockResolvedValue(person);

async function asked(route: string, { body, params = {} }: { body?: object; params?: object } = {}) {
  const event = {
    ...{ routeKey: route, rawPath: "/", rawQueryString: "", pathParameters: params },
    headers: { "content-type": "application/json" },
    requestContext: { requestId: "request", http: { sourceIp: "198.51.100.7", method: "POST" } },
    ...(body && { body: JSON.stringify(body) }),
  };
  const answer = (await handler(event as never, {} as never)) as { statusCode: number; body: string };
  return { status: answer.statusCode, ...JSON.parse(answer.body) };
}
const take = (more: object = {}) => asked("POST /v1/tickets", { body: { terminal, ...more } });
const see = () => asked("GET /v1/tickets/{terminal}", { params: { terminal } });

describe("the borrower with two factors", () => {
  test("has one for five minutes, claimed from where they ask", async () => {
    const ticket = { person: me.person, factors: 2, proof: "claimed", until: clock.after(300_000) };
    expect(await take()).toMatchObject({ status: 201, terminal, address: "198.51.100.7", ...ticket });
    expect(await see()).toMatchObject({ status: 200, ...ticket });
    expect((await history(stream(ticketLaw, terminal))).map(({ event }) => event.type)).toEqual([
      "TicketTaken",
    ]);
  });

  test("sees none once it is over, and may end it before", async () => {
    await take();
    clock.advance(299_999);
    expect((await see()).status).toBe(200);
    expect((await asked("POST /v1/tickets/{terminal}/ending", { params: { terminal } })).status).toBe(200);
    expect((await see()).status).toBe(404);
    await take();
    clock.advance(300_000);
    expect((await see()).status).toBe(404);
    expect((await asked("POST /v1/tickets/{terminal}/ending", { params: { terminal } })).status).toBe(404);
  });

  test("through the console, claims the address of their browser, in its one form", async () => {
    expect(await take({ address: "::ffff:203.0.113.5" })).toMatchObject({ address: "203.0.113.5" });
  });

  test("has none longer than the log-in lasts, and none of one that is about to end", async () => {
    as({ ...me, until: clock.after(60_000) });
    expect(await take()).toMatchObject({ status: 201, until: clock.after(60_000) });
    for (const until of [clock.after(5_000), clock.after(-1), "no moment"]) {
      as({ ...me, until });
      expect(await take()).toMatchObject({ status: 409, code: "ticket-log-in-ends" });
    }
  });
});

describe("nobody else", () => {
  test.each<[string, () => Caller, string]>([
    ["with one factor", () => ({ ...me, mfa: false }), "mfa-required"],
    ["who has not borrowed it", () => ({ ...me, person: "another" }), "not-permitted"],
    ["who is no worker", () => ({ ...me, roles: [] }), "not-permitted"],
    ["not even their records staff", () => ({ ...me, person: "r", roles: ["records"] }), "not-permitted"],
  ])("%s", async (_, person, code) => {
    as(person());
    expect(await take()).toMatchObject({ status: 403, code });
    expect((await read(stream(ticketLaw, terminal))).version).toBe(0);
  });

  test("and of a terminal that is not there it is the same", async () => {
    terminal = "3140101-03-0000000";
    expect(await take()).toMatchObject({ status: 403, code: "not-permitted" });
  });
});

describe("the terminal's signature", () => {
  let key: TerminalKey;
  const seconds = () => Math.floor(clock.now().getTime() / 1000);
  const signed = (more: object = {}, by = key) =>
    signedReport(by, {
      ...{ purpose: TICKET_PURPOSE, terminal, person: me.person, iat: seconds() },
      ...more,
    } as never);
  beforeEach(async () => {
    key = newTerminalKey();
    const { kty, crv, x, y } = key.enrolled;
    const kid = thumbprintOf({ kty, crv, x, y });
    const city = await cityInOrder();
    await city.postures(terminal, {
      ...{ type: "PostureKeyEnrolled", agency: AGENCY, source: "declared" },
      key: { ...key.enrolled, kid, alg: "ES256", use: "sig" },
    });
  });

  test("proves it", async () => {
    expect(await take({ proof: signed() })).toMatchObject({ status: 201, proof: "proved" });
  });

  test.each<[string, () => string]>([
    ["of another terminal's key", () => signed({}, newTerminalKey())],
    ["about another terminal", () => signed({ terminal: "3140101-03-0000000" })],
    ["for another person", () => signed({ person: "another" })],
    ["for another purpose", () => signed({ purpose: "report" })],
    ["that is a report of the link", () => signed({ purpose: undefined, medium: "wired", sequence: 9 })],
    ["of long ago", () => signed({ iat: seconds() - 121 })],
    ["of an hour ahead", () => signed({ iat: seconds() + 3_600 })],
    ["that was changed", () => `${signed().slice(0, -4)}AAAA`],
  ])("%s proves nothing, and nothing is given", async (_, proof) => {
    expect(await take({ proof: proof() })).toMatchObject({ status: 403, code: "ticket-proof" });
    expect((await read(stream(ticketLaw, terminal))).version).toBe(0);
  });
});

test.each(["0", "16", "2.5", "soon", "-1", ""])(
  "a deployment of %j minutes gives no ticket, and says why",
  minutes => {
    process.env.TICKET_MINUTES = minutes;
    expect(() => ticketMinutes(TICKET_MINUTES)).toThrow("TICKET_MINUTES must be a whole number from 1 to 15");
    delete process.env.TICKET_MINUTES;
  },
);

test("a stage that has it off gives none and shows none, says so, and records nothing; whose terminal it is not learns less", async () => {
  await take();
  process.env.TICKET_MINUTES = "off";
  const { version } = await read(stream(ticketLaw, terminal));
  expect(await take()).toMatchObject({ status: 409, code: "ticket-off" });
  expect(await see()).toMatchObject({ status: 409, code: "ticket-off" });
  expect((await read(stream(ticketLaw, terminal))).version).toBe(version);
  as({ ...me, person: "somebody-else" });
  expect((await take()).status).toBe(403);
  delete process.env.TICKET_MINUTES;
});
