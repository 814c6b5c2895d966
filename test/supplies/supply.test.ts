// A supplied item by its law: lent by somebody else than who has it, to staff of the agency that owns it, due back as home working ends or
// its day passes, and taken back as it is found.
import { describe, expect, test } from "vitest";
import { UNPREPARED } from "../../functions/agencies/agency.ts";
import type { Approvals } from "../../functions/approvals/approval.ts";
import type { Person } from "../../functions/people/person.ts";
import * as law from "../../functions/supplies/lending.ts";
import { type Description, type Supply, supplyLaw } from "../../functions/supplies/supply.ts";
import { AGENCY } from "../house/city.ts";
import { given, refusedFor } from "../house/given.ts";

const NOW = "2021-07-01T01:00:00.000Z";
const LATER = "2021-07-20T01:00:00.000Z";
const NUMBER = "SU-12345678";
const item: Description = {
  ...{ agency: AGENCY, kind: "monitor" },
  ...{ brand: "範例牌", model: "24 吋", label: "" },
};
const staff = { active: true, agency: AGENCY, status: "civil-servant" } as unknown as Person;
const lending = (more: Partial<law.Lending> = {}): law.Lending => ({
  ...{ agency: UNPREPARED, products: undefined, at: NOW },
  ...{ number: NUMBER, person: staff, by: "keeper", ...more },
});
const terms = { borrower: "ann", dueOn: "2021-07-30" };
const lend =
  (more: Partial<law.Lending> = {}, asked = terms) =>
  (state: Supply | undefined) =>
    law.lend(state as Supply, asked, lending(more));

const registered = given(supplyLaw)
  .as({ by: "keeper", at: NOW })
  .after(state => law.register(state, item));
const lent = registered.as({ by: "keeper", at: NOW }).after(lend());

describe("it is lent", () => {
  test("to staff of the agency, by somebody else, until a day that is still to come", () => {
    registered.when(lend()).then({ type: "SupplyLent", ...terms });
    registered.when(lend({ by: "ann" })).refused("supply-by-borrower");
    registered.when(lend({}, { ...terms, dueOn: "2021-06-30" })).refused("supply-day-passed");
    for (const person of [undefined, { ...staff, active: false }, { ...staff, agency: "police-bureau" }])
      registered.when(lend({ person: person as Person | undefined })).refused("supply-borrower-unknown");
  });

  test("to one at a time, and not once it is retired", () => {
    lent.when(lend()).refused("supply-is-out");
    lent.when(state => law.retire(state as Supply, "r")).refused("supply-is-out");
    const retired = registered.after(state => law.retire(state as Supply, "r"));
    retired.when(lend()).refused("supply-retired");
    const gone = lent.after(state =>
      law.takeBack(state as Supply, { condition: "lost", note: "失竊" }, { by: "keeper" }),
    );
    gone.when(lend()).refused("supply-lost");
    registered.when(state => law.register(state, item)).refused("supply-number-taken");
  });

  test("not of a brand that the agency bans, whatever else speaks against it", () => {
    const agency = { ...UNPREPARED, bannedBrands: ["範例牌"] };
    registered.when(lend({ agency })).refused("supply-brand-banned", "keelung-pregnancy/4.2.1");
    expect(refusedFor(() => lend({ agency, by: "ann" })(registered.state))).toEqual([
      "supply-by-borrower",
      "supply-brand-banned",
    ]);
  });
});

test("who has it neither extends nor takes it back; what is taken back is in store again, as it was found", () => {
  lent
    .when(state => law.extend(state as Supply, { dueOn: "2021-08-31" }, { by: "ann", at: NOW }))
    .refused("supply-by-borrower");
  const found = { condition: "damaged", note: "刮痕" } as const;
  lent.when(state => law.takeBack(state as Supply, found, { by: "ann" })).refused("supply-by-borrower");
  registered.when(state => law.takeBack(state as Supply, found, { by: "keeper" })).refused("supply-is-in");
  const back = lent
    .as({ by: "keeper", at: LATER })
    .after(state => law.takeBack(state as Supply, found, { by: "keeper" }));
  expect([back.state?.lent, back.state?.returned]).toEqual([
    undefined,
    { by: "keeper", at: LATER, borrower: "ann", ...found },
  ]);
});

describe("it is to come back", () => {
  const END = "2021-07-16T16:00:00.000Z";
  const atHome = (from: string, to: string, more: object = {}): Approvals =>
    ({
      applications: { 1: { agency: AGENCY, from, to, decision: { granted: true, at: NOW }, ...more } },
    }) as unknown as Approvals;
  const spent = atHome("2021-07-05", "2021-07-16");
  const due = (state: Supply | undefined, approvals: Approvals | undefined, at: string) =>
    law.fallingDue(state as Supply, { approvals, person: staff }, at)?.event;

  test("once home working has ended, to the moment, and not while it goes on", () => {
    expect(due(lent.state, spent, "2021-07-16T15:59:59.999Z")).toBeUndefined();
    expect(due(lent.state, spent, END)).toEqual({ type: "SupplyDue", since: END, cause: "home-work-ended" });
    expect(due(lent.state, atHome("2021-07-05", "2021-07-30"), END)).toBeUndefined();
  });

  test("not for an end before it was lent, nor of another agency's approval", () => {
    const afterwards = registered.as({ by: "keeper", at: LATER }).after(lend({ at: LATER }));
    expect(due(afterwards.state, spent, LATER)).toBeUndefined();
    expect(due(lent.state, atHome("2021-07-05", "2021-07-16", { agency: "other" }), END)).toBeUndefined();
  });

  test("at once where its borrower is not of the agency any more", () => {
    for (const person of [undefined, { ...staff, active: false }, { ...staff, agency: "police-bureau" }]) {
      const whose = { approvals: undefined, person: person as Person | undefined };
      expect(law.fallingDue(lent.state as Supply, whose, LATER)?.event).toEqual({
        ...{ type: "SupplyDue", since: LATER, cause: "borrower-left" },
      });
    }
  });

  test("once its day has passed, and no more once it may stay longer", () => {
    const passed = "2021-07-30T16:00:00.000Z";
    expect(due(lent.state, undefined, "2021-07-30T15:59:59.999Z")).toBeUndefined();
    const event = due(lent.state, undefined, passed);
    expect(event).toEqual({ type: "SupplyDue", since: passed, cause: "day-passed" });
    const called = lent.events(event as never);
    expect(due(called.state, undefined, passed)).toBeUndefined();
    const longer = called
      .as({ by: "keeper", at: passed })
      .after(state => law.extend(state as Supply, { dueOn: "2021-08-31" }, { by: "keeper", at: passed }));
    expect([longer.state?.due, longer.state?.lent?.dueOn]).toEqual([undefined, "2021-08-31"]);
  });
});
