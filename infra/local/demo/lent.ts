// Terminals go out: each loan registered, approved, pledged for and carried out by those whose part it is.
import { type DemoCity, numberOf, PROPERTY, RECORDS, WORKER } from "./demo-city.ts";

export interface Loan {
  readonly number: number;
  readonly borrower: string;
  /** So many weekdays before today; a negative one is still to come. */
  readonly due: number;
}

const colleague = (name: string) => `${name}@household`;
/** The first trip of the month, there and back. */
export const FIRST: Loan = { number: 15, borrower: WORKER, due: 21 };
export const LOANS: readonly Loan[] = [
  { number: 1, borrower: WORKER, due: -9 },
  { number: 2, borrower: colleague("ayi"), due: -7 },
  { number: 3, borrower: colleague("boya"), due: -12 },
  { number: 4, borrower: colleague("caiwei"), due: 3 },
  { number: 5, borrower: colleague("dingan"), due: -2 },
  { number: 6, borrower: colleague("enmei"), due: -2 },
  { number: 7, borrower: colleague("fuxin"), due: -1 },
  { number: 8, borrower: colleague("guoyan"), due: -1 },
  { number: 9, borrower: colleague("hejing"), due: -3 },
  { number: 10, borrower: colleague("iling"), due: -4 },
  { number: 11, borrower: colleague("junhao"), due: -5 },
];

export async function firstLent(city: DemoCity): Promise<void> {
  await city.on(28, "08:30");
  await carriedOut(city, FIRST);
}

export async function lentOut(city: DemoCity): Promise<void> {
  await Promise.all(LOANS.map(loan => carriedOut(city, loan)));
}

async function carriedOut(city: DemoCity, loan: Loan): Promise<void> {
  await approved(city, loan);
  await pledged(city, loan);
  await city.terminal(RECORDS, loan.number, "loan/carry-out");
}

export async function registeredLoan(city: DemoCity, { number, borrower, due }: Loan): Promise<void> {
  const terms = { purpose: "居家收發公文", accessories: ["電源線"], norm: "108.11.15" };
  await city.terminal(RECORDS, number, "loans", { borrower, dueOn: city.days.day(due), ...terms });
}

export async function approved(city: DemoCity, loan: Loan): Promise<void> {
  await registeredLoan(city, loan);
  await city.terminal(PROPERTY, loan.number, "loan/approval", { until: city.days.day(loan.due - 10) });
}

async function pledged(city: DemoCity, { number, borrower }: Loan): Promise<void> {
  const { body } = await city.ask(borrower, `GET /v1/terminals/${numberOf(number)}/loans/1/pledge`);
  await city.terminal(borrower, number, "loan/pledge", { text: body.digest });
}
