// What may be put into the register of hazardous products, and by whom: never by one officer alone, and nothing in doubt.
import { describe, test } from "vitest";
import * as decisions from "../../functions/products/decisions.ts";
import { type Products, productsLaw } from "../../functions/products/products.ts";
import { given } from "../house/given.ts";

const AT = "2026-03-02T02:00:00.000Z";
const NOTICE = { noticeNo: "資安字第1號", noticeDate: "2026-03-01", make: "華為", aliases: [], models: [] };
const list = (...notices: readonly (typeof NOTICE)[]) => ({ document: "府資安字第1號", notices });
const PC = { agency: "household-office", brand: "Huawei", borrower: "worker" };
const EXCEPTION = {
  propertyNo: "3140101-03-0000123",
  noticeNo: NOTICE.noticeNo,
  approval: "核可1",
  officer: "ciso",
  reason: "汰換中",
  until: "2026-04-01T00:00:00.000Z",
};
const confirm =
  (proposal: number, by = "second", terminal = PC) =>
  (state: Products | undefined) =>
    decisions.proposalConfirmed(state, proposal, { by, at: AT, terminal });

const register = given(productsLaw).as({ by: "first", at: AT });
const proposed = register.after(state => decisions.noticesProposed(state, list(NOTICE), AT));
const loaded = proposed.after(confirm(1));
const excepting = loaded.after(state => decisions.exceptionProposed(state, EXCEPTION, PC, AT));

describe("a notice", () => {
  test.each([
    ["in full width", { ...NOTICE, noticeNo: "資安字第１號 " }],
    ["as it was", NOTICE],
  ])("that waits or is in force is not taken twice: %s", (_, again) => {
    for (const each of [proposed, loaded])
      each
        .when(state => decisions.noticesProposed(state, list(again), AT))
        .refused("notices-refused", "cyber-act/11c");
  });

  test.each([
    ["twice in one file", list(NOTICE, NOTICE)],
    ["of tomorrow", list({ ...NOTICE, noticeDate: "2026-03-03" })],
    ["of a make of blanks", list({ ...NOTICE, make: " \u3000 " })],
    ["of a make of signs", list({ ...NOTICE, make: "--" })],
    ["of a blank product", list({ ...NOTICE, models: [" "] as never[] })],
  ])("%s is refused, and the whole file with it", (_, file) => {
    register
      .when(state => decisions.noticesProposed(state, file, AT))
      .refused("notices-refused", "cyber-act/11c");
  });

  test("is confirmed by somebody else, in whatever spelling the first one comes", () => {
    for (const by of ["first", "FIRST"]) proposed.when(confirm(1, by)).refused("second-officer-needed");
  });

  test("is confirmed once", () => {
    loaded.when(confirm(1)).refused("proposal-unknown");
  });

  test("is withdrawn by two as well, and only one that is there", () => {
    const asked = { noticeNo: NOTICE.noticeNo, document: "d", because: "r" };
    const withdrawing = loaded.after(state => decisions.withdrawalProposed(state, asked));
    withdrawing.when(state => decisions.withdrawalProposed(state, asked)).refused("proposal-known");
    withdrawing.when(confirm(2, "first")).refused("second-officer-needed");
    withdrawing
      .after(confirm(2))
      .when(state => decisions.withdrawalProposed(state, asked))
      .refused("notice-unknown");
  });
});

describe("an exception", () => {
  const asked = (more: Partial<typeof EXCEPTION>, terminal = PC) =>
    loaded.when(state => decisions.exceptionProposed(state, { ...EXCEPTION, ...more }, terminal, AT));

  test("whose end is past or now is refused", () => {
    for (const until of [AT, "2026-01-01T00:00:00.000Z"])
      asked({ until }).refused("exception-past", "cyber-act/11b");
  });
  test("for a computer of another make is refused", () => {
    asked({}, { ...PC, brand: "Acer" }).refused("exception-of-another-make", "cyber-act/11b");
  });
  test("from a notice that is not there is refused", () => {
    asked({ noticeNo: "資安字第2號" }).refused("notice-unknown");
  });
  test("that waits is not proposed twice", () => {
    excepting.when(state => decisions.exceptionProposed(state, EXCEPTION, PC, AT)).refused("proposal-known");
  });
  test("is confirmed neither by who proposed it nor by who has borrowed the computer", () => {
    excepting.when(confirm(2, "first")).refused("second-officer-needed");
    excepting.when(confirm(2, "worker")).refused("borrower-not-confirming", "cyber-act/11b");
  });
  test("is not confirmed for a computer whose make was put right meanwhile", () => {
    excepting
      .when(confirm(2, "second", { ...PC, brand: "Acer" }))
      .refused("exception-of-another-make", "cyber-act/11b");
  });
  test("ends at once when it is revoked, and only once", () => {
    const revoked = excepting.after(confirm(2)).after(state => decisions.exceptionRevoked(state, 2, "r"));
    revoked.when(state => decisions.exceptionRevoked(state, 2, "r")).refused("exception-unknown");
  });
});
