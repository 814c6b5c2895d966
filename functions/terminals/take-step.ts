// Takes one step of custody: reads terminal, agency and borrower, asks who may, and records what the step leads to.
import { type Agency, agencyLaw } from "../agencies/agency.ts";
import { type Person, personLaw } from "../people/person.ts";
import { CITY_PRODUCTS, type Products } from "../products/products.ts";
import { type Answer, type Asked, answer } from "../shared/http/http.ts";
import type { Permit } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { write } from "../shared/http/write.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import type { readTerminal } from "./routes.ts";
import { type ScanReport, scanReportLaw } from "./scan-report.ts";
import { type Parties, type StepContext, type StepOutcome, stepContext } from "./step.ts";
import { type Terminal, terminalLaw, terminalView } from "./terminal.ts";

export type DecideStep = (parties: Parties, context: StepContext) => StepOutcome | Promise<StepOutcome>;

interface StepRecords {
  readonly terminal: Change<Terminal>;
  readonly changes: readonly Change[];
  /** The agency's rules and lists, which the step rested on. */
  readonly unmoved: readonly Held<unknown>[];
}

type AboutOne = Pick<Asked<typeof readTerminal>, "params" | "person" | "may" | "repeat" | "at">;

/** One step of one terminal, recorded, and answered with how it is now. */
export function takeStep(
  asked: AboutOne,
  decide: DecideStep,
  { borrower, again }: { readonly borrower?: string; readonly again?: Parameters<typeof write>[2] } = {},
): Promise<Answer> {
  const { propertyNo } = asked.params;
  const judged = async () => {
    const about = { propertyNo, ...(borrower && { borrower }) };
    const { terminal, ...rest } = await prepareStep(asked, about, decide);
    return { ...rest, answer: answer(200, terminalView(terminal.next)) };
  };
  return write(asked, judged, again);
}

/** All that the step would record; `borrower` only where there is no loan yet to name them. */
export async function prepareStep(
  { may }: Pick<Asked, "may">,
  { propertyNo, borrower = "" }: { readonly propertyNo: string; readonly borrower?: string },
  decide: DecideStep,
): Promise<StepRecords> {
  const held = await read(stream(terminalLaw, propertyNo));
  const { agency = "", system = "", custody } = held.state ?? {};
  const person = custody?.loan?.borrower ?? borrower;
  const permit = may({ type: "Terminal", id: propertyNo, agency, system, person });
  if (!held.state) throw new Problem(PROBLEM["not-found"]);
  const [agencyHeld, products, personHeld] = await readOthers(agency, person);
  const parties = { terminal: held.state, person: personHeld?.state };
  const context = stepContext(permit.by, permit.recordedAt, agencyHeld.state, products.state);
  const outcome = await decide(parties, context);
  const terminal = change(terminalLaw, held, outcome.terminal, permit);
  const bound =
    personHeld && outcome.borrower ? [change(personLaw, personHeld, outcome.borrower, permit)] : [];
  const { used, unmoved } = useReport(outcome, permit);
  return {
    terminal,
    changes: [terminal, ...bound, ...used],
    unmoved: [
      ...(outcome.isOfItself ? [] : [agencyHeld]),
      ...(outcome.asksProducts ? [products] : []),
      ...unmoved,
    ],
  };
}

async function readOthers(
  agency: string,
  person: string,
): Promise<readonly [Held<Agency>, Held<Products>, Held<Person>?]> {
  const city = [stream(agencyLaw, agency), CITY_PRODUCTS] as const;
  return person ? readMany([...city, stream(personLaw, person)]) : readMany(city);
}

/** A report is taken in the same transaction: of two scans that name it at once, one is recorded. */
function useReport({ report }: StepOutcome, permit: Permit): { used: Change[]; unmoved: Held<unknown>[] } {
  if (!report) return { used: [], unmoved: [] };
  const { held, use } = report;
  if (!use) return { used: [], unmoved: [held] };
  return { used: [change(scanReportLaw, held as Held<ScanReport>, [use], permit)], unmoved: [] };
}
