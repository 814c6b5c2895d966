// A certificate alone: the terminal's log-in ticket says who it is, only while it counts, only its person, only from where it may.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { handler } from "../../functions/sessions/connect.lambda.ts";
import type { Session } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { ticketLaw } from "../../functions/tickets/ticket.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";
import { type City, cityInOrder, happened, knock } from "./city.ts";

withJournal();
const clock = withFrozenClock();
let city: City;
let who: { person: string; propertyNo: string };
beforeAll(async () => {
  city = await cityInOrder({ accounts: 200 });
});
beforeEach(async () => {
  process.env.VPN_AUTHENTICATION = "certificate-only";
  who = await city.borrower();
});

async function asked(more: object = {}) {
  const question = knock(city, who, { username: "", ...more });
  const answer = (await handler(question)) as Record<string, unknown>;
  const statuses = answer["posture-compliance-statuses"] as readonly string[];
  const message = String(answer["error-msg-on-denied-connection"]);
  return { allow: answer.allow, because: statuses.slice(1), message, id: question["connection-id"] };
}
const sessionOf = async (id: string) => (await read<Session>(stream("SESSION", id))).state;

describe("opens", () => {
  test("for the person of the ticket, with the factors of its log-in, on record as they", async () => {
    await city.ticket(who.propertyNo, { person: who.person });
    const { allow, id } = await asked();
    expect(allow).toBe(true);
    expect(await sessionOf(id)).toMatchObject({ person: who.person, terminal: who.propertyNo });
    const [first] = await history<SessionEvent>(stream("SESSION", id));
    expect(first?.event).toMatchObject({
      question: { factors: 2, login: "claimed" },
      facts: { known: { login: "claimed", factors: 2, byBorrower: true } },
    });
  });

  test("from any address where the terminal signed for it", async () => {
    await city.ticket(who.propertyNo, { person: who.person, proof: "proved", address: "203.0.113.9" });
    expect(await asked()).toMatchObject({ allow: true, because: [] });
  });

  test("again within its minutes, as after a line that dropped", async () => {
    await city.ticket(who.propertyNo, { person: who.person });
    await asked();
    clock.advance(60_000);
    expect(await asked()).toMatchObject({ allow: true });
  });

  test("and what is open does not close when the ticket is over", async () => {
    await city.ticket(who.propertyNo, { person: who.person });
    const { id } = await asked();
    expect((await sessionOf(id))?.closesAt?.reason.en).not.toContain("log");
  });
});

describe("does not open", () => {
  const refused = async (because: string[], more: object = {}) => {
    const answer = await asked(more);
    expect(answer).toMatchObject({ allow: false, because: expect.arrayContaining(because) });
    return answer;
  };

  test("without one, and says how to have one", async () => {
    const { message, id } = await refused(["logged-in"]);
    expect(message).toContain("開始連線");
    expect(message).not.toContain("人事");
    expect(await sessionOf(id)).toMatchObject({ person: "", status: "refused" });
  });

  test("with one that is over, and is on record as nobody's", async () => {
    await city.ticket(who.propertyNo, { person: who.person });
    clock.advance(300_000);
    await city.wired(who.propertyNo);
    const { id } = await refused(["logged-in"]);
    expect((await sessionOf(id))?.person).toBe("");
  });

  test("with one that was ended", async () => {
    await city.ticket(who.propertyNo, { person: who.person });
    clock.advance(1_000);
    await happened(ticketLaw, stream(ticketLaw, who.propertyNo), { type: "TicketEnded" });
    await refused(["logged-in"]);
  });

  test("with one that is yet to begin, as by a clock that runs ahead", async () => {
    await city.ticket(who.propertyNo, { person: who.person }, new Date(clock.now().getTime() + 60_000));
    await refused(["logged-in"]);
  });

  test("for another person than has the terminal on loan", async () => {
    const other = await city.borrower();
    await city.ticket(who.propertyNo, { person: other.person });
    await refused(["tainan-2021/3.2e"]);
  });

  test("by the ticket of the same person's other terminal", async () => {
    const other = await city.borrower({ medium: "wired" }, who.person);
    await city.ticket(other.propertyNo, { person: who.person });
    await refused(["logged-in"]);
  });

  test("claimed from another address than it comes from", async () => {
    await city.ticket(who.propertyNo, { person: who.person, address: "203.0.113.9" });
    expect((await refused(["log-in-at-this-terminal"])).because).toEqual(["log-in-at-this-terminal"]);
  });

  test("by a certificate that the terminal does not bear", async () => {
    await city.ticket(who.propertyNo, { person: who.person });
    const { id } = await refused(["terminal-known"], { "common-name": `${who.propertyNo}.elsewhere` });
    expect((await sessionOf(id))?.person).toBe("");
  });
});

describe("a user name beside it", () => {
  beforeEach(() => {
    process.env.VPN_AUTHENTICATION = "saml";
  });

  test.each([
    ["of the same person", (person: string) => person],
    ["in another case", (person: string) => person.toUpperCase()],
    ["in another width", (person: string) => person.replaceAll("o", "ｏ")],
  ])("%s is let in", async (_, spelling) => {
    await city.ticket(who.propertyNo, { person: who.person });
    expect(await asked({ username: spelling(who.person) })).toMatchObject({ allow: true });
  });

  test("of another person, whom the ticket's person let sit there, is refused as such", async () => {
    const other = await city.borrower();
    await city.ticket(who.propertyNo, { person: other.person });
    expect((await asked({ username: who.person })).because).toEqual(["log-in-of-this-person"]);
  });

  test.each([
    ["of another length", (person: string) => `${person}x`],
    ["that nobody could have", () => "王小明"],
    ["longer than any", () => "a".repeat(200)],
  ])("%s is not replaced by the ticket's", async (_, spelling) => {
    await city.ticket(who.propertyNo, { person: who.person });
    const { allow, id } = await asked({ username: spelling(who.person) });
    expect(allow).toBe(false);
    expect((await sessionOf(id))?.person).not.toBe(who.person);
  });

  test.each(["", "N/A", undefined])(
    "that SAML left out (%j) is the ticket's, or nobody's",
    async username => {
      expect((await asked({ username })).because).toContain("logged-in");
      await city.ticket(who.propertyNo, { person: who.person });
      expect((await asked({ username })).allow).toBe(true);
    },
  );
});
