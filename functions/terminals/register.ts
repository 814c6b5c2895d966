// What may be done to the register: a terminal entered, put right, handed to other keepers, taken out; pure decisions.

import { Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { requireBrand } from "./fitness.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import type { Description, Keepers, Registration, RegistrationEvent } from "./registration.ts";
import type { StepContext } from "./step.ts";
import type { Terminal } from "./terminal.ts";

type Drafts = readonly [Draft<RegistrationEvent>];

export function register(
  terminal: Terminal | undefined,
  registration: Registration,
  context: StepContext,
): Drafts {
  requireAll(
    () => refuseAll(terminal && new Problem(TERMINAL_PROBLEM["property-number-taken"])),
    () => requireCertificateName(registration),
    () => requireBrand(registration, context),
  );
  return [{ event: { type: "TerminalRegistered", ...registration } }];
}

/** Nothing where nothing changes: the same file imported twice records nothing. */
export function amend(
  terminal: Terminal,
  wanted: Partial<Description>,
  context: StepContext,
): Drafts | readonly [] {
  requireKept(terminal);
  const changed = (Object.keys(wanted) as (keyof Description)[]).filter(
    name => JSON.stringify(wanted[name]) !== JSON.stringify(terminal[name]),
  );
  if (changed.length === 0) return [];
  const next = { ...terminal, ...wanted };
  requireAll(
    () => {
      // A spelling put right while the terminal is out decides nothing; what the gate reads would.
      if (changed.some(name => name !== "serial" && name !== "accessories")) requireInOffice(terminal);
    },
    () => requireCertificateName(next),
    () => requireBrand(next, context),
  );
  const pick = (from: Description) => Object.fromEntries(changed.map(name => [name, from[name]]));
  return [{ event: { type: "TerminalAmended", before: pick(terminal), after: pick(next) } }];
}

/** Within the agency at once; to another it is offered, and goes only when that one takes it over. To nobody new takes an offer back. */
export function transfer(terminal: Terminal, { agency, system, custodian }: Keepers): Drafts {
  requireKept(terminal);
  const before = keepingOf(terminal);
  const after = { agency, system, custodian };
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  requireAll(
    () => requireInOffice(terminal),
    () => refuseAll(isSame && !terminal.offered && new Problem(TERMINAL_PROBLEM["nothing-to-transfer"])),
  );
  if (isSame) return [{ event: { type: "TransferWithdrawn" } }];
  if (agency !== terminal.agency) return [{ event: { type: "TransferOffered", to: after } }];
  return [{ event: { type: "TerminalTransferred", before, after } }];
}

/** At the context of whom it is offered to, under their rules. */
export function takeOver(terminal: Terminal, context: StepContext): Drafts {
  const { offered } = terminal;
  if (!offered) throw new Problem(TERMINAL_PROBLEM["transfer-not-offered"]);
  requireKept(terminal);
  requireAll(
    () => requireInOffice(terminal),
    () => requireBrand(terminal, context),
  );
  return [{ event: { type: "TerminalTransferred", before: keepingOf(terminal), after: offered } }];
}

function keepingOf({ agency, system, custodian }: Terminal): Keepers {
  return { agency, system, custodian };
}

export function retire(terminal: Terminal, cause: string): Drafts {
  requireKept(terminal);
  if (terminal.custody.stage !== "written-off") requireInOffice(terminal);
  return [{ event: { type: "TerminalRetired", cause } }];
}

function requireKept({ status }: Terminal): void {
  if (status === "retired") throw new Problem(TERMINAL_PROBLEM["terminal-retired"]);
}

function requireInOffice({ custody }: Terminal): void {
  if (custody.stage !== "in-office") {
    throw new Problem(TERMINAL_PROBLEM["terminal-not-in-office"], { clauses: ["tainan-2021/3.2c"] });
  }
}

// The gate finds a terminal by the name on its certificate: it must lead to the property number and to nothing else.
function requireCertificateName({
  propertyNo,
  certificateName,
}: Pick<Registration, "propertyNo" | "certificateName">): void {
  if (certificateName !== propertyNo && !certificateName.startsWith(`${propertyNo}.`)) {
    throw new Problem(TERMINAL_PROBLEM["certificate-name-foreign"]);
  }
}
