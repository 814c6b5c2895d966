// What a notice names is not lent either, from the statute's first day on; an exception lets it out, and what nobody said bans nothing.
import { expect, test } from "vitest";
import { NO_PRODUCTS, type Products } from "../../functions/products/products.ts";
import { carryOut, lend } from "../../functions/terminals/loan.ts";
import type { Registration } from "../../functions/terminals/registration.ts";
import { stepContext } from "../../functions/terminals/step.ts";
import type { Terminal } from "../../functions/terminals/terminal.ts";
import { AGENCY } from "../house/city.ts";
import { actorOf } from "../house/given.ts";
import { minute, TERMS, worldAt } from "./trip.ts";
import { OFFICE, World } from "./world.ts";

const at = "2026-01-05T01:00:00.000Z";
const by = { by: "a", at, confirmedBy: "b", confirmedAt: at, document: "x" };
const notice = {
  noticeNo: "1",
  noticeDate: "2026-01-05",
  make: "Acer",
  aliases: [],
  models: ["Swift"],
  ...by,
};
const product = {
  propertyNo: "PC",
  agency: AGENCY,
  noticeNo: "1",
  approval: "x",
  officer: "x",
  reason: "x",
};
const excepted = {
  ...NO_PRODUCTS,
  exceptions: { 1: { ...product, until: "2026-03-01T00:00:00.000Z", ...by } },
};
test.each<[string, Partial<Registration>, Products | undefined, string]>([
  [
    "by its make and model",
    { model: "Swift 3" },
    { ...NO_PRODUCTS, loadedAt: at, notices: [notice] },
    "product-hazardous",
  ],
  [
    "perhaps, its model being unknown",
    {},
    { ...NO_PRODUCTS, loadedAt: at, notices: [notice] },
    "product-hazardous",
  ],
  [
    "and an exception lets it be used",
    { model: "Swift 3" },
    { ...excepted, loadedAt: at, notices: [notice] },
    "done",
  ],
  ["not: another model", { model: "Aspire" }, { ...NO_PRODUCTS, loadedAt: at, notices: [notice] }, "done"],
  ["not: nobody has given the register", { model: "Swift 3" }, undefined, "done"],
])("%s", (_, more, products, code) => {
  const world = new World();
  const decided = world.act({ by: "records", at, borrower: "worker" }, (parties, context) =>
    lend(
      { ...parties, terminal: { ...parties.terminal, ...more } },
      { ...TERMS, dueOn: "2026-02-01" },
      { ...context, products },
    ),
  );
  expect(decided).toBe(code);
});

test("before the statute was in force it was lent as any other, and the refusal cites it", () => {
  const world = new World();
  const products = { ...NO_PRODUCTS, loadedAt: at, notices: [notice] };
  const early = world.act({ by: "records", at: minute(0), borrower: "worker" }, (parties, context) =>
    lend(parties, TERMS, { ...context, products }),
  );
  expect(early).toBe("done");
  const context = { ...stepContext(actorOf("records"), at, OFFICE), products };
  expect(() => lend({ terminal: new World().terminal(), person: undefined }, TERMS, context)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ clauses: ["cyber-act/11a"] }) }),
  );
});

test("lent before the notice it is not carried out after it; what left before is recorded as it was", () => {
  const { custody, ...paper } = worldAt("registered").terminal();
  const { loan } = custody;
  if (!loan?.approval) throw new Error("it is registered and approved");
  const lentAt = "2026-01-04T01:00:00.000Z";
  const dated = { registeredAt: lentAt, pledgedAt: lentAt, dueAt: "2026-02-01T00:00:00.000Z" };
  const lent = { ...custody, loan: { ...loan, ...dated, approval: { ...loan.approval, at: lentAt } } };
  const terminal: Terminal = { ...paper, model: "Swift 3", custody: lent };
  const later = "2026-01-06T01:00:00.000Z";
  const context = {
    ...stepContext(actorOf("records"), later, OFFICE),
    products: { ...NO_PRODUCTS, loadedAt: at, notices: [notice] },
  };
  const out = (happenedAt: string) => () => carryOut(terminal, { happenedAt, reason: "補登" }, context);
  expect(out(later)).toThrow(
    expect.objectContaining({ kind: expect.objectContaining({ code: "product-hazardous" }) }),
  );
  expect(out("2026-01-04T02:00:00.000Z")()).toMatchObject({ terminal: [{ event: { type: "CarriedOut" } }] });
});
