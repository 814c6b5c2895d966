// A notice confirmed by a second officer closes every terminal of that make at once and keeps it out; withdrawn, it opens again.
import { beforeEach, expect, test } from "vitest";
import {
  CITY_PRODUCTS,
  type ProductsEvent,
  type Proposal,
  productsLaw,
} from "../../functions/products/products.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { type ClosingCity, withClosingCity } from "../closing/closing-city.ts";
import { happened, hours } from "../gate/city.ts";

const fresh = withClosingCity();
let city: ClosingCity;
beforeEach(() => {
  city = fresh();
});

const record = (event: ProductsEvent) => happened(productsLaw, CITY_PRODUCTS, event);
async function confirmed(proposal: number, content: Proposal) {
  await record({ type: "ProductsProposed", proposal, content });
  await record({ type: "ProductsConfirmed", proposal });
  await city.tell(CITY_PRODUCTS);
}
const notice = (make: string): Proposal => ({
  kind: "notices",
  document: "d",
  notices: [{ noticeNo: "1", noticeDate: "2026-11-01", make, aliases: [], models: [] }],
});

test("what is only proposed closes nobody; confirmed it closes each of the make, with its clause, and no other", async () => {
  const worker = await city.atWork();
  const other = await city.atWork();
  await city.terminals(other.propertyNo, {
    type: "TerminalAmended",
    before: { brand: "Acer" },
    after: { brand: "ASUS" },
  });
  await record({ type: "ProductsProposed", proposal: 1, content: notice("宏碁") });
  await city.tell(CITY_PRODUCTS);
  expect((await city.session(worker.connectionId))?.status).toBe("allowed");
  await record({ type: "ProductsConfirmed", proposal: 1 });
  await city.tell(CITY_PRODUCTS);
  expect(await city.session(worker.connectionId)).toMatchObject({
    status: "ended",
    ended: { why: "fact", clause: "cyber-act/11a", by: "docgate" },
  });
  expect(await city.cloud(worker.connectionId)).toBe("terminating");
  expect((await city.session(other.connectionId))?.status).toBe("allowed");
  expect(await city.connected(worker)).toMatchObject({
    allowed: false,
    message: expect.stringContaining("cyber-act/11a"),
  });
});

test("a withdrawn notice lets the make in again", async () => {
  const worker = await city.borrower();
  await confirmed(1, notice("Acer"));
  expect((await city.connected(worker)).allowed).toBe(false);
  await confirmed(2, { kind: "withdrawal", noticeNo: "1", document: "d", because: "r" });
  expect((await city.connected(worker)).allowed).toBe(true);
});

test("an exception lets its one terminal in until its end, which closes the session; revoked it closes at once", async () => {
  const worker = await city.borrower();
  const { propertyNo } = worker;
  await confirmed(1, notice("Acer"));
  const until = hours(2);
  const exception = {
    propertyNo,
    agency: city.agency,
    noticeNo: "1",
    approval: "a",
    officer: "c",
    reason: "r",
  };
  await confirmed(2, { kind: "exception", ...exception, until });
  const session = await city.connected(worker);
  expect((await read(stream(sessionLaw, session.connectionId))).state?.closesAt).toMatchObject({
    at: until,
    reason: { en: "the exception for a hazardous product ends" },
  });
  expect((await city.connected(await city.borrower())).allowed).toBe(false);
  await record({ type: "ExceptionRevoked", exception: 2, because: "r" });
  await city.tell(CITY_PRODUCTS);
  expect((await city.session(session.connectionId))?.ended).toMatchObject({ clause: "cyber-act/11a" });
});

test("a register that nobody has given shuts nobody out: the letter bans no make", async () => {
  const { connectionId } = await city.atWork();
  const [asked] = await history<SessionEvent>(stream("SESSION", connectionId));
  expect(asked?.event).toMatchObject({ type: "SessionAllowed", facts: { known: { product: "not-loaded" } } });
});
